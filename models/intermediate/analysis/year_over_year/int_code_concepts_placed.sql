with

implied as (
    select * from {{ ref('int_prior_years_implied') }}
    where concept_id like '%:%'
),

code_columns as (
    select * from {{ ref('narrative_code_columns') }}
),

subject_measures as (
    select * from {{ ref('subject_measures') }}
    where row_selection = 'codes'
),

coded as (
    select
        document_id,
        concept_id,
        {{ extract_pattern('concept_id', ':([0-9]+)') }} as subject_code
    from implied
),

-- class:201@general_public_budget is 201 of the column that covers these funds.
placed as (
    select
        coded.document_id,
        coded.concept_id,
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        coded.subject_code,
        subject_measures.table_no
    from coded
    inner join code_columns
        on
            coded.concept_id
            = {{ concept_of_code('coded.subject_code', 'code_columns.fund_scope') }}
    inner join subject_measures
        on
            code_columns.table_no = subject_measures.table_no
            and code_columns.measure = subject_measures.measure
)

select * from placed

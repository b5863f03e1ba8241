with

-- Columns that are no total: union, for a measure stands in several reference rows.
leaf_measures as (
    select measure from {{ ref('expenditure_natures') }}
    union
    select measure from {{ ref('income_sources') }}
    union
    select 'final_amount' as measure
),

figures as (
    select
        figures.*,
        documents.office_code,
        documents.fiscal_year
    from {{ ref('int_figures_classified') }} as figures
    inner join {{ ref('int_documents_chosen') }} as documents
        on figures.document_id = documents.document_id
    inner join leaf_measures
        on figures.measure = leaf_measures.measure
    where documents.is_used and figures.row_code is not null and not figures.is_code_parent
),

-- A code printed twice in one table: the first print counts.
numbered as (
    select
        *,
        row_number() over (
            partition by document_id, table_no, measure, row_code
            order by source_line, block_no
        ) as print_no
    from figures
),

economic_classes as (
    select
        economic_code,
        category
    from {{ ref('economic_classification') }}
    where code_level = 'class'
),

leaves as (
    select
        numbered.*,
        case when numbered.table_no = '06' then economic_classes.category end as category,
        substr(numbered.row_code, 1, 3) as class_code,
        case when length(numbered.row_code) >= 5 then substr(numbered.row_code, 1, 5) end
            as five_digit_code,
        case when length(numbered.row_code) >= 7 then numbered.row_code end as seven_digit_code
    from numbered
    left join economic_classes
        on substr(numbered.row_code, 1, 3) = economic_classes.economic_code
    where numbered.print_no = 1 and numbered.amount_wan is not null
)

select * from leaves

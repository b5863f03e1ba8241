with

statements as (
    select * from {{ ref('int_prior_statements_located') }}
),

-- A change told only as the reason of another one may speak of other funds: no restatement.
implied as (
    select prior_years.*
    from {{ ref('int_prior_years_implied') }} as prior_years
    left join statements
        on
            prior_years.document_id = statements.document_id
            and prior_years.concept_id = statements.concept_id
    where
        prior_years.prior_lower_wan is not null
        and prior_years.prior_upper_wan is not null
        and not prior_years.is_rate_contradicted
        and not prior_years.is_contradicted
        and not coalesce(statements.is_reason_only, false)
),

pairs as (
    select * from {{ ref('int_document_years_paired') }}
),

concept_terms as (
    select * from {{ ref('int_narrative_concept_terms') }}
    where stated_kind = 'amount' and figure_kind = 'table'
),

-- What the text says of last year meets what last year's own disclosure printed.
reported as (
    select
        pairs.document_id,
        pairs.prior_fiscal_year,
        concept_terms.concept_id,
        concept_terms.sign,
        concept_terms.figure_kind,
        concept_terms.figure_ref,
        concept_terms.figure_value,
        concept_terms.half_width,
        concept_terms.rounding_step,
        concept_terms.cell_state,
        concept_terms.term_no,
        concept_terms.term_text,
        concept_terms.source_line
    from pairs
    inner join concept_terms
        on pairs.prior_document_id = concept_terms.document_id
),

compared as (
    select
        implied.document_id,
        implied.concept_id,
        implied.prior_wan,
        implied.prior_lower_wan,
        implied.prior_upper_wan,
        implied.source_line as statement_line,
        reported.prior_fiscal_year,
        reported.sign,
        reported.figure_kind,
        reported.figure_ref,
        reported.figure_value,
        reported.half_width,
        reported.rounding_step,
        reported.cell_state,
        reported.term_no,
        reported.term_text,
        reported.source_line
    from implied
    inner join reported
        on
            implied.document_id = reported.document_id
            and implied.concept_id = reported.concept_id
)

select * from compared

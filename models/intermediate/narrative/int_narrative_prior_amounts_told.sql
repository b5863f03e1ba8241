with

prior_sums as (
    select * from {{ ref('int_narrative_prior_sums') }}
),

prior_figures as (
    select * from {{ ref('int_narrative_figures_matched') }}
    where kind = 'amount' and is_prior_year and concept_id is not null
),

-- distinct: a sum has several terms.
statements as (
    select distinct
        document_id,
        topic,
        concept_id,
        statement_no,
        change_value,
        statement_line,
        statement_key
    from prior_sums
),

-- The first amount of last year that stands in the line of the change.
firsts as (
    select
        statements.document_id,
        statements.statement_key,
        statements.statement_line,
        statements.concept_id,
        min(prior_figures.char_offset) as first_offset
    from statements
    inner join prior_figures
        on
            statements.document_id = prior_figures.document_id
            and statements.statement_line = prior_figures.source_line
            and statements.concept_id = prior_figures.concept_id
    group by
        statements.document_id,
        statements.statement_key,
        statements.statement_line,
        statements.concept_id
),

beside as (
    select
        firsts.document_id,
        firsts.statement_key,
        prior_figures.narrative_figure_id,
        prior_figures.measured_in,
        prior_figures.signed_value,
        prior_figures.half_width,
        prior_figures.rounding_step,
        prior_figures.term_text,
        prior_figures.source_line
    from firsts
    inner join prior_figures
        on
            firsts.document_id = prior_figures.document_id
            and firsts.statement_line = prior_figures.source_line
            and firsts.first_offset = prior_figures.char_offset
)

select * from beside

with

compared as (
    select * from {{ ref('int_implied_priors_paired') }}
),

statements as (
    select
        document_id,
        concept_id,
        statement_line,
        prior_wan,
        prior_lower_wan,
        prior_upper_wan
    from compared
    group by
        document_id, concept_id, statement_line, prior_wan, prior_lower_wan, prior_upper_wan
),

-- An interval is its middle and half its width, so that it adds up as a rounded figure does.
sides as (
    select
        document_id,
        concept_id,
        'lhs' as side,
        1 as sign,
        'narrative' as figure_kind,
        cast(null as varchar) as figure_ref,
        cast(
            cast(prior_lower_wan + prior_upper_wan as decimal(24, 6)) * cast(0.5 as decimal(2, 1))
            as decimal(28, 10)
        ) as figure_value,
        cast(
            cast(prior_upper_wan - prior_lower_wan as decimal(24, 6)) * cast(0.5 as decimal(2, 1))
            as decimal(28, 10)
        ) as half_width,
        cast(prior_upper_wan - prior_lower_wan as decimal(18, 6)) as rounding_step,
        'printed' as cell_state,
        '情况说明第' || statement_line || '行推算的上年数 ' || {{ plain_number('prior_wan') }}
            as term_text,
        statement_line as source_line
    from statements
    union all
    select
        document_id,
        concept_id,
        'rhs' as side,
        sign,
        figure_kind,
        figure_ref,
        figure_value,
        half_width,
        rounding_step,
        cell_state,
        prior_fiscal_year || '年度 ' || term_text as term_text,
        source_line
    from compared
),

terms as (
    select
        'continuity-implied-prior' as identity_id,
        document_id,
        concept_id as instance_key,
        cast(row_number() over (
            partition by document_id, concept_id
            order by side, source_line, figure_ref, term_text
        ) as integer) as term_no,
        side,
        sign,
        figure_kind,
        figure_ref,
        '万元' as measured_in,
        figure_value,
        half_width,
        rounding_step,
        cell_state,
        term_text,
        source_line
    from sides
)

select * from terms

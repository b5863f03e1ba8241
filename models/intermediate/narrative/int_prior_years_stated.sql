with

changes as (
    select * from {{ ref('int_narrative_changes_stated') }}
    where measured_in = '万元'
),

rates as (
    select * from {{ ref('int_narrative_rates_paired') }}
    where kind = 'change_pct' and compared_with = 'prior_year' and concept_id is not null
),

prior_figures as (
    select * from {{ ref('int_narrative_figures_matched') }}
    where
        kind = 'amount'
        and is_prior_year
        and concept_id is not null
        and measured_in = '万元'
),

-- A change with its rate or without one, a rate by itself, last year's amount by itself.
candidates as (
    select
        changes.document_id,
        changes.concept_id,
        changes.narrative_figure_id || coalesce(' ' || rates.narrative_figure_id, '')
            as statement_refs,
        case
            when changes.statement_kind = 'unchanged' then 'unchanged'
            when rates.narrative_figure_id is not null then 'change_and_rate'
            else 'change'
        end as basis,
        changes.change_value,
        changes.half_width as change_half_width,
        rates.signed_value as rate_pct,
        rates.half_width as rate_half_width,
        cast(null as decimal(28, 10)) as stated_value,
        cast(null as decimal(28, 10)) as stated_half_width,
        changes.source_line as change_line,
        rates.source_line as rate_line,
        cast(null as integer) as stated_line
    from changes
    left join rates
        on
            changes.statement_kind = 'change'
            and changes.narrative_figure_id = rates.change_id
    union all
    select
        document_id,
        concept_id,
        narrative_figure_id as statement_refs,
        'rate' as basis,
        null as change_value,
        null as change_half_width,
        signed_value as rate_pct,
        half_width as rate_half_width,
        null as stated_value,
        null as stated_half_width,
        null as change_line,
        source_line as rate_line,
        null as stated_line
    from rates
    where change_id is null
    union all
    select
        document_id,
        concept_id,
        narrative_figure_id as statement_refs,
        'stated' as basis,
        null as change_value,
        null as change_half_width,
        null as rate_pct,
        null as rate_half_width,
        signed_value as stated_value,
        half_width as stated_half_width,
        null as change_line,
        null as rate_line,
        source_line as stated_line
    from prior_figures
)

select * from candidates

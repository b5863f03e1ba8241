with

rates as (
    select * from {{ ref('int_narrative_rates_paired') }}
    where kind = 'share_pct'
),

bases as (
    select * from {{ ref('narrative_ratio_bases') }}
),

figures as (
    select * from {{ ref('int_narrative_figures_matched') }}
    where kind = 'amount' and not is_prior_year and concept_id is not null
),

ranked_bases as (
    select
        rates.*,
        bases.base_concept_id,
        row_number() over (
            partition by rates.narrative_figure_id
            order by cast(bases.priority as integer)
        ) as preference
    from rates
    inner join bases
        on
            coalesce(bases.topic, rates.topic) = rates.topic
            and {{ matches_column_pattern(folded('rates.quote'), 'bases.quote_pattern') }}
),

-- The base as it was stated last in the same section, else anywhere.
ranked_figures as (
    select
        ranked_bases.narrative_figure_id,
        ranked_bases.base_concept_id,
        figures.narrative_figure_id as base_figure_id,
        row_number() over (
            partition by ranked_bases.narrative_figure_id
            order by
                case when figures.topic = ranked_bases.topic then 0 else 1 end,
                case
                    when
                        (figures.source_line, figures.char_offset)
                        < (ranked_bases.source_line, ranked_bases.char_offset)
                        then 0
                    else 1
                end,
                abs(figures.source_line - ranked_bases.source_line),
                figures.char_offset desc
        ) as preference
    from ranked_bases
    left join figures
        on
            ranked_bases.document_id = figures.document_id
            and ranked_bases.base_concept_id = figures.concept_id
    where ranked_bases.preference = 1
)

select
    narrative_figure_id,
    base_concept_id,
    base_figure_id
from ranked_figures
where preference = 1

with

figures as (
    select
        *,
        case kind when 'change_amount' then 'change' else 'unchanged' end as statement_kind
    from {{ ref('int_narrative_gaps_read') }}
    where
        (kind = 'change_amount' or (kind = 'change_direction' and sign = 'none'))
        and concept_id is not null
        and compared_with = 'prior_year'
        and not is_prior_year
),

-- Unchanged is said of figures as the document rounds them at its finest.
roundings as (
    select
        document_id,
        min(half_width) as half_width,
        min(rounding_step) as rounding_step
    from figures
    where half_width > 0
    group by document_id
),

statements as (
    select
        figures.document_id,
        figures.topic,
        figures.concept_id,
        figures.statement_kind,
        figures.narrative_figure_id,
        case figures.statement_kind when 'change' then figures.signed_value else 0 end
            as change_value,
        case figures.statement_kind
            when 'change' then figures.half_width
            else coalesce(roundings.half_width, 0)
        end as half_width,
        case figures.statement_kind
            when 'change' then figures.rounding_step
            else coalesce(roundings.rounding_step, 0)
        end as rounding_step,
        figures.measured_in,
        figures.term_text,
        figures.section_no,
        figures.quote,
        figures.source_line,
        figures.char_offset
    from figures
    left join roundings
        on figures.document_id = roundings.document_id
),

numbered as (
    select
        *,
        row_number() over (
            partition by document_id, topic, concept_id
            order by source_line, char_offset
        ) as statement_no
    from statements
)

select * from numbered

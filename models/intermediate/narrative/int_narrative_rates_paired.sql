with

figures as (
    select
        *,
        kind in ('share_pct', 'completion_pct', 'change_pct') as is_rate,
        case when kind = 'amount' and not is_prior_year then narrative_figure_id end
            as amount_id,
        case when kind = 'budget' and not is_prior_year then narrative_figure_id end
            as budget_id,
        case
            when kind = 'change_amount' and not is_prior_year then narrative_figure_id
        end as change_id
    from {{ ref('int_narrative_gaps_read') }}
),

-- What was said last of the same thing: in the section, for a page break may part a sentence; a
-- change in the line, for the section may state several.
looked_back as (
    select
        *,
        last_value(amount_id ignore nulls) over in_section as section_amount_id,
        last_value(amount_id ignore nulls) over in_line as line_amount_id,
        last_value(budget_id ignore nulls) over in_section as section_budget_id,
        last_value(change_id ignore nulls) over compared_in_line as line_change_id,
        lag(change_id) over (partition by document_id order by place_no) as last_change_id,
        lag(thing_key) over (partition by document_id order by place_no) as last_thing_key
    from figures
    window
        in_section as (
            partition by document_id, topic, thing_key
            order by place_no
            rows between unbounded preceding and current row
        ),
        in_line as (
            partition by document_id, source_line, thing_key
            order by place_no
            rows between unbounded preceding and current row
        ),
        compared_in_line as (
            partition by document_id, source_line, thing_key, compared_with
            order by place_no
            rows between unbounded preceding and current row
        )
),

-- A page break may part a rate from its change.
paired as (
    select
        narrative_figure_id,
        document_id,
        topic,
        concept_id,
        thing_key,
        kind,
        compared_with,
        sign,
        signed_value,
        half_width,
        rounding_step,
        measured_in,
        term_text,
        quote,
        source_line,
        char_offset,
        source_line || ':' || char_offset as instance_key,
        coalesce(line_amount_id, section_amount_id) as amount_id,
        section_budget_id as budget_id,
        coalesce(
            line_change_id, case when last_thing_key = thing_key then last_change_id end
        ) as change_id
    from looked_back
    where is_rate and not is_prior_year
)

select * from paired

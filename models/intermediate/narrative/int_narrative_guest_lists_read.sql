with

figures as (
    select
        *,
        kind = 'count' and {{ matches_pattern(
            'lead_text', '主要(?:是|为)?接待[^,。;]*$|接待对象[^,。;]*$',
        ) }} as is_opening
    from {{ ref('int_narrative_gaps_read') }}
    where not is_prior_year
),

guest_lists as (
    select * from {{ ref('narrative_guest_lists') }}
),

-- The guests go on, over page breaks too, until a thing is named that the narrative accounts for.
segmented as (
    select
        *,
        sum(case when is_opening or concept_id is not null then 1 else 0 end) over (
            partition by document_id
            order by place_no
            rows between unbounded preceding and current row
        ) as segment_no
    from figures
),

items as (
    select
        *,
        max(case when is_opening then place_no end) over (
            partition by document_id, segment_no
        ) as opening_no,
        first_value(source_line || ':' || char_offset) over (
            partition by document_id, segment_no
            order by place_no
        ) as opening_key
    from segmented
),

ranked_heads as (
    select
        items.document_id,
        items.narrative_figure_id,
        figures.narrative_figure_id as head_figure_id,
        row_number() over (
            partition by items.document_id, items.narrative_figure_id
            order by cast(guest_lists.priority as integer), figures.place_no desc
        ) as preference
    from items
    inner join guest_lists
        on items.measured_in = guest_lists.item_unit
    inner join figures
        on
            items.document_id = figures.document_id
            and guest_lists.head_concept_id = figures.concept_id
            and items.opening_no > figures.place_no
            and items.topic = figures.topic
),

read_lists as (
    select
        items.document_id,
        items.opening_key || '·' || items.measured_in as list_key,
        items.narrative_figure_id,
        ranked_heads.head_figure_id,
        items.measured_in,
        items.signed_value,
        items.half_width,
        true as is_partial,
        false as is_of_which,
        false as is_left_open,
        true as is_guest_list,
        items.term_text,
        items.source_line,
        items.char_offset
    from items
    inner join ranked_heads
        on
            items.narrative_figure_id = ranked_heads.narrative_figure_id
            and ranked_heads.preference = 1
    where items.opening_no is not null and items.kind = 'count'
)

select * from read_lists

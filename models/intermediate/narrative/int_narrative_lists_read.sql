with

keyed as (
    select * from {{ ref('int_narrative_lists_marked') }}
),

items as (
    select
        *,
        source_line || ':' || list_offset as list_key
    from keyed
    where list_offset is not null and kind in ('amount', 'count')
),

openers as (
    select
        document_id,
        source_line,
        char_offset,
        measured_in,
        kind,
        is_partial,
        is_of_which
    from keyed
    where is_opening
),

-- The head of a list is the figure of its kind and unit that was stated last before it.
heads as (
    select
        openers.document_id,
        openers.source_line,
        openers.char_offset as list_offset,
        openers.is_partial,
        openers.is_of_which,
        keyed.narrative_figure_id as head_figure_id,
        row_number() over (
            partition by openers.document_id, openers.source_line, openers.char_offset
            order by keyed.char_offset desc
        ) as preference
    from openers
    inner join keyed
        on
            openers.document_id = keyed.document_id
            and openers.source_line = keyed.source_line
            and openers.char_offset > keyed.char_offset
            and openers.measured_in = keyed.measured_in
            and openers.kind = keyed.kind
),

read_lists as (
    select
        items.document_id,
        items.list_key,
        items.narrative_figure_id,
        heads.head_figure_id,
        items.measured_in,
        items.signed_value,
        items.half_width,
        max(case when heads.is_partial then 1 else 0 end) over in_list = 1 as is_partial,
        max(case when heads.is_of_which then 1 else 0 end) over in_list = 1 as is_of_which,
        max(case when items.is_left_open then 1 else 0 end) over in_list = 1 as is_left_open,
        false as is_guest_list,
        items.term_text,
        items.source_line,
        items.char_offset
    from items
    inner join heads
        on
            items.document_id = heads.document_id
            and items.source_line = heads.source_line
            and items.list_offset = heads.list_offset
            and heads.preference = 1
    window in_list as (partition by items.document_id, items.list_key)
)

select * from read_lists

with

read_lists as (
    select * from {{ ref('int_narrative_lists_read') }}
    union all
    select * from {{ ref('int_narrative_guest_lists_read') }}
),

heads as (
    select * from {{ ref('int_narrative_figures_matched') }}
),

added as (
    select
        read_lists.document_id,
        read_lists.list_key,
        read_lists.head_figure_id,
        heads.source_line as head_line,
        heads.char_offset as head_offset,
        count(*) as item_count,
        count(case when read_lists.signed_value = 0 then 1 end) as zero_count,
        bool_or(read_lists.is_partial) as is_partial,
        bool_or(read_lists.is_of_which) as is_of_which,
        bool_or(read_lists.is_left_open) as is_left_open,
        bool_or(read_lists.is_guest_list) as is_guest_list,
        {{ joined_text(
            'read_lists.term_text', '；', 'read_lists.source_line, read_lists.char_offset',
        ) }} as items_text,
        sum(read_lists.signed_value) - max(heads.signed_value) as excess,
        sum(read_lists.half_width) + max(heads.half_width) as tolerance
    from read_lists
    inner join heads
        on read_lists.head_figure_id = heads.narrative_figure_id
    group by
        read_lists.document_id,
        read_lists.list_key,
        read_lists.head_figure_id,
        heads.source_line,
        heads.char_offset
),

-- Guests are told in batches and in persons: where the one adds up, the list is all of them.
confirmed as (
    select
        *,
        bool_or(abs(excess) <= tolerance) over (
            partition by document_id, split_part(list_key, '·', 1)
        ) as is_confirmed
    from added
),

judged as (
    select
        *,
        case
            when is_confirmed then 'narrative-list-complete'
            when item_count > 1 and not is_partial and not is_left_open and excess > tolerance
                then 'narrative-list-complete'
            when is_partial or is_left_open or item_count = 1 then 'narrative-list-within'
            when not is_of_which then 'narrative-list-complete'
            when item_count > 2 then 'narrative-list-gap'
            else 'narrative-list-within'
        end as identity_id
    from confirmed
)

select * from judged

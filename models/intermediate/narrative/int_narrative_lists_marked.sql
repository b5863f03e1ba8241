with

-- What opens a list, its items' numbers, and what merely goes on: a mark and a noun.
figures as (
    select
        *,
        {{ matches_pattern('lead_text', list_opening_pattern() ~ '[^,。;]*$') }} as is_opening,
        {{ matches_pattern(
            'lead_text', '(?:[0-9]{1,2}、|[(][0-9一二三四五六七八九十]{1,2}[)])[^,。;]*$',
        ) }} as is_numbered,
        {{ matches_pattern('lead_text', '主要[^,。;]{0,4}(?:包括|是|为|有)[^,。;]*$') }}
            as is_partial,
        {{ matches_pattern('lead_text', '其中[^,。;]*$') }} as is_of_which,
        {{ matches_pattern('tail_text', '^[^,。;、:]{0,6}等') }}
        or (
            lead(char_offset) over line_of_text is null
            and not {{ matches_pattern('tail_text', '[。;]') }}
        ) as is_left_open,
        {{ matches_pattern('lead_text', '^[^,。;、:]{0,6}[、,;和及][^,。;:]{1,60}$') }}
        and not {{ matches_pattern('lead_text', '增|减|降|占|完成|预算|上年|去年|结余|同比') }}
        and measured_in = lag(measured_in) over line_of_text
        and kind = lag(kind) over line_of_text as is_going_on
    from {{ ref('int_narrative_gaps_read') }}
    where not is_prior_year
    window line_of_text as (
        partition by document_id, source_line
        order by char_offset
    )
),

listed as (
    select
        *,
        max(case when is_opening and is_numbered then char_offset end) over so_far
            as numbered_list_offset,
        sum(
            case
                when is_opening or is_numbered or not coalesce(is_going_on, false) then 1 else 0
            end
        ) over so_far as segment_no
    from figures
    window so_far as (
        partition by document_id, source_line
        order by char_offset
        rows between unbounded preceding and current row
    )
),

-- A numbered item goes on with the list that began with a number, past the lists inside of it.
keyed as (
    select
        *,
        first_value(
            case
                when is_opening then char_offset
                when is_numbered then numbered_list_offset
            end
        ) over (
            partition by document_id, source_line, segment_no
            order by char_offset
            rows between unbounded preceding and current row
        ) as list_offset
    from listed
)

select * from keyed

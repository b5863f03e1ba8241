with

changes as (
    select * from {{ ref('code_changes') }}
),

-- A change of several codes names each of them once, though it has a row for each pair.
sides as (
    select
        change_id,
        code_kind,
        change_kind,
        first_year,
        note_zh,
        note_en,
        'from' as side,
        from_code as changed_code,
        from_name as changed_name
    from changes
    union
    select
        change_id,
        code_kind,
        change_kind,
        first_year,
        note_zh,
        note_en,
        'to' as side,
        to_code as changed_code,
        to_name as changed_name
    from changes
),

written as (
    select
        change_id,
        code_kind,
        change_kind,
        cast(first_year as integer) as first_year,
        note_zh,
        note_en,
        side,
        {{ joined_text("changed_code || changed_name", '、', 'changed_code') }} as named_codes,
        {{ joined_text('changed_code', ' + ', 'changed_code') }} as codes
    from sides
    group by change_id, code_kind, change_kind, first_year, note_zh, note_en, side
),

told as (
    select
        befores.change_id,
        befores.code_kind,
        befores.change_kind,
        befores.first_year,
        '自' || befores.first_year || '年起，' || befores.named_codes || case befores.change_kind
            when 'renamed' then '更名为'
            when 'moved' then '改列'
            when 'split' then '分为'
            else '并入'
        end || afters.named_codes || '。' || coalesce(befores.note_zh, '') as change_text_zh,
        'From ' || befores.first_year || ' on ' || befores.codes || case befores.change_kind
            when 'renamed' then ' is renamed ' || afters.named_codes
            when 'moved' then ' is moved to ' || afters.codes
            else ' is ' || befores.change_kind || ' into ' || afters.codes
        end || '.' || coalesce(' ' || befores.note_en, '') as change_text_en
    from written as befores
    inner join written as afters
        on
            befores.change_id = afters.change_id
            and befores.side = 'from'
            and afters.side = 'to'
)

select * from told

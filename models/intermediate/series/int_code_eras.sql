with

changes as (
    select * from {{ ref('code_changes') }}
    where change_kind <> 'renamed'
),

codes as (
    select * from {{ ref('int_codes_listed') }}
),

-- A change ends what its old codes meant and begins what its new ones mean.
marks as (
    select
        code_kind,
        from_code as changed_code,
        cast(first_year as integer) as mark_year,
        from_name as name_before,
        cast(null as varchar) as name_after
    from changes
    union all
    select
        code_kind,
        to_code as changed_code,
        cast(first_year as integer) as mark_year,
        cast(null as varchar) as name_before,
        to_name as name_after
    from changes
),

boundaries as (
    select
        code_kind,
        changed_code,
        mark_year,
        max(name_before) as name_before,
        max(name_after) as name_after
    from marks
    group by code_kind, changed_code, mark_year
    union all
    select
        code_kind,
        changed_code,
        cast(null as integer) as mark_year,
        cast(null as varchar) as name_before,
        cast(null as varchar) as name_after
    from marks
    group by code_kind, changed_code
),

spans as (
    select
        *,
        lead(mark_year) over (
            partition by code_kind, changed_code order by mark_year asc nulls first
        ) as next_mark_year,
        lead(name_before) over (
            partition by code_kind, changed_code order by mark_year asc nulls first
        ) as next_name_before
    from boundaries
),

eras as (
    select
        spans.code_kind || ':' || spans.changed_code
        || coalesce('@' || spans.mark_year, '') as era_id,
        spans.code_kind,
        spans.changed_code,
        coalesce(
            spans.next_name_before,
            case when spans.next_mark_year is null then codes.listed_name end,
            spans.name_after
        ) as era_name,
        spans.mark_year as valid_from_year,
        spans.next_mark_year - 1 as valid_to_year
    from spans
    left join codes
        on spans.code_kind = codes.code_kind and spans.changed_code = codes.listed_code
)

select * from eras

with

changes as (
    select
        *,
        cast(first_year as integer) as change_year
    from {{ ref('code_changes') }}
),

renames as (
    select
        code_kind,
        from_code as changed_code,
        {{ joined_text('from_name', '|', 'change_year') }} as former_names
    from changes
    where from_code = to_code and from_name <> to_name
    group by code_kind, from_code
),

-- A code that goes on beside the others neither ends nor begins.
continued as (
    select
        change_id,
        from_code as changed_code
    from changes
    where from_code = to_code
    group by change_id, from_code
),

marks as (
    select
        changes.code_kind,
        changes.from_code as changed_code,
        changes.change_year - 1 as last_year,
        cast(null as integer) as first_year
    from changes
    left join continued
        on
            changes.change_id = continued.change_id
            and changes.from_code = continued.changed_code
    where continued.changed_code is null
    union all
    select
        changes.code_kind,
        changes.to_code as changed_code,
        cast(null as integer) as last_year,
        changes.change_year as first_year
    from changes
    left join continued
        on
            changes.change_id = continued.change_id
            and changes.to_code = continued.changed_code
    where continued.changed_code is null
    union all
    select
        code_kind,
        changed_code,
        cast(null as integer) as last_year,
        cast(null as integer) as first_year
    from renames
),

years as (
    select
        code_kind,
        changed_code,
        max(first_year) as first_year,
        max(last_year) as last_year
    from marks
    group by code_kind, changed_code
),

validity as (
    select
        years.code_kind,
        years.changed_code,
        years.first_year as valid_from_year,
        case when years.last_year >= coalesce(years.first_year, 0) then years.last_year end
            as valid_to_year,
        renames.former_names
    from years
    left join renames
        on
            years.code_kind = renames.code_kind
            and years.changed_code = renames.changed_code
)

select * from validity

with

eras as (
    select * from {{ ref('int_code_eras') }}
),

linked as (
    select * from {{ ref('int_code_series_linked') }}
),

successors as (
    select
        from_era_id,
        min(first_year) as next_year
    from {{ ref('int_code_eras_tied') }}
    group by from_era_id
),

members as (
    select
        eras.*,
        linked.series_id,
        successors.next_year,
        successors.from_era_id is null as is_latest,
        max(eras.changed_code) filter (where successors.from_era_id is null) over (
            partition by linked.series_id
        ) as last_code,
        count(*) filter (where successors.from_era_id is null) over (
            partition by linked.series_id
        ) as latest_count,
        row_number() over (
            partition by linked.series_id, eras.changed_code
            order by eras.valid_from_year desc nulls last
        ) as recency
    from eras
    inner join linked
        on eras.era_id = linked.era_id
    left join successors
        on eras.era_id = successors.from_era_id
),

-- A code that took others up had its own name before: its series is named after all of them.
flagged as (
    select
        *,
        max(
            case
                when latest_count = 1 and changed_code = last_code and not is_latest then 1
                else 0
            end
        ) over (partition by series_id) as is_absorbing
    from members
),

named as (
    select
        series_id,
        {{ joined_text('changed_code', '+', 'changed_code') }} as series_code,
        {{ joined_text('era_name', '、', 'changed_code') }} as series_name
    from flagged
    where (is_absorbing = 0 and is_latest) or (is_absorbing = 1 and recency = 1)
    group by series_id
),

series as (
    select
        flagged.era_id,
        flagged.code_kind,
        flagged.changed_code,
        flagged.era_name,
        flagged.valid_from_year,
        flagged.valid_to_year,
        flagged.next_year,
        flagged.series_id,
        named.series_code,
        named.series_name,
        flagged.is_latest
    from flagged
    inner join named
        on flagged.series_id = named.series_id
)

select * from series

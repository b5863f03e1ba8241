with

reference_names as (
    select
        office_name as known_name,
        office_code,
        1 as source_rank
    from {{ ref('offices') }}
    union all
    select
        alias as known_name,
        office_code,
        1 as source_rank
    from {{ ref('office_aliases') }}
),

-- A code that any loaded document prints beside a name serves the years that print none.
printed_names as (
    select
        unit_name as known_name,
        unit_code as office_code,
        2 as source_rank
    from {{ ref('int_project_units_split') }}
    where unit_name is not null and unit_code is not null
),

names as (
    select
        {{ name_key('known_name') }} as office_name_key,
        office_code,
        source_rank
    from reference_names
    union all
    select
        {{ name_key('known_name') }} as office_name_key,
        office_code,
        source_rank
    from printed_names
),

ranked as (
    select
        office_name_key,
        office_code,
        row_number() over (
            partition by office_name_key
            order by min(source_rank) asc, count(*) desc, office_code asc
        ) as preference
    from names
    group by office_name_key, office_code
),

mapped as (
    select
        office_name_key,
        office_code
    from ranked
    where preference = 1
)

select * from mapped

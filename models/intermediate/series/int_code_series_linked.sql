with recursive

ties as (
    select * from {{ ref('int_code_eras_tied') }}
),

links as (
    select
        from_era_id as era_id,
        to_era_id as tied_era_id
    from ties
    union all
    select
        to_era_id as era_id,
        from_era_id as tied_era_id
    from ties
),

-- Whatever can be reached over changes, there and back, is one series; union ends the walk.
reached (era_id, reached_era_id) as (
    select
        links.era_id,
        links.tied_era_id as reached_era_id
    from links
    union
    select
        reached.era_id,
        links.tied_era_id as reached_era_id
    from reached
    inner join links
        on reached.reached_era_id = links.era_id
),

linked as (
    select
        era_id,
        min(reached_era_id) as series_id
    from reached
    group by era_id
)

select * from linked

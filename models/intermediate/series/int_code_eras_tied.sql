with

eras as (
    select * from {{ ref('int_code_eras') }}
),

changes as (
    select * from {{ ref('code_changes') }}
    where change_kind <> 'renamed'
),

ties as (
    select
        changes.change_id,
        changes.change_kind,
        befores.era_id as from_era_id,
        afters.era_id as to_era_id,
        afters.valid_from_year as first_year
    from changes
    inner join eras as befores
        on
            changes.code_kind = befores.code_kind
            and changes.from_code = befores.changed_code
            and befores.valid_to_year = cast(changes.first_year as integer) - 1
    inner join eras as afters
        on
            changes.code_kind = afters.code_kind
            and changes.to_code = afters.changed_code
            and afters.valid_from_year = cast(changes.first_year as integer)
)

select * from ties

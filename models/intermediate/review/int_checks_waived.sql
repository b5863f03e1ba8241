with

checks as (
    select * from {{ ref('int_identity_checks') }}
    where status = 'breach'
),

waivers as (
    select * from {{ ref('stg_waivers') }}
    where hindrance is null and identity_id is not null
),

-- A waiver holds only for the difference that the person accepted.
waived as (
    select
        checks.check_id,
        waivers.waiver_id
    from checks
    inner join waivers
        on
            checks.document_id = waivers.document_id
            and checks.identity_id = waivers.identity_id
            and checks.instance_key = waivers.instance_key
            and coalesce(
                checks.difference_wan = waivers.accepted_difference,
                checks.difference_wan is null and waivers.accepted_difference is null
            )
)

select * from waived

with

breaches as (
    select * from {{ ref('int_identity_checks') }}
    where status = 'breach'
),

suspects as (
    select * from {{ ref('int_suspects_weighed') }}
),

-- The suspect that explains most and contradicts least; a tie accuses nobody.
ranked as (
    select
        *,
        row_number() over (
            partition by check_id
            order by weight desc, explained_count desc, suspect_ref asc
        ) as preference,
        lead(weight) over (
            partition by check_id
            order by weight desc, explained_count desc, suspect_ref asc
        ) as next_weight
    from suspects
),

accused as (
    select * from ranked
    where preference = 1 and weight > 0 and weight > coalesce(next_weight, -1)
),

attributed as (
    select
        breaches.check_id,
        breaches.document_id,
        coalesce(accused.suspect_kind, 'unattributed') as suspect_kind,
        coalesce(accused.suspect_ref, breaches.check_id) as suspect_ref,
        accused.change_wan,
        breaches.tolerance_wan,
        accused.explained_count,
        accused.contradicted_count
    from breaches
    left join accused
        on breaches.check_id = accused.check_id
)

select * from attributed

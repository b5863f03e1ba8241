with

terms as (
    select * from {{ ref('int_check_terms') }}
    where figure_ref is not null
),

attributed as (
    select * from {{ ref('int_breaches_attributed') }}
),

-- A figure may stand on both sides of a check, or twice on one.
joined as (
    select
        figure_ref,
        check_id,
        min(figure_kind) as figure_kind,
        min(identity_id) as identity_id,
        min(instance_key) as instance_key,
        min(relation) as relation,
        min(status) as status,
        case when min(side) = max(side) then min(side) else 'both' end as side
    from terms
    group by figure_ref, check_id
),

judged as (
    select
        joined.figure_ref,
        joined.check_id,
        joined.figure_kind,
        joined.identity_id,
        joined.instance_key,
        joined.side,
        case
            when joined.status <> 'breach' and joined.relation in ('equal', 'ratio')
                then 'confirms'
            when joined.status <> 'breach' then 'permits'
            when coalesce(attributed.suspect_kind, 'unattributed') = 'unattributed' then 'disputes'
            when attributed.suspect_ref = joined.figure_ref then 'accuses'
            else 'accuses_another'
        end as bearing
    from joined
    left join attributed
        on joined.check_id = attributed.check_id
)

select * from judged

with

suspects as (
    select * from {{ ref('int_breach_suspects') }}
),

terms as (
    select * from {{ ref('int_check_terms') }}
    where status <> 'breach' and figure_ref is not null
),

-- The breaches that one change of the suspect explains together.
explained as (
    select
        suspects.check_id,
        suspects.suspect_ref,
        count(*) as explained_count
    from suspects
    inner join suspects as others
        on
            suspects.suspect_ref = others.suspect_ref
            and (
                suspects.change_wan is null
                or others.change_wan is null
                or abs(suspects.change_wan - others.change_wan)
                <= suspects.tolerance_wan + others.tolerance_wan
            )
    group by suspects.check_id, suspects.suspect_ref
),

moved as (
    select
        suspects.check_id,
        suspects.suspect_ref,
        terms.relation,
        terms.tolerance_wan,
        case
            when suspects.change_wan is null or terms.coefficient is null then null
            when terms.coefficient > 0 then terms.difference_wan + suspects.change_wan
            else terms.difference_wan - suspects.change_wan
        end as moved_difference_wan
    from suspects
    inner join terms
        on suspects.suspect_ref = terms.figure_ref
),

-- The identities that hold as printed and would break with that change.
contradicted as (
    select
        check_id,
        suspect_ref,
        count(*) as contradicted_count
    from moved
    where
        moved_difference_wan is null
        or (relation <> 'at_least' and moved_difference_wan > tolerance_wan)
        or (relation <> 'at_most' and moved_difference_wan < -tolerance_wan)
    group by check_id, suspect_ref
),

weighed as (
    select
        suspects.*,
        explained.explained_count,
        coalesce(contradicted.contradicted_count, 0) as contradicted_count,
        explained.explained_count - coalesce(contradicted.contradicted_count, 0)
        -- A row that is seen to be broken is the better explanation of what it breaks.
        + case suspects.suspect_kind when 'structure' then 1 else 0 end as weight
    from suspects
    inner join explained
        on
            suspects.check_id = explained.check_id
            and suspects.suspect_ref = explained.suspect_ref
    left join contradicted
        on
            suspects.check_id = contradicted.check_id
            and suspects.suspect_ref = contradicted.suspect_ref
)

select * from weighed

with

checks as (
    select
        *,
        identity_id || '@' || instance_key as check_name
    from {{ ref('int_figure_checks_listed') }}
),

confirming as (
    select
        figure_ref,
        cast(count(*) as integer) as confirming_count,
        {{ joined_text('check_name', ', ', 'check_name, check_id') }} as confirming_identities
    from checks
    where bearing = 'confirms'
    group by figure_ref
),

disputing as (
    select
        figure_ref,
        cast(count(*) as integer) as disputing_count,
        max(case when bearing = 'accuses' then 1 else 0 end) as is_accused,
        max(case when bearing = 'disputes' then 1 else 0 end) as is_in_disputed_sum,
        {{ joined_text('check_name', ', ', 'check_name, check_id') }} as disputing_identities
    from checks
    where bearing in ('accuses', 'disputes', 'accuses_another')
    group by figure_ref
),

gathered as (
    select
        coalesce(confirming.figure_ref, disputing.figure_ref) as figure_ref,
        confirming.confirming_identities,
        disputing.disputing_identities,
        coalesce(confirming.confirming_count, 0) as confirming_count,
        coalesce(disputing.disputing_count, 0) as disputing_count,
        coalesce(disputing.is_accused, 0) = 1 as is_accused,
        coalesce(disputing.is_in_disputed_sum, 0) = 1 as is_in_disputed_sum
    from confirming
    full outer join disputing
        on confirming.figure_ref = disputing.figure_ref
)

select * from gathered

with recursive

changes as (
    select * from {{ ref('office_changes') }}
),

successions as (
    select
        from_office_code,
        min(to_office_code) as to_office_code
    from changes
    where change_kind = 'renamed'
    group by from_office_code
),

-- Each code of an office leads on to the next; a ring of codes ends where it began.
followed (office_code, later_office_code, step_no) as (
    select
        from_office_code as office_code,
        to_office_code as later_office_code,
        1 as step_no
    from successions
    union all
    select
        followed.office_code,
        successions.to_office_code as later_office_code,
        followed.step_no + 1 as step_no
    from followed
    inner join successions
        on followed.later_office_code = successions.from_office_code
    where successions.to_office_code <> followed.office_code and followed.step_no < 20
),

ranked as (
    select
        *,
        row_number() over (partition by office_code order by step_no desc) as recency
    from followed
),

latest as (
    select
        office_code,
        later_office_code as office_series_code,
        step_no
    from ranked
    where recency = 1
)

select * from latest

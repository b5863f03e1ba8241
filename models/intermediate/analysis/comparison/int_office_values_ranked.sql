with

-- The last digit was rounded half up, so the upper end is outside, but where nothing was rounded.
valued as (
    select
        *,
        case
            when upper_value > lower_value then upper_value
            else upper_value + cast(0.0000000001 as decimal(11, 10))
        end as first_beyond,
        count(*) over (partition by contest_key) as office_count,
        row_number() over (
            partition by contest_key order by computed_value asc, document_id asc
        ) as value_no
    from {{ ref('int_office_values_compared') }}
    where computed_value is not null
),

reached as (
    select
        *,
        max(first_beyond) over (
            partition by contest_key
            order by lower_value asc, document_id asc
            rows between unbounded preceding and 1 preceding
        ) as reached_before
    from valued
),

-- Values whose intervals overlap, or are chained by others that do, are one island: nobody can
-- say which of them is the highest.
islanded as (
    select
        *,
        sum(case when lower_value >= reached_before then 1 else 0 end) over (
            partition by contest_key
            order by lower_value asc, document_id asc
            rows between unbounded preceding and current row
        ) as island_no
    from reached
),

-- One value stands in the middle of an odd number, two in that of an even one.
ranked as (
    select
        document_id,
        comparison_kind,
        fund_scope,
        subject_code,
        office_count - count(*) over (
            partition by contest_key
            order by island_no
            range between unbounded preceding and current row
        ) + 1 as rank_high,
        count(*) over (partition by contest_key, island_no) as tied_count,
        office_count,
        cast(
            sum(
                case
                    when 2 * value_no = office_count + 1 then computed_value
                    when 2 * value_no in (office_count, office_count + 2)
                        then computed_value * cast(0.5 as decimal(2, 1))
                end
            ) over (partition by contest_key) as decimal(28, 10)
        ) as median_value
    from islanded
)

select * from ranked

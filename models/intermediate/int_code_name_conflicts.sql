with

printed as (
    select * from {{ ref('int_code_names_printed') }}
),

-- One code, several names after brackets and spaces are made equal: a finding, not two rows.
conflicts as (
    select
        *,
        count(*) over (partition by code_kind, printed_code) as name_count,
        row_number() over (
            partition by code_kind, printed_code
            order by last_fiscal_year desc nulls last, print_count desc, printed_name asc
        ) as name_rank
    from printed
)

select * from conflicts
where name_count > 1

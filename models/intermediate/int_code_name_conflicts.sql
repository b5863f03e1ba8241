with

printed as (
    select * from {{ ref('int_code_names_printed') }}
    where name_key is not null
),

changes as (
    select
        code_kind,
        from_code as changed_code,
        cast(first_year as integer) as first_year
    from {{ ref('code_changes') }}
    union
    select
        code_kind,
        to_code as changed_code,
        cast(first_year as integer) as first_year
    from {{ ref('code_changes') }}
),

-- Names of different years are no conflict where an official change lies between them.
explained as (
    select
        printed.code_kind,
        printed.printed_code,
        printed.name_key,
        others.name_key as other_name_key
    from printed
    inner join printed as others
        on
            printed.code_kind = others.code_kind
            and printed.printed_code = others.printed_code
            and printed.name_key <> others.name_key
    inner join changes
        on
            printed.code_kind = changes.code_kind
            and printed.printed_code = changes.changed_code
            and (
                (
                    printed.last_fiscal_year < changes.first_year
                    and others.first_fiscal_year >= changes.first_year
                )
                or (
                    others.last_fiscal_year < changes.first_year
                    and printed.first_fiscal_year >= changes.first_year
                )
            )
    group by printed.code_kind, printed.printed_code, printed.name_key, others.name_key
),

counted as (
    select
        code_kind,
        printed_code,
        name_key,
        count(*) as explained_count
    from explained
    group by code_kind, printed_code, name_key
),

ranked as (
    select
        printed.*,
        count(*) over (partition by printed.code_kind, printed.printed_code) as name_count,
        row_number() over (
            partition by printed.code_kind, printed.printed_code
            order by
                printed.last_fiscal_year desc nulls last,
                printed.print_count desc,
                printed.printed_name asc
        ) as name_rank,
        coalesce(counted.explained_count, 0) as explained_count
    from printed
    left join counted
        on
            printed.code_kind = counted.code_kind
            and printed.printed_code = counted.printed_code
            and printed.name_key = counted.name_key
),

conflicts as (
    select
        code_kind,
        printed_code,
        name_key,
        printed_name,
        print_count,
        document_count,
        first_fiscal_year,
        last_fiscal_year,
        name_count,
        name_rank
    from ranked
    where name_count - 1 > explained_count
)

select * from conflicts

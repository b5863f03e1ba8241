with

printed as (
    select
        *,
        row_number() over (
            partition by code_kind, printed_code
            order by last_fiscal_year desc nulls last, print_count desc, printed_name asc
        ) as name_rank,
        min(first_fiscal_year) over (partition by code_kind, printed_code) as first_printed_year,
        max(last_fiscal_year) over (partition by code_kind, printed_code) as last_printed_year
    from {{ ref('int_code_names_printed') }}
),

official as (
    select
        'functional' as code_kind,
        functional_code as listed_code,
        functional_name as listed_name
    from {{ ref('functional_classes') }}
    union all
    select
        'economic' as code_kind,
        economic_code as listed_code,
        economic_name as listed_name
    from {{ ref('economic_classification') }}
),

-- A 类 or 款 above a printed code exists even where its own row was lost.
codes as (
    select
        code_kind,
        listed_code
    from official
    union
    select
        code_kind,
        printed_code as listed_code
    from printed
    union
    select
        code_kind,
        substr(printed_code, 1, 3) as listed_code
    from printed
    union
    select
        code_kind,
        substr(printed_code, 1, 5) as listed_code
    from printed
    where code_kind = 'functional' and length(printed_code) > 5
),

listed as (
    select
        codes.code_kind,
        codes.listed_code,
        coalesce(official.listed_name, printed.printed_name, '未印出名称') as listed_name,
        case
            when length(codes.listed_code) <= 3 then 'class'
            when codes.code_kind = 'functional' and length(codes.listed_code) <= 5 then 'group'
            else 'item'
        end as code_level,
        case
            when official.listed_code is not null then 'official'
            when printed.printed_code is not null then 'printed'
            else 'implied'
        end as code_basis,
        cast(printed.first_printed_year as integer) as first_printed_year,
        cast(printed.last_printed_year as integer) as last_printed_year
    from codes
    left join official
        on codes.code_kind = official.code_kind and codes.listed_code = official.listed_code
    left join printed
        on
            codes.code_kind = printed.code_kind
            and codes.listed_code = printed.printed_code
            and printed.name_rank = 1
)

select * from listed

with

printed as (
    select
        *,
        row_number() over (
            partition by code_kind, printed_code
            order by
                case when printed_name is null then 1 else 0 end,
                last_fiscal_year desc nulls last, print_count desc, printed_name asc
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

added as (
    select
        case table_no when '06' then 'economic' else 'functional' end as code_kind,
        row_code as listed_code,
        min(row_name) as added_name
    from {{ ref('int_cells_corrected') }}
    where is_added and row_code is not null
    group by
        case table_no when '06' then 'economic' else 'functional' end,
        row_code
),

seen as (
    select
        code_kind,
        printed_code as seen_code
    from printed
    union
    select
        code_kind,
        listed_code as seen_code
    from added
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
        seen_code as listed_code
    from seen
    union
    select
        code_kind,
        substr(seen_code, 1, 3) as listed_code
    from seen
    union
    select
        code_kind,
        substr(seen_code, 1, 5) as listed_code
    from seen
    where code_kind = 'functional' and length(seen_code) > 5
),

listed as (
    select
        codes.code_kind,
        codes.listed_code,
        coalesce(
            official.listed_name, printed.printed_name, added.added_name, '未印出名称'
        ) as listed_name,
        case
            when length(codes.listed_code) <= 3 then 'class'
            when codes.code_kind = 'functional' and length(codes.listed_code) <= 5 then 'group'
            else 'item'
        end as code_level,
        case
            when official.listed_code is not null then 'official'
            when printed.printed_code is not null then 'printed'
            when added.listed_code is not null then 'added'
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
    left join added
        on codes.code_kind = added.code_kind and codes.listed_code = added.listed_code
)

select * from listed

with

documents as (
    select * from {{ ref('int_documents_chosen') }}
    where is_used
),

years as (
    select
        make_date(min(fiscal_year), 1, 1) as first_day,
        make_date(max(fiscal_year), 12, 31) as last_day
    from documents
),

days as (
    select {{ each_day('first_day', 'last_day') }} as calendar_day
    from years
),

numbered as (
    select
        calendar_day,
        cast(extract(year from calendar_day) as integer) as fiscal_year
    from days
)

select * from numbered

with

coded as (
    select * from {{ ref('int_subject_figures_coded') }}
    where series_id is not null
),

-- A change concerns an office that printed one of its old codes and, later on, another code.
crossed as (
    select
        office_series_code,
        subject_kind,
        fund_scope,
        series_id,
        min(next_year) as first_change_year
    from coded
    group by office_series_code, subject_kind, fund_scope, series_id
    having count(distinct subject_code) > 1 and min(next_year) <= max(fiscal_year)
)

select * from crossed

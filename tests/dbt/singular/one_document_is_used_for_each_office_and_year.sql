{#- Two used documents of one office and year would double every sum. -#}
select
    office_code,
    fiscal_year,
    count(*) as used_count
from {{ ref('dim_documents') }}
where is_used
group by office_code, fiscal_year
having count(*) > 1

{#-
    For every used document and fund scope the shares of the subjects right below the total make up
    100 per cent within their intervals, unless one is unknown or doubtful, or a finding speaks of the table.
    Where shares are told and none can be added, the test fails too.
-#}
with

shares as (
    select * from {{ ref('mart_office_comparison') }}
    where
        comparison_kind in ('functional_share', 'functional_income_share')
        and parent_code = '合计'
),

places as (
    select
        subject_kind,
        fund_scope,
        table_no
    from {{ ref('subject_measures') }}
),

findings as (
    select
        document_id,
        table_no
    from {{ ref('fct_findings') }}
    where table_no is not null
    group by document_id, table_no
),

sums as (
    select
        document_id,
        subject_kind,
        fund_scope,
        sum(lower_value) as lower_pct,
        sum(upper_value) as upper_pct,
        max(case when quality_status in ('verified', 'within_rounding') then 0 else 1 end)
            as is_doubtful
    from shares
    group by document_id, subject_kind, fund_scope
),

judged as (
    select
        sums.*,
        findings.document_id is not null or sums.is_doubtful = 1 as is_excused
    from sums
    inner join places
        on sums.subject_kind = places.subject_kind and sums.fund_scope = places.fund_scope
    left join findings
        on sums.document_id = findings.document_id and places.table_no = findings.table_no
)

select
    document_id,
    fund_scope,
    lower_pct,
    upper_pct
from judged
where not is_excused and not (lower_pct <= 100 and upper_pct >= 100)
union all
select
    'no share' as document_id,
    fund_scope,
    null as lower_pct,
    null as upper_pct
from shares
where computed_value is not null and not exists (select 1 as one_row from judged)

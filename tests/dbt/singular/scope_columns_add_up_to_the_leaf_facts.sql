{#-
    A column of a mart, or a default view, holds every leaf amount of its scope once: its sum for a
    document is that of the fact, to the last digit. leaf_facts_add_up_to_printed_totals ties the
    facts to the printed totals.
-#}
with

scopes as (
    select * from {{ ref('fund_scopes') }}
),

facts as (
    select
        document_id,
        table_no,
        sum(amount_wan) as fact_wan
    from {{ ref('fct_functional_expenditure') }}
    group by document_id, table_no
    union all
    select
        document_id,
        table_no,
        sum(amount_wan) as fact_wan
    from {{ ref('fct_functional_income') }}
    group by document_id, table_no
    union all
    select
        document_id,
        table_no,
        sum(amount_wan) as fact_wan
    from {{ ref('fct_economic_expenditure') }}
    group by document_id, table_no
),

wide as (
    {% for scope in ['all_funds', 'general_public_budget', 'government_fund', 'state_capital'] %}
    select
        document_id,
        '{{ scope }}' as fund_scope,
        {{ scope }}_wan as amount_wan
    from {{ ref('mart_functional_expenditure') }}
    where {{ scope }}_wan is not null
    union all
    {% endfor %}
    select
        null as document_id,
        null as fund_scope,
        null as amount_wan
    where false
),

views as (
    select
        document_id,
        table_no,
        amount_wan
    from {{ ref('fct_functional_expenditure_all_funds') }}
    union all
    select
        document_id,
        table_no,
        amount_wan
    from {{ ref('fct_functional_expenditure_general_public_budget') }}
    union all
    select
        document_id,
        table_no,
        amount_wan
    from {{ ref('fct_functional_expenditure_government_fund') }}
    union all
    select
        document_id,
        table_no,
        amount_wan
    from {{ ref('fct_functional_expenditure_state_capital') }}
),

sums as (
    select
        'mart' as sum_kind,
        wide.document_id,
        scopes.table_no,
        sum(wide.amount_wan) as sum_wan
    from wide
    inner join scopes
        on wide.fund_scope = scopes.fund_scope
    group by wide.document_id, scopes.table_no
    union all
    select
        'mart' as sum_kind,
        document_id,
        '02' as table_no,
        sum(amount_wan) as sum_wan
    from {{ ref('mart_functional_income') }}
    group by document_id
    union all
    select
        'mart' as sum_kind,
        document_id,
        '06' as table_no,
        sum(amount_wan) as sum_wan
    from {{ ref('mart_economic_expenditure') }}
    group by document_id
    union all
    select
        'view' as sum_kind,
        document_id,
        table_no,
        sum(amount_wan) as sum_wan
    from views
    group by document_id, table_no
),

-- Each fact needs its mart, and the expenditure its views: a sum that is missing fails too.
expected as (
    select
        'mart' as sum_kind,
        facts.*
    from facts
    union all
    select
        'view' as sum_kind,
        facts.*
    from facts
    inner join scopes
        on facts.table_no = scopes.table_no
)

select
    coalesce(expected.sum_kind, sums.sum_kind) as sum_kind,
    coalesce(expected.document_id, sums.document_id) as document_id,
    coalesce(expected.table_no, sums.table_no) as table_no,
    expected.fact_wan,
    sums.sum_wan
from expected
full outer join sums
    on
        expected.sum_kind = sums.sum_kind
        and expected.document_id = sums.document_id
        and expected.table_no = sums.table_no
where expected.fact_wan is distinct from sums.sum_wan

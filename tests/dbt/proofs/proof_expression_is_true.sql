{#- The generic test must blame a false row and a null row, and pass a true one. -#}
{% set good = "(select 1 as token_count, 1 as role_count)" %}
{% set bad = "(select 1 as token_count, 2 as role_count union all select 1, null)" %}

with

blamed_good as (
    {{ test_expression_is_true(good, 'token_count = role_count') }}
),

blamed_bad as (
    {{ test_expression_is_true(bad, 'token_count = role_count') }}
),

counted as (
    select count(*) as blamed_count from blamed_bad
)

select 'good rows are blamed' as proof_failure from blamed_good
union all
select 'bad rows pass' as proof_failure from counted
where blamed_count <> 2

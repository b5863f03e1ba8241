{#- The generic test must blame the repeated pair, and only that. -#}
{% set good = "(select 'a' as document_id, 1 as source_line union all select 'a', 2)" %}
{% set bad = "(select 'a' as document_id, 1 as source_line union all select 'a', 1)" %}

with

blamed_good as (
    {{ test_unique_combination_of_columns(good, ['document_id', 'source_line']) }}
),

blamed_bad as (
    {{ test_unique_combination_of_columns(bad, ['document_id', 'source_line']) }}
)

select 'good rows are blamed' as proof_failure from blamed_good
union all
select 'bad rows pass' as proof_failure
where not exists (select 1 as one_row from blamed_bad)

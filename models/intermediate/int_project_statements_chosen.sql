with

statements as (
    select * from {{ ref('int_project_statements_corrected') }}
),

units as (
    select * from {{ ref('units') }}
),

-- 项目实施和预算执行情况(及分析) is the cell where the office says what it spent.
measured as (
    select
        statements.*,
        {{ amount_in_wan(printed_number('statements.value_text'), 'units.factor_to_wan') }}
            as amount_wan,
        {{ printed_number(without_percent('statements.value_text'), 20, 6) }} as stated_number,
        {{ half_width_in_wan(
            printed_decimals(without_percent('statements.value_text')),
            "coalesce(units.factor_to_wan, '1')",
        ) }} as half_width,
        row_number() over (
            partition by statements.document_id, statements.project_no, statements.kind
            order by statements.source_line, statements.char_offset
        ) as preference
    from statements
    left join units
        on statements.unit = units.unit_text
    where
        statements.text_label like '%预算执行情况'
        or statements.text_label like '%预算执行情况及分析'
),

first_of_kind as (
    select
        document_id,
        project_no,
        max(case when kind = 'budget' then amount_wan end) as stated_budget_wan,
        max(case when kind = 'executed' then amount_wan end) as printed_executed_wan,
        max(case when kind = 'executed' and stated_number is null then value_text end)
            as executed_words,
        max(case when kind = 'completion_pct' then stated_number end) as stated_execution_pct,
        max(case when kind = 'budget' then half_width end) as stated_budget_half_width,
        max(case when kind = 'executed' then half_width end) as printed_executed_half_width,
        max(case when kind = 'completion_pct' then half_width end) as stated_execution_half_width,
        min(source_line) as stated_source_line
    from measured
    where preference = 1
    group by document_id, project_no
),

-- 全部支出, 全额支出: all of the budget that the same prose states.
worded as (
    select
        *,
        case when {{ matches_pattern('executed_words', '^(已|资金)*全') }} then stated_budget_wan end
            as worded_executed_wan
    from first_of_kind
),

chosen as (
    select
        document_id,
        project_no,
        stated_budget_wan,
        coalesce(printed_executed_wan, worded_executed_wan) as stated_executed_wan,
        case
            when printed_executed_wan is not null then 'printed_amount'
            when worded_executed_wan is not null then 'all_of_stated_budget'
        end as stated_executed_basis,
        stated_execution_pct,
        stated_budget_half_width,
        coalesce(printed_executed_half_width, stated_budget_half_width)
            as stated_executed_half_width,
        stated_execution_half_width,
        stated_source_line
    from worded
)

select * from chosen

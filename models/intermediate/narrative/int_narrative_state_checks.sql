with

rates as (
    select * from {{ ref('int_narrative_rates_paired') }}
    where kind = 'change_pct'
),

figures as (
    select * from {{ ref('int_narrative_figures_matched') }}
),

lists as (
    select * from {{ ref('int_narrative_lists_judged') }}
    where not is_of_which and not is_guest_list
),

directions as (
    select
        'narrative-direction-rate' as identity_id,
        rates.document_id,
        rates.instance_key,
        2 as term_count,
        figures.sign <> rates.sign as is_contradicted,
        figures.term_text as lhs_text,
        rates.term_text || '%' as rhs_text
    from rates
    inner join figures
        on rates.change_id = figures.narrative_figure_id
    where
        figures.sign in ('increase', 'decrease')
        and rates.sign in ('increase', 'decrease')
        and figures.signed_value <> 0
        and rates.signed_value <> 0
),

-- 2024年支出17.5万元，2023年支出2.87万元，增长509%: both years are told beside the rate.
both_years as (
    select
        'narrative-direction-prior' as identity_id,
        rates.document_id,
        rates.instance_key,
        3 as term_count,
        case rates.sign
            when 'increase' then current_figures.signed_value < prior_figures.signed_value
            when 'decrease' then current_figures.signed_value > prior_figures.signed_value
            else false
        end as is_contradicted,
        rates.term_text || '%' as lhs_text,
        current_figures.term_text || '；' || prior_figures.term_text as rhs_text
    from rates
    inner join figures as current_figures
        on rates.amount_id = current_figures.narrative_figure_id
    inner join figures as prior_figures
        on
            rates.document_id = prior_figures.document_id
            and rates.source_line = prior_figures.source_line
            and rates.concept_id = prior_figures.concept_id
            and prior_figures.kind = 'amount'
            and prior_figures.is_prior_year
            and rates.char_offset > prior_figures.char_offset
    where rates.change_id is null
),

told as (
    select * from directions
    union all
    select * from both_years
    union all
    select
        'narrative-list-zero' as identity_id,
        lists.document_id,
        lists.list_key as instance_key,
        lists.item_count as term_count,
        lists.zero_count > 0 and figures.signed_value <> 0 as is_contradicted,
        lists.items_text as lhs_text,
        figures.term_text as rhs_text
    from lists
    inner join figures
        on lists.head_figure_id = figures.narrative_figure_id
),

checked as (
    select
        identity_id,
        document_id,
        instance_key,
        cast(null as decimal(38, 10)) as lhs_wan,
        cast(null as decimal(38, 10)) as rhs_wan,
        cast(null as decimal(38, 10)) as difference_wan,
        cast(null as decimal(38, 10)) as tolerance_wan,
        cast(term_count as integer) as term_count,
        case when is_contradicted then 'breach' else 'exact' end as status,
        cast(null as varchar) as not_testable_reason,
        cast(null as varchar) as measured_in,
        lhs_text,
        rhs_text
    from told
)

select * from checked

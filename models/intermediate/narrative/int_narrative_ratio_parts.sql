with

rates as (
    select * from {{ ref('int_narrative_rates_paired') }}
),

bases as (
    select * from {{ ref('int_narrative_share_bases_found') }}
),

ratio_parts as (
    select * from {{ ref('narrative_ratio_parts') }}
),

-- The tables know the budget as adjusted, not the one that the year began with (年初预算).
parts as (
    select
        rates.narrative_figure_id as rate_id,
        rates.document_id,
        ratio_parts.identity_id,
        rates.instance_key,
        ratio_parts.side,
        cast(ratio_parts.part_no as integer) as part_no,
        case ratio_parts.statement
            when 'rate' then rates.narrative_figure_id
            when 'amount' then rates.amount_id
            when 'budget' then rates.budget_id
            when 'change' then rates.change_id
            when 'base' then bases.base_figure_id
        end as figure_id,
        case ratio_parts.statement
            when 'base' then bases.base_concept_id
            else rates.concept_id
        end as concept_id,
        case
            when
                ratio_parts.statement = 'budget'
                and {{ matches_pattern(folded('rates.quote'), '年初') }}
                then 'none'
            else ratio_parts.stated_kind
        end as stated_kind,
        rates.kind = 'change_pct' as is_growth
    from rates
    inner join ratio_parts
        on
            rates.kind = ratio_parts.kind
            and coalesce(ratio_parts.compared_with, rates.compared_with) = rates.compared_with
    left join bases
        on rates.narrative_figure_id = bases.narrative_figure_id
)

select * from parts

with

-- That nothing changed is a change of 0, said again; 基本持平 leaves room for a small one.
figures as (
    select
        *,
        case kind when 'change_direction' then 'change_amount' else kind end as compared_kind
    from {{ ref('int_narrative_figures_matched') }}
    where
        concept_id is not null
        and (kind <> 'change_direction' or not {{ matches_pattern('value_text', '基本|大致|大体') }})
),

concept_terms as (
    select * from {{ ref('int_narrative_concept_terms') }}
),

valued as (
    select
        document_id,
        concept_id,
        stated_kind
    from concept_terms
    group by document_id, concept_id, stated_kind
),

-- What a share is of, which budget is meant, and whether a change is one against the budget.
with_bases as (
    select
        *,
        kind like 'change_%' as is_change,
        case
            when kind in ('budget', 'completion_pct')
                then {{ extract_pattern(folded('quote'), '(年初|全年|调整)[^,。;]{0,4}预算') }}
            when kind = 'share_pct'
                then {{ extract_pattern(folded('quote'), '占(.*?)(?:的|比|总)*[0-9]') }}
            when kind like 'change_%'
                then {{ extract_pattern(folded('quote'), '(?:较|比|与)[^,。;]{0,6}(预算)') }}
        end as own_basis
    from figures
),

-- 较预算减少5万元，下降3%: the rate has the basis of its amount.
based as (
    select
        *,
        coalesce(
            own_basis,
            case
                when is_change
                    then max(own_basis) over (partition by document_id, sentence_no, is_change)
            end,
            ''
        ) as basis_text
    from with_bases
),

-- The tables print the budget as it was adjusted in the year, not the one it began with (年初预算).
grouped as (
    select
        based.narrative_figure_id,
        based.document_id,
        based.topic,
        based.concept_id,
        based.compared_kind as kind,
        based.figure_year,
        based.is_prior_year,
        based.measured_in,
        based.signed_value,
        based.half_width,
        based.rounding_step,
        based.term_text,
        based.basis_text,
        based.source_line,
        based.char_offset,
        based.source_line || ':' || based.char_offset as instance_key,
        valued.concept_id is not null
        and not based.is_prior_year
        and based.basis_text <> '年初' as has_table_value
    from based
    left join valued
        on
            based.document_id = valued.document_id
            and based.concept_id = valued.concept_id
            and based.kind = valued.stated_kind
)

select * from grouped

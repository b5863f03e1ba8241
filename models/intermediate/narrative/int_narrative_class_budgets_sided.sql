with

class_wholes as (
    select * from {{ ref('narrative_class_wholes') }}
),

-- The first statement of each budget in the section that breaks the total up by class.
budgets as (
    select
        *,
        row_number() over (
            partition by document_id, topic, concept_id
            order by source_line, char_offset
        ) as statement_no
    from {{ ref('int_narrative_figures_matched') }}
    where kind = 'budget' and concept_id is not null and not is_prior_year
),

sided as (
    select
        budgets.document_id,
        class_wholes.whole_concept_id,
        case
            when budgets.concept_id = class_wholes.whole_concept_id then 'rhs'
            else 'lhs'
        end as side,
        budgets.narrative_figure_id,
        budgets.concept_id,
        budgets.measured_in,
        budgets.signed_value,
        budgets.half_width,
        budgets.rounding_step,
        budgets.term_text,
        budgets.source_line,
        budgets.char_offset
    from budgets
    inner join class_wholes
        on
            budgets.topic = class_wholes.class_topic
            and (
                budgets.concept_id = class_wholes.whole_concept_id
                or (
                    starts_with(budgets.concept_id, class_wholes.class_prefix)
                    and ends_with(budgets.concept_id, '@' || class_wholes.fund_scope)
                )
            )
    where budgets.statement_no = 1
)

select * from sided

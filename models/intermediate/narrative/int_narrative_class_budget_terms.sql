with

class_wholes as (
    select * from {{ ref('narrative_class_wholes') }}
),

sided as (
    select * from {{ ref('int_narrative_class_budgets_sided') }}
),

classes as (
    select
        document_id,
        concept_id
    from {{ ref('int_narrative_concept_terms') }}
    where stated_kind = 'amount'
    group by document_id, concept_id
    having sum(sign * figure_value) <> 0
),

told as (
    select
        sided.document_id,
        sided.whole_concept_id,
        sum(case when sided.side = 'lhs' then sided.signed_value else -sided.signed_value end)
            as excess,
        sum(sided.half_width) as tolerance,
        min(sided.side) <> max(sided.side) as has_both_sides
    from sided
    group by sided.document_id, sided.whole_concept_id
),

-- Classes that spent something, but whose budgets are not stated.
untold as (
    select
        told.document_id,
        told.whole_concept_id,
        count(*) as untold_count
    from told
    inner join class_wholes
        on told.whole_concept_id = class_wholes.whole_concept_id
    inner join classes
        on
            told.document_id = classes.document_id
            and starts_with(classes.concept_id, class_wholes.class_prefix)
            and ends_with(classes.concept_id, '@' || class_wholes.fund_scope)
    left join sided
        on
            classes.document_id = sided.document_id
            and classes.concept_id = sided.concept_id
    where sided.document_id is null
    group by told.document_id, told.whole_concept_id
),

-- The classes never exceed the total. They fall short of it where a class with a budget spent
-- nothing and is passed over, which is rare: that much is a doubt.
judged as (
    select
        told.document_id,
        told.whole_concept_id,
        case
            when told.excess >= -told.tolerance then 'narrative-budget-classes'
            else 'narrative-budget-classes-short'
        end as identity_id
    from told
    left join untold
        on
            told.document_id = untold.document_id
            and told.whole_concept_id = untold.whole_concept_id
    where
        told.has_both_sides
        and (untold.untold_count is null or told.excess >= -told.tolerance)
),

terms as (
    select
        judged.identity_id,
        sided.document_id,
        sided.whole_concept_id as instance_key,
        row_number() over (
            partition by sided.document_id, sided.whole_concept_id
            order by sided.side, sided.source_line, sided.char_offset
        ) as term_no,
        sided.side,
        1 as sign,
        'narrative' as figure_kind,
        sided.narrative_figure_id as figure_ref,
        sided.measured_in,
        sided.signed_value as figure_value,
        sided.half_width,
        sided.rounding_step,
        'printed' as cell_state,
        sided.term_text,
        sided.source_line
    from sided
    inner join judged
        on
            sided.document_id = judged.document_id
            and sided.whole_concept_id = judged.whole_concept_id
)

select * from terms

with

class_wholes as (
    select * from {{ ref('narrative_class_wholes') }}
),

changes as (
    select * from {{ ref('int_narrative_changes_stated') }}
    where statement_no = 1
),

concept_values as (
    select
        document_id,
        concept_id,
        sum(sign * figure_value) as concept_value
    from {{ ref('int_narrative_concept_terms') }}
    where stated_kind = 'amount'
    group by document_id, concept_id
),

wholes as (
    select
        changes.document_id,
        changes.topic,
        changes.concept_id,
        class_wholes.class_topic,
        class_wholes.class_prefix,
        cast(class_wholes.slip_share as decimal(9, 8)) as slip_share,
        '@' || class_wholes.fund_scope as class_ending
    from changes
    inner join class_wholes
        on
            changes.topic = class_wholes.whole_topic
            and changes.concept_id = class_wholes.whole_concept_id
),

classes as (
    select
        changes.document_id,
        changes.topic,
        changes.concept_id,
        wholes.concept_id as whole_concept_id
    from wholes
    inner join changes
        on
            wholes.document_id = changes.document_id
            and wholes.class_topic = changes.topic
            and starts_with(changes.concept_id, wholes.class_prefix)
            and ends_with(changes.concept_id, wholes.class_ending)
),

-- Every class that spent anything must have its change stated; a class that spent only last year
-- is not mentioned, and lowers the change of the total alone.
covered as (
    select
        wholes.document_id,
        wholes.concept_id as whole_concept_id,
        count(*) as class_count,
        count(classes.concept_id) as told_count
    from wholes
    inner join concept_values
        on
            wholes.document_id = concept_values.document_id
            and starts_with(concept_values.concept_id, wholes.class_prefix)
            and ends_with(concept_values.concept_id, wholes.class_ending)
            and concept_values.concept_value <> 0
    left join classes
        on
            concept_values.document_id = classes.document_id
            and concept_values.concept_id = classes.concept_id
    group by wholes.document_id, wholes.concept_id
),

sides as (
    select
        document_id,
        topic,
        concept_id,
        concept_id as whole_concept_id,
        'lhs' as side
    from wholes
    union all
    select
        document_id,
        topic,
        concept_id,
        whole_concept_id,
        'rhs' as side
    from classes
),

placed as (
    select
        sides.document_id,
        sides.whole_concept_id,
        sides.side,
        wholes.slip_share,
        whole_values.concept_value as whole_value,
        changes.narrative_figure_id,
        changes.measured_in,
        changes.change_value,
        changes.half_width,
        changes.rounding_step,
        changes.term_text,
        changes.source_line,
        changes.char_offset
    from sides
    inner join covered
        on
            sides.document_id = covered.document_id
            and sides.whole_concept_id = covered.whole_concept_id
            and covered.class_count = covered.told_count
    inner join wholes
        on
            sides.document_id = wholes.document_id
            and sides.whole_concept_id = wholes.concept_id
    inner join changes
        on
            sides.document_id = changes.document_id
            and sides.topic = changes.topic
            and sides.concept_id = changes.concept_id
    left join concept_values as whole_values
        on
            sides.document_id = whole_values.document_id
            and sides.whole_concept_id = whole_values.concept_id
)

select * from placed

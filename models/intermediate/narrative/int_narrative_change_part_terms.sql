with

chosen as (
    select * from {{ ref('int_narrative_change_parts_chosen') }}
    where is_complete
),

parts as (
    select * from {{ ref('narrative_change_parts') }}
),

changes as (
    select * from {{ ref('int_narrative_changes_stated') }}
    where statement_no = 1
),

-- distinct: a whole is named by each of its parts.
wholes as (
    select distinct
        identity_id,
        document_id,
        topic,
        whole_concept_id
    from chosen
),

sides as (
    select
        wholes.identity_id,
        wholes.topic as whole_topic,
        wholes.whole_concept_id,
        'lhs' as side,
        changes.*
    from wholes
    inner join changes
        on
            wholes.document_id = changes.document_id
            and wholes.topic = changes.topic
            and wholes.whole_concept_id = changes.concept_id
    union all
    select
        chosen.identity_id,
        chosen.topic as whole_topic,
        chosen.whole_concept_id,
        'rhs' as side,
        changes.*
    from chosen
    inner join parts
        on
            chosen.identity_id = parts.identity_id
            and chosen.whole_concept_id = parts.whole_concept_id
            and chosen.part_concept_id = parts.part_concept_id
    inner join changes
        on
            chosen.document_id = changes.document_id
            and coalesce(parts.part_topic, chosen.topic) = changes.topic
            and chosen.part_concept_id = changes.concept_id
),

terms as (
    select
        identity_id,
        document_id,
        whole_topic || '·' || whole_concept_id as instance_key,
        row_number() over (
            partition by identity_id, document_id, whole_topic, whole_concept_id
            order by side, source_line, char_offset
        ) as term_no,
        side,
        case when change_value < 0 then -1 else 1 end as sign,
        'narrative' as figure_kind,
        narrative_figure_id as figure_ref,
        measured_in,
        abs(change_value) as figure_value,
        half_width,
        rounding_step,
        'printed' as cell_state,
        term_text,
        source_line
    from sides
)

select * from terms

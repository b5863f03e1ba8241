with

parts as (
    select * from {{ ref('narrative_change_parts') }}
),

changes as (
    select * from {{ ref('int_narrative_changes_stated') }}
    where statement_no = 1
),

lists as (
    select * from {{ ref('int_narrative_change_lists_read') }}
),

stated as (
    select
        parts.identity_id,
        wholes.document_id,
        wholes.topic,
        parts.whole_concept_id,
        parts.part_concept_id,
        parts.part_role,
        parts.part_path,
        parts.is_leaf = 'true' as is_leaf,
        changes.concept_id is not null as is_stated
    from parts
    inner join changes as wholes
        on parts.whole_concept_id = wholes.concept_id
    left join changes
        on
            wholes.document_id = changes.document_id
            and coalesce(parts.part_topic, wholes.topic) = changes.topic
            and parts.part_concept_id = changes.concept_id
),

-- What is stated of a part above covers the parts below it.
covered as (
    select
        stated.identity_id,
        stated.document_id,
        stated.topic,
        stated.whole_concept_id,
        stated.part_concept_id,
        stated.part_role,
        stated.is_leaf,
        stated.is_stated,
        count(above.part_concept_id) as above_count
    from stated
    left join stated as above
        on
            stated.identity_id = above.identity_id
            and stated.document_id = above.document_id
            and stated.topic = above.topic
            and stated.whole_concept_id = above.whole_concept_id
            and above.is_stated
            and starts_with(stated.part_path, above.part_path || '/')
    group by
        stated.identity_id,
        stated.document_id,
        stated.topic,
        stated.whole_concept_id,
        stated.part_concept_id,
        stated.part_role,
        stated.is_leaf,
        stated.is_stated
),

wholes as (
    select
        identity_id,
        document_id,
        topic,
        whole_concept_id,
        sum(case when is_stated and above_count = 0 then 1 else 0 end) as stated_count,
        sum(case when is_leaf and not is_stated and above_count = 0 then 1 else 0 end)
            as untold_count,
        sum(
            case
                when part_role = 'required' and not is_stated then 1
                when part_role = 'mixed' and is_stated then 1
                else 0
            end
        ) as hindrance_count,
        max(case when part_role = 'required' then 1 else 0 end) as required_count
    from covered
    group by identity_id, document_id, topic, whole_concept_id
),

-- The parts are all there if every one is told, or if a numbered list says so and each of its
-- items was read. A list of reasons (主要原因) claims nothing of the kind.
chosen as (
    select
        covered.identity_id,
        covered.document_id,
        covered.topic,
        covered.whole_concept_id,
        covered.part_concept_id,
        wholes.untold_count = 0
        or coalesce(
            lists.is_announced and lists.item_count = lists.read_count, false
        ) as is_complete
    from covered
    inner join wholes
        on
            covered.identity_id = wholes.identity_id
            and covered.document_id = wholes.document_id
            and covered.topic = wholes.topic
            and covered.whole_concept_id = wholes.whole_concept_id
    left join lists
        on
            covered.document_id = lists.document_id
            and covered.topic = lists.topic
    where
        covered.is_stated
        and covered.above_count = 0
        and wholes.stated_count > wholes.required_count
        and wholes.hindrance_count = 0
)

select * from chosen

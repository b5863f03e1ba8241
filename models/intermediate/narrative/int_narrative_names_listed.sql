with

keyed as (
    select * from {{ ref('int_narrative_names_printed') }}
),

-- A statement may name what stands above: 财政事务(款)行政运行(项).
with_paths as (
    select
        keyed.*,
        classes.name_key as class_key,
        parent_groups.name_key as group_key
    from keyed
    left join keyed as classes
        on
            keyed.document_id = classes.document_id
            and keyed.name_scope = classes.name_scope
            and length(keyed.concept_code) > 3
            and substr(keyed.concept_code, 1, 3) = classes.concept_code
    left join keyed as parent_groups
        on
            keyed.document_id = parent_groups.document_id
            and keyed.name_scope = parent_groups.name_scope
            and length(keyed.concept_code) > 5
            and substr(keyed.concept_code, 1, 5) = parent_groups.concept_code
),

paths as (
    select
        *,
        '' as path_key
    from with_paths
    union all
    select
        *,
        class_key || '/' as path_key
    from with_paths
    union all
    select
        *,
        group_key || '/' as path_key
    from with_paths
    union all
    select
        *,
        class_key || '/' || group_key || '/' as path_key
    from with_paths
),

listed as (
    select
        document_id,
        name_scope,
        path_key || name_key as name_key,
        concept_code,
        max(figure_value) as figure_value,
        max(half_width) as half_width
    from paths
    where path_key || name_key is not null
    group by document_id, name_scope, path_key, name_key, concept_code
)

select
    *,
    {{ concept_of_code('concept_code', 'name_scope') }} as concept_id
from listed

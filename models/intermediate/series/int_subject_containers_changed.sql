with

steps as (
    select * from {{ ref('int_series_steps') }}
),

ancestors as (
    select * from {{ ref('int_subject_ancestors') }}
),

-- Each step with what contains its old code last time (left) and its new code this time (entered).
containers as (
    select
        steps.document_id,
        steps.subject_kind,
        steps.fund_scope,
        steps.change_id,
        steps.from_code,
        steps.to_code,
        ancestors.ancestor_code,
        1 as is_left,
        0 as is_entered
    from steps
    inner join ancestors
        on
            steps.previous_document_id = ancestors.document_id
            and steps.subject_kind = ancestors.subject_kind
            and steps.fund_scope = ancestors.fund_scope
            and steps.from_code = ancestors.subject_code
    union all
    select
        steps.document_id,
        steps.subject_kind,
        steps.fund_scope,
        steps.change_id,
        steps.from_code,
        steps.to_code,
        ancestors.ancestor_code,
        0 as is_left,
        1 as is_entered
    from steps
    inner join ancestors
        on
            steps.document_id = ancestors.document_id
            and steps.subject_kind = ancestors.subject_kind
            and steps.fund_scope = ancestors.fund_scope
            and steps.to_code = ancestors.subject_code
),

moved as (
    select
        document_id,
        subject_kind,
        fund_scope,
        change_id,
        from_code,
        to_code,
        ancestor_code as subject_code
    from containers
    group by
        document_id, subject_kind, fund_scope, change_id, from_code, to_code, ancestor_code
    having sum(is_left) <> sum(is_entered)
)

select * from moved

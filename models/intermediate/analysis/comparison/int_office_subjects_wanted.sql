with

kinds as (
    select * from {{ ref('office_comparison_kinds') }}
),

figures as (
    select * from {{ ref('int_office_figures_listed') }}
),

-- A total is no share of itself. Where each subject has a base of its own, a base alone is enough:
-- a budget of which nothing was spent.
subjects as (
    select
        figures.document_id,
        kinds.comparison_kind,
        kinds.subject_kind,
        figures.fund_scope,
        figures.subject_code,
        min(figures.subject_name) as subject_name,
        min(figures.subject_level) as subject_level,
        min(figures.parent_code) as parent_code,
        max(case when figures.is_subtotal then 1 else 0 end) = 1 as is_subtotal
    from figures
    inner join kinds
        on
            figures.subject_kind = kinds.subject_kind
            or (
                figures.subject_kind = kinds.base_subject_kind
                and kinds.base_subject_code = 'same'
            )
    where
        coalesce(kinds.base_subject_kind, '') <> figures.subject_kind
        or coalesce(kinds.base_subject_code, '') <> figures.subject_code
    group by
        figures.document_id,
        kinds.comparison_kind,
        kinds.subject_kind,
        figures.fund_scope,
        figures.subject_code
),

wanted as (
    select
        subjects.document_id,
        subjects.comparison_kind,
        subjects.subject_kind,
        subjects.fund_scope,
        subjects.subject_code,
        subjects.subject_name,
        subjects.subject_level,
        subjects.parent_code,
        subjects.is_subtotal,
        kinds.unit,
        cast(kinds.scale as integer) as scale,
        kinds.base_subject_kind is not null as is_ratio,
        cast(null as varchar) as table_no,
        'not_printed' as absent_reason,
        kinds.base_table_no,
        'not_printed' as base_absent_reason
    from subjects
    inner join kinds
        on subjects.comparison_kind = kinds.comparison_kind
)

select * from wanted

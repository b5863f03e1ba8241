with

subjects as (
    select * from {{ ref('int_subject_figures') }}
),

counts as (
    select * from {{ ref('int_office_counts_judged') }}
),

listed as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code,
        subject_name,
        subject_level,
        parent_code,
        is_subtotal,
        'table' as figure_kind,
        figure_ref,
        cell_state,
        current_wan as figure_value,
        half_width_wan as half_width,
        '万元' as unit,
        quality_status,
        quality_reason
    from subjects
    union all
    select
        document_id,
        subject_kind,
        'all_funds' as fund_scope,
        subject_code,
        cast(null as varchar) as subject_name,
        cast(null as varchar) as subject_level,
        cast(null as varchar) as parent_code,
        false as is_subtotal,
        figure_kind,
        figure_ref,
        cell_state,
        figure_value,
        half_width,
        unit,
        quality_status,
        quality_reason
    from counts
)

select * from listed

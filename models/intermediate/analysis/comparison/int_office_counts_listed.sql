with

-- A line printed twice counts once, as a subject does.
statistics as (
    select
        *,
        row_number() over (
            partition by document_id, item_key order by source_line, figure_id
        ) as print_no
    from {{ ref('fct_disclosure_statistics') }}
    where is_used
),

projects as (
    select * from {{ ref('int_project_figures_counted') }}
),

head_counts as (
    select * from {{ ref('int_head_counts_stated') }}
),

listed as (
    select
        document_id,
        'asset_count' as subject_kind,
        item_key as subject_code,
        'table' as figure_kind,
        figure_id as figure_ref,
        cell_state,
        figure_value,
        cast(0 as decimal(28, 10)) as half_width,
        unit,
        false as is_corrected
    from statistics
    where print_no = 1 and section_key = 'state_assets'
    union all
    select
        document_id,
        subject_kind,
        subject_code,
        'project' as figure_kind,
        figure_ref,
        'printed' as cell_state,
        figure_value,
        half_width,
        unit,
        is_corrected
    from projects
    union all
    select
        document_id,
        'head_count' as subject_kind,
        head_count_kind as subject_code,
        'narrative' as figure_kind,
        figure_ref,
        cell_state,
        head_count as figure_value,
        cast(0 as decimal(28, 10)) as half_width,
        '人' as unit,
        is_corrected
    from head_counts
)

select * from listed

with

counts as (
    select * from {{ ref('int_office_counts_listed') }}
),

table_quality as (
    select * from {{ ref('int_figure_quality_judged') }}
),

stated_quality as (
    select * from {{ ref('int_stated_figure_quality_judged') }}
),

quality as (
    select
        figure_id as figure_ref,
        quality_reason,
        quality_status
    from table_quality
    union all
    select
        figure_ref,
        quality_reason,
        quality_status
    from stated_quality
),

judged as (
    select
        counts.*,
        quality.quality_reason,
        quality.quality_status
    from counts
    left join quality
        on counts.figure_ref = quality.figure_ref
)

select * from judged

with

figures as (
    select * from {{ ref('int_figures_classified') }}
),

-- A figure without its column stands in several places, and is then of no one item.
places as (
    select
        figure_id,
        case when min(item_key) = max(item_key) then min(item_key) end as item_key,
        min(class_code) as class_code
    from {{ ref('int_identity_figures') }}
    group by figure_id
),

qualities as (
    select * from {{ ref('int_figure_quality_judged') }}
),

traced as (
    select
        'table' as figure_kind,
        figures.figure_id as figure_ref,
        figures.document_id,
        figures.table_no as region,
        figures.table_no,
        cast(null as varchar) as section_no,
        figures.row_key,
        figures.row_code,
        figures.line_number,
        places.item_key,
        places.class_code,
        figures.row_name,
        figures.section_label,
        figures.measure,
        figures.measure_label,
        figures.value_text,
        case when figures.is_corrected then figures.used_value_text end as corrected_value_text,
        figures.correction_id,
        figures.figure_value,
        figures.amount_wan,
        figures.printed_amount_wan,
        figures.unit,
        figures.printed_unit,
        figures.cell_state,
        figures.aligned_by,
        qualities.quality_status,
        qualities.quality_reason,
        cast(null as varchar) as quote,
        figures.figure_id as cell_id,
        figures.source_line
    from figures
    left join places
        on figures.figure_id = places.figure_id
    inner join qualities
        on figures.figure_id = qualities.figure_id
)

select * from traced

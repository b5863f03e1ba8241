with

corrections as (
    select * from {{ ref('int_corrections_judged') }}
    where outcome = 'applied'
),

cells as (
    select * from {{ ref('int_cells_corrected') }}
    where is_corrected
),

lost_cells as (
    select * from {{ ref('int_lost_cells_placed') }}
),

measures as (
    select * from {{ ref('review_measures') }}
),

placed as (
    select
        corrections.*,
        '第' || corrections.source_line || '行 '
        || case
            when corrections.region = 'narrative' then ''
            else corrections.row_key || coalesce(corrections.row_name, '') || '·'
        end
        || coalesce(cells.measure_label, measures.measure_name_zh, corrections.measure)
        || coalesce('印' || corrections.found_value_text, '未印') || '，更正为'
        || corrections.corrected_value_text as change_zh,
        'line ' || corrections.source_line || ', '
        || case when corrections.region = 'narrative' then '' else corrections.row_key || ' ' end
        || coalesce(measures.measure_name_en, replace(corrections.measure, '_', ' ')) || ': '
        || coalesce('printed ' || corrections.found_value_text, 'nothing printed')
        || ', corrected to ' || corrections.corrected_value_text as change_en,
        coalesce(cells.measure_label, measures.measure_name_zh, corrections.measure)
            as measure_label,
        case
            when lost_cells.figure_id is not null then 'lost_row'
            when corrections.region like 'project %' then 'project_figure'
            when corrections.region <> 'narrative' then 'table_figure'
            when corrections.measure like '%pct' then 'narrative_percentage'
            else 'narrative_amount'
        end as finding_kind
    from corrections
    left join cells
        on corrections.cell_id = cells.figure_id
    left join lost_cells
        on corrections.cell_id = lost_cells.figure_id
    left join measures
        on corrections.measure = measures.measure
),

-- Corrections of one region that rest on the same evidence mend one mistake.
found as (
    select
        min(correction_id) as cause_id,
        document_id,
        min(finding_kind) as finding_kind,
        region,
        case
            when min(row_key) = max(row_key) then min(row_key)
            else {{ joined_text('row_key', '、', 'correction_no') }}
        end as row_key,
        {{ joined_text('measure_label', '、', 'correction_no') }} as measure_label,
        {{ joined_text("coalesce(found_value_text, '未印')", '、', 'correction_no') }}
            as printed_value,
        {{ joined_text('corrected_value_text', '、', 'correction_no') }} as suggested_value,
        evidence,
        {{ joined_text('cell_id', ' ; ', 'correction_no') }} as figure_refs,
        case
            when region like 'project %' then '项目' || replace(region, 'project ', '')
            when region = 'narrative' then '情况说明'
            else '公开' || region || '表'
        end
        || {{ joined_text('change_zh', '；', 'correction_no') }} || '。依据：' || evidence
            as message_zh,
        case
            when region like 'project %' then 'Project ' || replace(region, 'project ', '')
            when region = 'narrative' then 'Narrative'
            else 'Table ' || region
        end
        || ', ' || {{ joined_text('change_en', '; ', 'correction_no') }} || '.' as message_en,
        min(source_line) as source_line
    from placed
    group by document_id, region, evidence
)

select * from found

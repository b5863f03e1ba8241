with

compared as (
    select * from {{ ref('int_level_labels_compared') }}
),

problems as (
    select
        document_id,
        'level_label_misplaced' as problem_kind,
        cast(null as varchar) as table_no,
        'project ' || project_no as section_no,
        printed_text as row_key,
        '一级指标' as measure_label,
        printed_weights as printed_value,
        meant_weights as suggested_value,
        '第' || project_no || '张项目自评表第' || source_line
        || '行的一级指标印错了行（' || printed_text || '）：按印出归类分值为' || printed_weights
        || '，按二级指标归类正好为' || meant_weights || '，请核对一级指标的起始行。' as message_zh,
        'Project table ' || project_no || ', line ' || source_line
        || ': the first-level label stands in the wrong row (' || printed_text
        || '): as printed the weights are ' || printed_weights
        || ', by the second levels they are the usual ' || meant_weights || '.' as message_en,
        '财预〔2020〕10号：产出50、效益30、满意度10' as evidence_zh,
        'usual weights 50, 30 and 10' as evidence_en,
        source_line,
        cast(null as varchar) as issue_severity,
        cast(null as varchar) as figure_refs
    from compared
)

select * from problems

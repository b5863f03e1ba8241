with

compared as (
    select * from {{ ref('int_code_twins_compared') }}
),

problems as (
    select
        document_id,
        'code_damaged' as problem_kind,
        first_table as table_no,
        cast(null as varchar) as section_no,
        row_code as row_key,
        '科目代码' as measure_label,
        row_code as printed_value,
        case when not is_well_formed or table_count < twin_table_count then twin_code end
            as suggested_value,
        '“' || printed_name || '”在' || places || '的代码是' || row_code || '，在' || twin_places
        || '是' || twin_code || '，只差一位，疑有一处印错，请核对。' as message_zh,
        '''' || printed_name || ''' has code ' || row_code || ' (table ' || first_table || ', line '
        || first_line || ') and elsewhere ' || twin_code
        || ': one character differs, one of them seems wrong.' as message_en,
        twin_places || '：' || twin_code as evidence_zh,
        twin_places || ': ' || twin_code as evidence_en,
        first_line as source_line,
        cast(null as varchar) as issue_severity,
        cast(null as varchar) as figure_refs
    from compared
)

select * from problems

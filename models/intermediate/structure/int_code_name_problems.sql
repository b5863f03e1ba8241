with

compared as (
    select * from {{ ref('int_code_names_compared') }}
),

problems as (
    select
        document_id,
        case when name_rank > 1 then 'code_two_names' else 'code_other_name' end as problem_kind,
        first_table as table_no,
        cast(null as varchar) as section_no,
        row_code as row_key,
        '科目名称' as measure_label,
        printed_name as printed_value,
        meant_name as suggested_value,
        places || '的科目' || row_code || '印为“' || printed_name || '”，'
        || case when name_rank > 1 then '同一科目在' || meant_places || '印为' else '官方名称是' end
        || '“' || meant_name || '”，请核对。' as message_zh,
        'Code ' || row_code || ' is named ''' || printed_name || ''' (table ' || first_table
        || ', line ' || first_line || '); '
        || case when name_rank > 1 then 'elsewhere in the document' else 'in the official list' end
        || ' its name is ''' || meant_name || '''. Check it.' as message_en,
        coalesce(source, meant_places) as evidence_zh,
        coalesce(source, meant_places) as evidence_en,
        first_line as source_line,
        cast(null as varchar) as issue_severity,
        cast(null as varchar) as figure_refs
    from compared
)

select * from problems

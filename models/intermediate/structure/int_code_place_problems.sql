with

misplaced as (
    select * from {{ ref('int_codes_misplaced') }}
),

problems as (
    select
        document_id,
        problem_kind,
        table_no,
        cast(null as varchar) as section_no,
        missing_code as row_key,
        '科目代码' as measure_label,
        case problem_kind when 'code_unknown' then missing_code end as printed_value,
        case problem_kind when 'code_without_parent' then missing_code end as suggested_value,
        case problem_kind
            when 'code_unknown'
                then '公开' || table_no || '表第' || source_line || '行的科目代码' || missing_code
                    || '不在官方科目之内，请核对代码。'
            else '公开' || table_no || '表第' || source_line || '行起印有' || children
                || '，其上级科目' || missing_code || '未印出，疑缺行或代码有误，请核对。'
        end as message_zh,
        case problem_kind
            when 'code_unknown'
                then 'Table ' || table_no || ', line ' || source_line || ': code ' || missing_code
                    || ' is not in the official list. Check it.'
            else 'Table ' || table_no || ', line ' || source_line || ': ' || children
                || ' stand without their parent ' || missing_code
                || '; a row is lost or a code is wrong.'
        end as message_en,
        '《政府收支分类科目》：下级科目代码以上级科目代码开头' as evidence_zh,
        'a code begins with the code of its parent' as evidence_en,
        source_line,
        cast(null as varchar) as issue_severity,
        cast(null as varchar) as figure_refs
    from misplaced
)

select * from problems

with

documents as (
    select
        documents.document_id,
        documents.source_file,
        offices.office_code,
        offices.office_name,
        {{ name_key('offices.office_name') }} as office_name_key,
        {{ folded(extract_pattern('documents.document_id', '([^/]+)$')) }} as file_key
    from {{ ref('stg_documents') }} as documents
    inner join {{ ref('int_document_offices_resolved') }} as offices
        on documents.document_id = offices.document_id
),

known as (
    select
        office_code,
        office_name_key,
        min(office_name) as office_name
    from {{ ref('int_office_names_known') }}
    where length(office_name_key) >= 4
    group by office_code, office_name_key
),

lines as (
    select * from {{ ref('stg_document_lines') }}
),

-- The name of a file says an office by its name, or by a code as long as its own.
said as (
    select
        documents.*,
        known.office_code as said_code,
        known.office_name as said_name,
        known.office_code = documents.office_code
        or starts_with(known.office_code, documents.office_code)
        or starts_with(documents.office_code, known.office_code)
        or {{ is_short_form('known.office_name_key', 'documents.office_name_key') }} as is_own
    from documents
    inner join known
        on
            contains(documents.file_key, known.office_name_key)
            or (
                length(known.office_code) = length(documents.office_code)
                and contains(
                    ' ' || {{ replace_pattern('documents.file_key', '[^0-9]+', ' ') }} || ' ',
                    ' ' || known.office_code || ' '
                )
            )
),

strange as (
    select
        *,
        max(case when is_own or contains(file_key, office_name_key) then 1 else 0 end)
            over (partition by document_id) as is_own_said,
        row_number() over (
            partition by document_id order by length(said_name) desc, said_code asc, said_name asc
        ) as preference
    from said
),

located as (
    select
        strange.document_id,
        strange.source_file,
        strange.office_code,
        strange.office_name,
        strange.said_code,
        strange.said_name,
        coalesce(min(lines.source_line), 0) as source_line
    from strange
    left join lines
        on
            strange.document_id = lines.document_id
            and contains({{ folded('lines.line_text') }}, {{ folded('strange.office_name') }})
    where strange.is_own_said = 0 and strange.preference = 1
    group by
        strange.document_id, strange.source_file, strange.office_code, strange.office_name,
        strange.said_code, strange.said_name
),

problems as (
    select
        document_id,
        'file_name_contradicted' as problem_kind,
        cast(null as varchar) as table_no,
        'document' as section_no,
        office_name as row_key,
        '文件名' as measure_label,
        office_name as printed_value,
        said_name as suggested_value,
        '文件' || source_file || '的名称写的是“' || said_name || '”（' || said_code
        || '），而文中' || coalesce('第' || nullif(source_line, 0) || '行', '')
        || '印“' || left(office_name, 60) || '”，以所印为准；请核对内容后更改文件名。' as message_zh,
        'The name of ' || source_file || ' says ''' || said_name || ''' (' || said_code
        || '), but the document' || coalesce(' (line ' || nullif(source_line, 0) || ')', '')
        || ' prints ''' || left(office_name, 60)
        || ''', which is used; check the document and rename the file.' as message_en,
        '文件名：' || source_file as evidence_zh,
        'name of the file: ' || source_file as evidence_en,
        source_line,
        cast(null as varchar) as issue_severity,
        cast(null as varchar) as figure_refs
    from located
)

select * from problems

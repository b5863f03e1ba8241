with

contradicted as (
    select * from {{ ref('int_office_codes_contradicted') }}
),

known as (
    select * from {{ ref('int_office_names_known') }}
),

documents as (
    select * from {{ ref('stg_documents') }}
),

-- A list before a document, and a document of the same year before another.
ranked as (
    select
        contradicted.*,
        documents.source_file,
        known.office_name as known_name,
        known.is_listed,
        known.first_year,
        known.known_file || coalesce('第' || known.known_line || '行', '') as place_zh,
        known.known_file || coalesce(', line ' || known.known_line || ',', '') as place_en,
        row_number() over (
            partition by
                contradicted.document_id, contradicted.office_code, contradicted.office_name
            order by
                known.is_listed desc,
                abs(known.first_year - contradicted.fiscal_year) asc nulls last,
                known.known_file asc
        ) as preference
    from contradicted
    inner join documents
        on contradicted.document_id = documents.document_id
    inner join known
        on
            contradicted.known_code = known.office_code
            and contradicted.known_name_key = known.office_name_key
),

problems as (
    select
        document_id,
        'office_contradicted' as problem_kind,
        cast(null as varchar) as table_no,
        'project ' || project_no as section_no,
        office_name as row_key,
        '预算单位' as measure_label,
        office_code || '-' || office_name as printed_value,
        case when is_listed then known_code || '-' || known_name end as suggested_value,
        source_file || '第' || source_line || '行印单位代码' || office_code
        || case name_kind
            when 'document'
                then '，本文件名称' || coalesce('（第' || nullif(name_line, 0) || '行）', '')
            else '，名称'
        end
        || '为“' || left(office_name, 60) || '”，而' || place_zh
        || case
            when is_name_of_other_code
                then '中“' || known_name || '”的代码是' || known_code
                    || '；代码确有变更的，请在seeds/reference/office_changes.csv列明'
            else
                '中' || known_code || '是“' || known_name
                || '”；确为同一单位的，请在seeds/reference/office_aliases.csv列明'
        end
        || '，否则请在seeds/review/document_choices.csv决定采用哪一份文件。' as message_zh,
        source_file || ', line ' || source_line || ', prints the code ' || office_code
        || case name_kind
            when 'document'
                then ' and is named' || coalesce(' (line ' || nullif(name_line, 0) || ')', '')
            else ' beside the name'
        end
        || ' ''' || left(office_name, 60) || ''', but ' || place_en || ' has '
        || case
            when is_name_of_other_code
                then known_code || ' for that name; if the code was changed, list that in '
                    || 'seeds/reference/office_changes.csv'
            else
                '''' || known_name || ''' for that code; if both are one office, list the name in '
                || 'seeds/reference/office_aliases.csv'
        end
        || ', else decide in seeds/review/document_choices.csv which document is used.'
            as message_en,
        place_zh || '：' || known_code || '-' || known_name as evidence_zh,
        place_en || ' ' || known_code || '-' || known_name as evidence_en,
        source_line,
        -- A code that changed between two years is only not yet listed.
        case
            when is_listed or first_year = fiscal_year then 'error'
            else 'warning'
        end as issue_severity,
        cast(null as varchar) as figure_refs
    from ranked
    where preference = 1
)

select * from problems

with

units as (
    select * from {{ ref('int_unit_names_located') }}
),

offices as (
    select
        *,
        {{ name_key('office_name') }} as office_name_key
    from {{ ref('int_document_offices_resolved') }}
),

lines as (
    select * from {{ ref('stg_document_lines') }}
),

-- The name of the whole document goes with the one code that its project tables print.
documents as (
    select
        offices.document_id,
        offices.office_name_key,
        offices.foreign_code as office_code,
        min(offices.office_name) as office_name,
        coalesce(min(lines.source_line), 0) as name_line
    from offices
    left join lines
        on
            offices.document_id = lines.document_id
            and contains({{ folded('lines.line_text') }}, {{ folded('offices.office_name') }})
    where offices.foreign_code is not null
    group by offices.document_id, offices.office_name_key, offices.foreign_code
),

printed as (
    select
        document_id,
        office_code,
        office_name,
        office_name_key,
        'unit' as name_kind,
        project_no,
        source_line as name_line,
        source_line
    from units
    union all
    select
        documents.document_id,
        documents.office_code,
        documents.office_name,
        documents.office_name_key,
        'document' as name_kind,
        min(units.project_no) as project_no,
        documents.name_line,
        min(units.source_line) as source_line
    from documents
    inner join units
        on
            documents.document_id = units.document_id
            and documents.office_code = units.office_code
    group by
        documents.document_id, documents.office_code, documents.office_name,
        documents.office_name_key, documents.name_line
)

select * from printed

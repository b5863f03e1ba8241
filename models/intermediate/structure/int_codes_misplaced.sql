with

codes as (
    select * from {{ ref('int_document_codes_printed') }}
    where is_well_formed
),

official as (
    select
        'functional' as code_kind,
        functional_code as official_code
    from {{ ref('functional_classes') }}
    union all
    select
        'economic' as code_kind,
        economic_code as official_code
    from {{ ref('economic_classification') }}
),

-- A code that was given up later is official in the years before.
retired as (
    select
        documents.document_id,
        changes.code_kind,
        changes.from_code as retired_code
    from {{ ref('code_changes') }} as changes
    inner join {{ ref('stg_documents') }} as documents
        on documents.fiscal_year < cast(changes.first_year as integer)
    group by documents.document_id, changes.code_kind, changes.from_code
),

-- An office that prints no 款 anywhere has lost none.
levels as (
    select
        document_id,
        code_kind,
        length(row_code) as code_length
    from codes
    group by document_id, code_kind, length(row_code)
),

placed as (
    select
        codes.*,
        levels.code_length is not null and parents.row_code is null as is_without_parent,
        official.official_code is null and retired.retired_code is null as is_unknown
    from codes
    left join levels
        on
            codes.document_id = levels.document_id
            and codes.code_kind = levels.code_kind
            and length(codes.parent_code) = levels.code_length
    left join codes as parents
        on
            codes.document_id = parents.document_id
            and codes.table_no = parents.table_no
            and codes.parent_code = parents.row_code
    left join official
        on
            codes.code_kind = official.code_kind
            and case codes.code_kind when 'economic' then codes.row_code else codes.class_code end
            = official.official_code
    left join retired
        on
            codes.document_id = retired.document_id
            and codes.code_kind = retired.code_kind
            and codes.row_code = retired.retired_code
),

-- One lost parent is one problem, however many children stand below it.
problems as (
    select
        document_id,
        case when is_unknown then 'code_unknown' else 'code_without_parent' end as problem_kind,
        table_no,
        case when is_unknown then row_code else parent_code end as missing_code,
        min(row_code) as first_code,
        min(source_line) as source_line,
        {{ joined_text("row_code || coalesce(row_label, '')", '、', 'source_line') }} as children
    from placed
    where is_unknown or is_without_parent
    group by
        document_id, table_no, is_unknown,
        case when is_unknown then row_code else parent_code end
)

select * from problems

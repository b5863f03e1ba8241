with

documents as (
    select *, {{ name_key('office_name') }} as office_name_key from {{ ref('stg_documents') }}
),

project_units as (
    select *, {{ name_key('unit_name') }} as unit_name_key
    from {{ ref('int_project_units_split') }}
    where unit_code is not null
),

mapped_names as (
    select * from {{ ref('int_office_names_mapped') }}
),

-- The project tables of a department name many units: one of them is meant only by its name.
printed_units as (
    select
        documents.document_id,
        min(
            case
                when project_units.unit_name_key = documents.office_name_key
                    then project_units.unit_code
            end
        ) as same_name_code,
        case when count(distinct project_units.unit_code) = 1 then min(project_units.unit_code) end
            as only_code,
        min(project_units.unit_name) as only_unit_name
    from documents
    inner join project_units
        on documents.document_id = project_units.document_id
    group by documents.document_id
),

candidates as (
    select
        documents.document_id,
        documents.fiscal_year,
        documents.office_name_key,
        printed_units.same_name_code,
        mapped_names.office_code as mapped_code,
        case when coalesce(documents.report_kind, '') <> '部门决算' then printed_units.only_code end
            as only_code,
        coalesce(documents.office_name, printed_units.only_unit_name) as office_name
    from documents
    left join printed_units
        on documents.document_id = printed_units.document_id
    left join mapped_names
        on documents.office_name_key = mapped_names.office_name_key
),

resolved as (
    select
        document_id,
        fiscal_year,
        coalesce(
            same_name_code,
            mapped_code,
            only_code,
            'name:' || office_name_key,
            'document:' || document_id
        ) as office_code,
        coalesce(office_name, document_id) as office_name,
        case
            when same_name_code is not null then 'project_table'
            when mapped_code is not null then 'known_name'
            when only_code is not null then 'project_table'
            when office_name_key is not null then 'printed_name'
            else 'document'
        end as office_code_basis,
        case when same_name_code is null and office_name_key is not null then only_code end
            as foreign_code
    from candidates
)

select * from resolved

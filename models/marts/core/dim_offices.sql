with

documents as (
    select * from {{ ref('int_document_offices_resolved') }}
),

project_units as (
    select * from {{ ref('int_project_units_split') }}
    where supervisor_code is not null
),

reference_offices as (
    select * from {{ ref('offices') }}
),

provinces as (
    select * from {{ ref('provinces') }}
),

-- The name of the latest document stands; an office is renamed now and then.
latest as (
    select
        *,
        row_number() over (
            partition by office_code order by fiscal_year desc nulls last, document_id desc
        ) as recency,
        min(fiscal_year) over (partition by office_code) as first_fiscal_year,
        max(fiscal_year) over (partition by office_code) as last_fiscal_year
    from documents
),

supervisors as (
    select
        project_units.unit_code as office_code,
        project_units.supervisor_code,
        project_units.supervisor_name,
        row_number() over (
            partition by project_units.unit_code
            order by
                documents.fiscal_year desc nulls last,
                documents.document_id asc,
                project_units.project_no asc
        ) as recency
    from project_units
    inner join documents
        on project_units.document_id = documents.document_id
),

offices as (
    select
        latest.office_code,
        latest.office_name,
        coalesce(reference_offices.short_name, latest.office_name) as short_name,
        coalesce(supervisors.supervisor_code, reference_offices.parent_office_code)
            as parent_office_code,
        coalesce(supervisors.supervisor_name, reference_offices.parent_office_name)
            as parent_office_name,
        coalesce(reference_offices.province_name, provinces.province_name) as province,
        latest.office_code_basis,
        latest.first_fiscal_year,
        latest.last_fiscal_year
    from latest
    left join supervisors
        on latest.office_code = supervisors.office_code and supervisors.recency = 1
    left join reference_offices
        on latest.office_code = reference_offices.office_code
    left join provinces
        on
            latest.office_name like provinces.province_name || '%'
            or '|' || provinces.short_names || '|' like '%|' || left(latest.office_name, 2) || '|%'
            or '|' || provinces.short_names || '|' like '%|' || left(latest.office_name, 3) || '|%'
    where latest.recency = 1
)

select * from offices

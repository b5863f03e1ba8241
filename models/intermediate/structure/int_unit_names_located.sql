with

units as (
    select
        *,
        {{ name_key('unit_name') }} as office_name_key
    from {{ ref('int_project_units_split') }}
    where unit_code is not null
),

lines as (
    select * from {{ ref('stg_document_lines') }}
    where region like 'project %'
),

found as (
    select
        units.document_id,
        units.unit_code as office_code,
        units.office_name_key,
        units.project_no,
        min(units.unit_name) as office_name,
        coalesce(min(lines.source_line), min(units.source_line)) as source_line
    from units
    left join lines
        on
            units.document_id = lines.document_id
            and 'project ' || units.project_no = lines.region
            and contains({{ folded('lines.line_text') }}, units.unit_code)
    where units.office_name_key is not null
    group by units.document_id, units.unit_code, units.office_name_key, units.project_no
),

-- The first of the project tables that print a code with a name speaks for all of them.
ranked as (
    select
        *,
        count(*) over (partition by document_id, office_code, office_name_key) as print_count,
        row_number() over (
            partition by document_id, office_code, office_name_key order by project_no
        ) as table_rank
    from found
),

located as (
    select
        document_id,
        office_code,
        office_name,
        office_name_key,
        print_count,
        project_no,
        source_line
    from ranked
    where table_rank = 1
)

select * from located

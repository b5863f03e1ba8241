with

offices as (
    select
        office_code,
        office_name,
        'seeds/reference/offices.csv' as known_file,
        cast(valid_from as integer) as first_year,
        cast(valid_to as integer) as last_year
    from {{ ref('offices') }}
    union all
    select
        office_code,
        alias as office_name,
        'seeds/reference/office_aliases.csv' as known_file,
        cast(null as integer) as first_year,
        cast(null as integer) as last_year
    from {{ ref('office_aliases') }}
),

documents as (
    select * from {{ ref('stg_documents') }}
),

units as (
    select * from {{ ref('int_unit_names_located') }}
),

known as (
    select
        office_code,
        office_name,
        {{ name_key('office_name') }} as office_name_key,
        known_file,
        cast(null as integer) as known_line,
        first_year,
        last_year,
        true as is_listed,
        0 as print_count
    from offices
    union all
    select
        units.office_code,
        units.office_name,
        units.office_name_key,
        documents.source_file as known_file,
        units.source_line as known_line,
        documents.fiscal_year as first_year,
        documents.fiscal_year as last_year,
        false as is_listed,
        units.print_count
    from units
    inner join documents
        on units.document_id = documents.document_id
)

select * from known

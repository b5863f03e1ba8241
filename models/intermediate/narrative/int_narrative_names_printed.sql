with

figures as (
    select * from {{ ref('int_identity_figures') }}
    where row_code is not null
),

code_columns as (
    select * from {{ ref('narrative_code_columns') }}
),

functional_classes as (
    select * from {{ ref('functional_classes') }}
),

economic_codes as (
    select * from {{ ref('economic_classification') }}
),

projects as (
    select * from {{ ref('fct_performance_projects') }}
),

tables as (
    select * from {{ ref('stg_tables') }}
),

-- A code that its table does not print is known by its official name.
named as (
    select
        figures.document_id,
        code_columns.fund_scope as name_scope,
        figures.row_code as concept_code,
        figures.row_name as concept_name,
        figures.figure_value,
        figures.half_width
    from figures
    inner join code_columns
        on figures.table_no = code_columns.table_no and figures.measure = code_columns.measure
    union all
    select
        tables.document_id,
        code_columns.fund_scope as name_scope,
        functional_classes.functional_code as concept_code,
        functional_classes.functional_name as concept_name,
        0 as figure_value,
        0 as half_width
    from tables
    inner join code_columns
        on tables.table_no = code_columns.table_no and code_columns.code_kind = 'functional'
    cross join functional_classes
    union all
    select
        tables.document_id,
        code_columns.fund_scope as name_scope,
        economic_codes.economic_code as concept_code,
        economic_codes.economic_name as concept_name,
        0 as figure_value,
        0 as half_width
    from tables
    inner join code_columns
        on tables.table_no = code_columns.table_no and code_columns.code_kind = 'economic'
    cross join economic_codes
    union all
    select
        document_id,
        'project' as name_scope,
        cast(project_no as varchar) as concept_code,
        project_name as concept_name,
        coalesce(executed_wan, 0) as figure_value,
        0 as half_width
    from projects
),

keyed as (
    select
        document_id,
        name_scope,
        concept_code,
        {{ statement_name_key('concept_name') }} as name_key,
        max(figure_value) as figure_value,
        max(half_width) as half_width
    from named
    group by document_id, name_scope, concept_code, name_key
)

select * from keyed

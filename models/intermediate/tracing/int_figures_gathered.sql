with

table_figures as (
    select * from {{ ref('int_table_figures_traced') }}
),

narrative_figures as (
    select * from {{ ref('int_narrative_figures_traced') }}
),

project_figures as (
    select * from {{ ref('int_project_figures_traced') }}
),

gathered as (
    select * from table_figures
    union all
    select * from narrative_figures
    union all
    select * from project_figures
)

select * from gathered

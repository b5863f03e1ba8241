with

figures as (
    select * from {{ ref('int_project_figures_listed') }}
    where figure_kind = 'project'
),

cells as (
    select * from {{ ref('int_project_values_listed') }}
),

statements as (
    select * from {{ ref('int_project_statements_corrected') }}
),

projects as (
    select * from {{ ref('fct_performance_projects') }}
),

corrections as (
    select * from {{ ref('int_corrections_judged') }}
    where outcome = 'applied' and region like 'project %'
),

fields as (
    select * from {{ ref('project_fields') }}
),

-- What the prose states is the first of its kind from the line on that the cell begins with, as
-- in int_project_statements_chosen.
stated as (
    select
        figures.figure_ref,
        statements.value_text,
        statements.printed_value_text as printed_text,
        statements.source_line,
        row_number() over (
            partition by figures.figure_ref
            order by statements.source_line, statements.char_offset
        ) as print_no
    from figures
    inner join fields
        on figures.project_field = fields.project_field
    inner join statements
        on
            figures.document_id = statements.document_id
            and figures.project_no = statements.project_no
            and fields.review_measure = statements.kind
            and figures.source_line <= statements.source_line
    where fields.printed_in = 'prose'
),

printed as (
    select
        figures.document_id,
        figures.project_no,
        figures.indicator_no,
        figures.fund_label,
        figures.project_field,
        figures.field_name_zh,
        figures.measured_in,
        figures.figure_ref,
        fields.review_measure,
        coalesce(cells.printed_text, stated.printed_text) as value_text,
        coalesce(cells.value_text, stated.value_text) as used_value_text,
        figures.cell_state,
        case when figures.cell_state = 'printed' then figures.figure_value end as figure_value,
        coalesce(stated.source_line, figures.source_line) as source_line
    from figures
    inner join fields
        on figures.project_field = fields.project_field
    left join cells
        on
            figures.document_id = cells.document_id
            and figures.project_no = cells.project_no
            and coalesce(figures.indicator_no, 0) = coalesce(cells.indicator_no, 0)
            and figures.fund_label = cells.fund_label
            and figures.project_field = cells.project_field
    left join stated
        on figures.figure_ref = stated.figure_ref and stated.print_no = 1
),

-- A project counts as one where the number of projects is stated: its name is what is printed,
-- or at least the name of its form.
counted as (
    select
        document_id,
        project_no,
        cast(null as integer) as indicator_no,
        '' as fund_label,
        'project_no' as project_field,
        '自评表' as field_name_zh,
        '个' as measured_in,
        document_id || '|project ' || project_no || '|project_no' as figure_ref,
        cast(null as varchar) as review_measure,
        coalesce(project_name, '项目支出绩效自评表') as value_text,
        coalesce(project_name, '项目支出绩效自评表') as used_value_text,
        'printed' as cell_state,
        cast(1 as decimal(28, 10)) as figure_value,
        source_line
    from projects
),

listed as (
    select * from printed
    union all
    select * from counted
),

-- A correction names a cell by its line and column; a blank cell says nothing.
corrected as (
    select
        listed.*,
        corrections.correction_id,
        corrections.cell_id,
        corrections.correction_id is not null as is_corrected
    from listed
    left join corrections
        on
            listed.document_id = corrections.document_id
            and 'project ' || listed.project_no = corrections.region
            and listed.source_line = corrections.source_line
            and listed.review_measure = corrections.measure
    where listed.used_value_text is not null
)

select * from corrected

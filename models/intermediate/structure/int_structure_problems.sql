with

found as (
    select * from {{ ref('int_extraction_problems') }}
    union all
    select * from {{ ref('int_unread_figure_problems') }}
    union all
    select * from {{ ref('int_code_name_problems') }}
    union all
    select * from {{ ref('int_code_place_problems') }}
    union all
    select * from {{ ref('int_code_twin_problems') }}
    union all
    select * from {{ ref('int_line_problems') }}
    union all
    select * from {{ ref('int_level_problems') }}
    union all
    select * from {{ ref('int_blank_score_problems') }}
    union all
    select * from {{ ref('int_target_problems') }}
    union all
    select * from {{ ref('int_deduction_problems') }}
    union all
    select * from {{ ref('int_pasted_text_problems') }}
    union all
    select * from {{ ref('int_project_count_problems') }}
    union all
    select * from {{ ref('int_satisfaction_problems') }}
    union all
    select * from {{ ref('int_project_name_problems') }}
    union all
    select * from {{ ref('int_office_code_problems') }}
    union all
    select * from {{ ref('int_file_name_problems') }}
),

kinds as (
    select * from {{ ref('structure_problem_kinds') }}
),

-- What explains a line best is said of it, not also what follows from it.
stronger as (
    select
        document_id,
        source_line,
        problem_kind
    from found
    group by document_id, source_line, problem_kind
),

-- A kind whose gravity depends on what could not be read keeps that of its extraction issue.
judged as (
    select
        found.*,
        coalesce(kinds.severity, found.issue_severity, 'warning') as severity,
        row_number() over (
            partition by found.document_id, found.problem_kind, found.source_line
            order by found.table_no, found.section_no, found.row_key, found.printed_value
        ) as problem_no
    from found
    left join kinds
        on found.problem_kind = kinds.problem_kind
    left join stronger
        on
            found.document_id = stronger.document_id
            and found.source_line = stronger.source_line
            and kinds.yields_to = stronger.problem_kind
    where stronger.problem_kind is null
),

problems as (
    select
        document_id || '|' || problem_kind || '|' || source_line || '|' || problem_no as problem_id,
        document_id,
        problem_kind,
        table_no,
        section_no,
        row_key,
        measure_label,
        printed_value,
        suggested_value,
        evidence_zh,
        evidence_en,
        message_zh,
        message_en,
        source_line,
        severity,
        figure_refs
    from judged
)

select * from problems

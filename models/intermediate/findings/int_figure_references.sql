with

terms as (
    select * from {{ ref('int_check_terms') }}
    where status = 'breach' and figure_ref is not null
),

figures as (
    select * from {{ ref('int_identity_figures') }}
),

statements as (
    select * from {{ ref('fct_narrative_figures') }}
),

-- A figure takes part in many checks, those of the next year among them; each of them writes it
-- the same way.
referred as (
    select
        min(figure_kind) as figure_kind,
        figure_ref,
        split_part(figure_ref, '|', 1) as document_id,
        min(figure_value) as figure_value,
        max(rounding_step) as rounding_step,
        min(figure_unit) as measured_in,
        min(term_text) as term_text,
        min(source_line) as source_line
    from terms
    group by figure_ref
),

referenced as (
    select
        referred.figure_ref,
        referred.document_id,
        referred.figure_kind,
        case referred.figure_kind
            when 'table' then figures.table_no
            when 'project' then split_part(referred.figure_ref, '|', 2)
            else referred.figure_kind
        end as region,
        statements.section_no,
        coalesce(
            figures.row_key,
            statements.subject,
            nullif(split_part(referred.figure_ref, '|', 3), '')
        ) as row_key,
        coalesce(figures.measure_label, statements.kind, split_part(referred.figure_ref, '|', 4))
            as measure_label,
        coalesce(figures.value_text, statements.value_text) as printed_value,
        referred.figure_value,
        referred.rounding_step,
        referred.measured_in,
        referred.term_text,
        referred.source_line
    from referred
    left join figures
        on referred.figure_kind = 'table' and referred.figure_ref = figures.figure_id
    left join statements
        on
            referred.figure_kind = 'narrative'
            and referred.figure_ref = statements.narrative_figure_id
)

select * from referenced

with

list_terms as (
    select * from {{ ref('int_narrative_list_terms') }}
),

code_terms as (
    select * from {{ ref('int_narrative_code_terms') }}
),

project_terms as (
    select * from {{ ref('int_narrative_project_terms') }}
),

terms as (
    select
        document_id,
        concept_id,
        stated_kind,
        term_no,
        sign,
        'table' as figure_kind,
        figure_ref,
        measured_in,
        figure_value,
        half_width,
        rounding_step,
        cell_state,
        term_text,
        source_line
    from list_terms
    union all
    select
        document_id,
        concept_id,
        'amount' as stated_kind,
        term_no,
        1 as sign,
        'table' as figure_kind,
        figure_ref,
        measured_in,
        figure_value,
        half_width,
        rounding_step,
        cell_state,
        term_text,
        source_line
    from code_terms
    union all
    select
        document_id,
        concept_id,
        stated_kind,
        term_no,
        1 as sign,
        'project' as figure_kind,
        figure_ref,
        measured_in,
        figure_value,
        half_width,
        cast(2 * half_width as decimal(18, 6)) as rounding_step,
        cell_state,
        term_text,
        source_line
    from project_terms
),

-- What is counted has no rounding.
typed as (
    select
        document_id,
        concept_id,
        stated_kind,
        cast(term_no as integer) as term_no,
        cast(sign as integer) as sign,
        figure_kind,
        figure_ref,
        measured_in,
        cast(figure_value as decimal(28, 10)) as figure_value,
        cast(case when stated_kind = 'count' then 0 else half_width end as decimal(28, 10))
            as half_width,
        cast(case when stated_kind = 'count' then 0 else rounding_step end as decimal(18, 6))
            as rounding_step,
        cell_state,
        term_text,
        source_line
    from terms
)

select * from typed

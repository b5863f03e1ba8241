with

changes as (
    select * from {{ ref('int_narrative_changes_stated') }}
    where statement_kind = 'change'
),

current_terms as (
    select * from {{ ref('int_narrative_current_terms') }}
),

-- Last year's value as a sum: this year's less the stated change.
terms as (
    select
        changes.document_id,
        changes.topic,
        changes.concept_id,
        changes.statement_no,
        changes.change_value,
        changes.source_line as statement_line,
        changes.source_line || ':' || changes.char_offset as statement_key,
        current_terms.term_no,
        current_terms.sign,
        current_terms.figure_kind,
        current_terms.figure_ref,
        current_terms.measured_in,
        current_terms.figure_value,
        current_terms.half_width,
        current_terms.rounding_step,
        current_terms.cell_state,
        current_terms.term_text,
        current_terms.source_line
    from changes
    inner join current_terms
        on
            changes.document_id = current_terms.document_id
            and changes.concept_id = current_terms.concept_id
    union all
    select
        changes.document_id,
        changes.topic,
        changes.concept_id,
        changes.statement_no,
        changes.change_value,
        changes.source_line as statement_line,
        changes.source_line || ':' || changes.char_offset as statement_key,
        0 as term_no,
        case when changes.change_value < 0 then 1 else -1 end as sign,
        'narrative' as figure_kind,
        changes.narrative_figure_id as figure_ref,
        changes.measured_in,
        abs(changes.change_value) as figure_value,
        changes.half_width,
        changes.rounding_step,
        'printed' as cell_state,
        changes.term_text,
        changes.source_line
    from changes
    where exists (
            select 1
            from current_terms
            where
                changes.document_id = current_terms.document_id
                and changes.concept_id = current_terms.concept_id
        )
)

select * from terms

with

statements as (
    select * from {{ ref('fct_narrative_figures') }}
    where is_used and kind = 'count' and figure_value is not null
),

words as (
    select * from {{ ref('head_count_words') }}
),

-- A count of another year, of travellers or of guests is no head count; nor is a change.
matches as (
    select
        statements.*,
        words.head_count_kind,
        words.preference,
        min(words.preference) over (
            partition by statements.document_id, words.head_count_kind
        ) as best_preference
    from statements
    inner join words
        on
            {{ matches_column_pattern('statements.subject', 'words.subject_pattern') }}
            and {{ matches_column_pattern('statements.unit', 'words.unit_pattern') }}
            and {{ matches_column_pattern('statements.section_no', 'words.section_pattern') }}
            and coalesce(statements.figure_year, statements.fiscal_year) = statements.fiscal_year
),

-- Said twice alike it counts once; said differently nobody knows which is the whole.
ranked as (
    select
        *,
        row_number() over (
            partition by document_id, head_count_kind order by source_line, char_offset
        ) as statement_no,
        min(figure_value) over (partition by document_id, head_count_kind)
        <> max(figure_value) over (partition by document_id, head_count_kind) as is_ambiguous
    from matches
    where preference = best_preference
),

stated as (
    select
        document_id,
        head_count_kind,
        narrative_figure_id as figure_ref,
        case when is_ambiguous then 'several_stated' else 'printed' end as cell_state,
        case when not is_ambiguous then figure_value end as head_count,
        is_corrected
    from ranked
    where statement_no = 1
)

select * from stated

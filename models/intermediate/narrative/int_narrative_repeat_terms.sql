with

statements as (
    select
        *,
        document_id || '|' || concept_id || '|' || kind || '|' || coalesce(figure_year, 0) || '|'
        || basis_text || '|' || measured_in
        || case when has_table_value then '|' || signed_value else '' end as thing
    from {{ ref('int_narrative_statements_grouped') }}
),

counted as (
    select
        *,
        count(*) over (partition by thing, signed_value) as print_count,
        first_value(narrative_figure_id) over (
            partition by thing, signed_value order by source_line, char_offset
        ) as first_of_value_id
    from statements
),

-- What is said most often, else first, is taken as meant, so that one slip is one breach; a slip
-- that is printed again repeats the slip.
referred as (
    select
        *,
        first_value(first_of_value_id) over (
            partition by thing order by print_count desc, source_line asc, char_offset asc
        ) as meant_id
    from counted
),

pairs as (
    select
        *,
        case
            when narrative_figure_id = first_of_value_id then meant_id
            else first_of_value_id
        end as compared_id
    from referred
),

terms as (
    select
        'narrative-repeat' as identity_id,
        pairs.document_id,
        pairs.instance_key,
        1 as term_no,
        'lhs' as side,
        1 as sign,
        'narrative' as figure_kind,
        pairs.narrative_figure_id as figure_ref,
        pairs.measured_in,
        pairs.signed_value as figure_value,
        pairs.half_width,
        pairs.rounding_step,
        'printed' as cell_state,
        pairs.term_text,
        pairs.source_line
    from pairs
    where pairs.narrative_figure_id <> pairs.compared_id
    union all
    select
        'narrative-repeat' as identity_id,
        pairs.document_id,
        pairs.instance_key,
        2 as term_no,
        'rhs' as side,
        1 as sign,
        'narrative' as figure_kind,
        compared.narrative_figure_id as figure_ref,
        compared.measured_in,
        compared.signed_value as figure_value,
        compared.half_width,
        compared.rounding_step,
        'printed' as cell_state,
        compared.term_text,
        compared.source_line
    from pairs
    inner join statements as compared
        on pairs.compared_id = compared.narrative_figure_id
    where pairs.narrative_figure_id <> pairs.compared_id
)

select * from terms

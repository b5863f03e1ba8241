with

judged as (
    select * from {{ ref('int_narrative_lists_judged') }}
),

read_lists as (
    select * from {{ ref('int_narrative_lists_read') }}
    union all
    select * from {{ ref('int_narrative_guest_lists_read') }}
),

figures as (
    select * from {{ ref('int_narrative_figures_matched') }}
),

sides as (
    select
        judged.identity_id,
        judged.document_id,
        judged.list_key,
        'lhs' as side,
        read_lists.narrative_figure_id
    from judged
    inner join read_lists
        on
            judged.document_id = read_lists.document_id
            and judged.list_key = read_lists.list_key
    union all
    select
        identity_id,
        document_id,
        list_key,
        'rhs' as side,
        head_figure_id as narrative_figure_id
    from judged
),

terms as (
    select
        sides.identity_id,
        sides.document_id,
        sides.list_key as instance_key,
        cast(
            row_number() over (
                partition by sides.document_id, sides.list_key
                order by sides.side, figures.source_line, figures.char_offset
            ) as integer
        ) as term_no,
        sides.side,
        1 as sign,
        'narrative' as figure_kind,
        figures.narrative_figure_id as figure_ref,
        figures.measured_in,
        figures.signed_value as figure_value,
        figures.half_width,
        figures.rounding_step,
        'printed' as cell_state,
        figures.term_text,
        figures.source_line
    from sides
    inner join figures
        on sides.narrative_figure_id = figures.narrative_figure_id
)

select * from terms

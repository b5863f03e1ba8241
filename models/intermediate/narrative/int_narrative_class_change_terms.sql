with

sides as (
    select * from {{ ref('int_narrative_class_changes_sided') }}
),

-- Classes that exceed the total by next to nothing tell of a slip, not of a class that is gone.
excesses as (
    select
        document_id,
        whole_concept_id,
        sum(case when side = 'rhs' then change_value else -change_value end) as excess,
        sum(half_width) as tolerance,
        max(cast(whole_value as decimal(22, 6)) * slip_share) as greatest_slip
    from sides
    group by document_id, whole_concept_id
),

terms as (
    select
        case
            when
                excesses.excess > excesses.tolerance
                and excesses.excess <= excesses.greatest_slip
                then 'narrative-change-classes-slip'
            else 'narrative-change-classes'
        end as identity_id,
        sides.document_id,
        sides.whole_concept_id as instance_key,
        row_number() over (
            partition by sides.document_id, sides.whole_concept_id
            order by sides.side, sides.source_line, sides.char_offset
        ) as term_no,
        sides.side,
        case when sides.change_value < 0 then -1 else 1 end as sign,
        'narrative' as figure_kind,
        sides.narrative_figure_id as figure_ref,
        sides.measured_in,
        abs(sides.change_value) as figure_value,
        sides.half_width,
        sides.rounding_step,
        'printed' as cell_state,
        sides.term_text,
        sides.source_line
    from sides
    inner join excesses
        on
            sides.document_id = excesses.document_id
            and sides.whole_concept_id = excesses.whole_concept_id
)

select * from terms

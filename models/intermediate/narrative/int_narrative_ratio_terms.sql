with

parts as (
    select * from {{ ref('int_narrative_ratio_parts') }}
),

figures as (
    select * from {{ ref('int_narrative_figures_matched') }}
),

concept_terms as (
    select * from {{ ref('int_narrative_concept_terms') }}
),

-- A growth rate is judged by its size: the year before is what there is less an increase, or
-- with a decrease. Its direction is a check of its own.
stated as (
    select
        parts.identity_id,
        parts.document_id,
        parts.instance_key,
        parts.part_no as term_no,
        parts.side,
        case
            when parts.is_growth and parts.side = 'denominator' and figures.kind = 'change_amount'
                then case when figures.sign = 'decrease' then 1 else -1 end
            else 1
        end as sign,
        'narrative' as figure_kind,
        figures.narrative_figure_id as figure_ref,
        figures.measured_in,
        case
            when figures.kind in ('change_amount', 'change_pct') then abs(figures.signed_value)
            else figures.signed_value
        end as figure_value,
        figures.half_width,
        figures.rounding_step,
        'printed' as cell_state,
        figures.term_text,
        figures.source_line
    from parts
    inner join figures
        on parts.figure_id = figures.narrative_figure_id
),

from_tables as (
    select
        parts.identity_id,
        parts.document_id,
        parts.instance_key,
        parts.part_no * 10000 + row_number() over (
            partition by
                parts.identity_id, parts.document_id, parts.instance_key, parts.part_no
            order by concept_terms.term_no, concept_terms.source_line, concept_terms.figure_ref
        ) as term_no,
        parts.side,
        concept_terms.sign,
        concept_terms.figure_kind,
        concept_terms.figure_ref,
        concept_terms.measured_in,
        concept_terms.figure_value,
        concept_terms.half_width,
        concept_terms.rounding_step,
        concept_terms.cell_state,
        concept_terms.term_text,
        concept_terms.source_line
    from parts
    inner join concept_terms
        on
            parts.document_id = concept_terms.document_id
            and parts.concept_id = concept_terms.concept_id
            and parts.stated_kind = concept_terms.stated_kind
    where parts.figure_id is null
),

terms as (
    select * from stated
    union all
    select * from from_tables
),

typed as (
    select {{ typed_term() }}
    from terms
)

select * from typed

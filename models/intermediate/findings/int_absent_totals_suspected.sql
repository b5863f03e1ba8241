with

breaches as (
    select * from {{ ref('int_breach_sides') }}
),

sides as (
    select * from {{ ref('int_identity_sides') }}
),

matched as (
    select * from {{ ref('int_narrative_figures_matched') }}
),

concept_terms as (
    select * from {{ ref('narrative_concept_terms') }}
    where row_level = 'total'
),

-- A table without its total row: what adds up to it or repeats it finds nothing.
missed_by_tables as (
    select
        breaches.check_id,
        breaches.document_id,
        sides.table_no,
        breaches.tolerance_wan
    from breaches
    inner join sides
        on breaches.identity_id = sides.identity_id
    where
        case sides.side when 'lhs' then not breaches.has_lhs else not breaches.has_rhs end
        and sides.is_total
        or sides.side = 'rhs'
        and sides.lists_parts
        and not breaches.has_lhs
        and breaches.instance_row = '合计'
),

missed_by_narrative as (
    select
        breaches.check_id,
        breaches.document_id,
        concept_terms.table_no,
        breaches.tolerance_wan
    from breaches
    inner join matched
        on breaches.narrative_figure_id = matched.narrative_figure_id
    inner join concept_terms
        on matched.concept_id = concept_terms.concept_id
    where not breaches.has_rhs
),

-- A union of sets: a concept may have several terms in one table.
suspected as (
    select * from missed_by_tables
    union
    select * from missed_by_narrative
)

select * from suspected

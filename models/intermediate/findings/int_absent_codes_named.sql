with

breaches as (
    select * from {{ ref('int_breach_sides') }}
),

sides as (
    select * from {{ ref('int_identity_sides') }}
    where is_by_code
),

matched as (
    select
        narrative_figure_id,
        split_part(concept_id, ':', 1) as concept_kind,
        split_part(split_part(concept_id, ':', 2), '@', 1) as row_code,
        split_part(concept_id, '@', 2) as fund_scope
    from {{ ref('int_narrative_figures_matched') }}
),

fund_scopes as (
    select * from {{ ref('fund_scopes') }}
),

-- What another table prints and this one does not.
missing_in_tables as (
    select
        breaches.check_id,
        breaches.document_id,
        sides.table_no,
        breaches.instance_row as row_code,
        abs(breaches.difference_wan) as change_wan,
        breaches.tolerance_wan
    from breaches
    inner join sides
        on
            breaches.identity_id = sides.identity_id
            and case sides.side when 'lhs' then not breaches.has_lhs else not breaches.has_rhs end
),

-- What the narrative names by a code and no table prints.
missing_in_narrative as (
    select
        breaches.check_id,
        breaches.document_id,
        coalesce(fund_scopes.table_no, '06') as table_no,
        matched.row_code,
        abs(breaches.difference_wan) as change_wan,
        breaches.tolerance_wan
    from breaches
    inner join matched
        on breaches.narrative_figure_id = matched.narrative_figure_id
    left join fund_scopes
        on matched.fund_scope = fund_scopes.fund_scope
    where
        not breaches.has_rhs
        and matched.concept_kind in ('economic', 'class', 'group', 'item')
),

named as (
    select * from missing_in_tables
    union all
    select * from missing_in_narrative
)

select * from named

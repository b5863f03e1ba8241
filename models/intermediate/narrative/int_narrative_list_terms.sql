with

concept_terms as (
    select * from {{ ref('narrative_concept_terms') }}
),

selected as (
    select * from {{ ref('int_narrative_list_cells') }}
),

terms_of_basis as (
    select
        concept_id,
        stated_kind,
        basis_no,
        count(*) as term_count
    from concept_terms
    group by concept_id, stated_kind, basis_no
),

-- Of the places where a concept is printed the first counts; one that is blank, or that lacks a
-- table, only where no other is filled.
ranked as (
    select
        selected.document_id,
        selected.concept_id,
        selected.stated_kind,
        selected.basis_no,
        row_number() over (
            partition by selected.document_id, selected.concept_id, selected.stated_kind
            order by
                case when count(selected.figure_ref) > 0 then 0 else 1 end,
                selected.basis_no
        ) as preference
    from selected
    inner join terms_of_basis
        on
            selected.concept_id = terms_of_basis.concept_id
            and selected.stated_kind = terms_of_basis.stated_kind
            and selected.basis_no = terms_of_basis.basis_no
    group by
        selected.document_id,
        selected.concept_id,
        selected.stated_kind,
        selected.basis_no,
        terms_of_basis.term_count
    having count(distinct selected.term_no) = terms_of_basis.term_count
),

chosen as (
    select selected.*
    from selected
    inner join ranked
        on
            selected.document_id = ranked.document_id
            and selected.concept_id = ranked.concept_id
            and selected.stated_kind = ranked.stated_kind
            and selected.basis_no = ranked.basis_no
    where ranked.preference = 1
)

select * from chosen

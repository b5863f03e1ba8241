with

problems as (
    select
        problems.*,
        coalesce(problems.table_no, problems.section_no) as region
    from {{ ref('int_structure_problems') }} as problems
    inner join {{ ref('structure_problem_kinds') }} as kinds
        on problems.problem_kind = kinds.problem_kind
    where kinds.explains_sums = 'true'
),

terms as (
    select
        *,
        split_part(figure_ref, '|', 2) as region
    from {{ ref('int_check_terms') }}
    where status = 'breach' and figure_ref is not null and figure_kind <> 'narrative'
),

figures as (
    select * from {{ ref('int_identity_figures') }}
    where figure_value <> 0
),

-- The figures of a broken row stand in the breach.
inside as (
    select
        terms.check_id,
        terms.document_id,
        problems.problem_id,
        terms.tolerance_wan
    from terms
    inner join problems
        on
            terms.document_id = problems.document_id
            and terms.region = problems.region
            and terms.source_line = problems.source_line
),

-- The breach misses just what the broken row holds: the row belongs there.
missed as (
    select
        terms.check_id,
        terms.document_id,
        problems.problem_id,
        terms.tolerance_wan
    from terms
    inner join problems
        on terms.document_id = problems.document_id and terms.region = problems.region
    inner join figures
        on
            problems.document_id = figures.document_id
            and problems.table_no = figures.table_no
            and problems.source_line = figures.source_line
            and split_part(terms.instance_key, '·', 2) = figures.measure_label
            and abs(abs(terms.difference_wan) - figures.figure_value)
            <= terms.tolerance_wan + figures.half_width
),

suspected as (
    select * from inside
    union
    select * from missed
)

select * from suspected

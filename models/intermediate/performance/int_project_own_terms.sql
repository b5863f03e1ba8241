with

selected as (
    select * from {{ ref('int_project_terms_selected') }}
),

-- An identity can be tested where each of its required terms is printed; a rate of nothing is
-- undefined.
instances as (
    select
        identity_id,
        document_id,
        instance_key
    from selected
    group by identity_id, document_id, instance_key
    having
        count(distinct satisfied_term_no) = max(required_count)
        and count(case when side = 'denominator' and figure_value <= 0 then 1 end) = 0
),

identities as (
    select * from {{ ref('identities') }}
),

terms as (
    select
        selected.identity_id,
        selected.document_id,
        selected.instance_key,
        cast(row_number() over (
            partition by selected.identity_id, selected.document_id, selected.instance_key
            order by selected.term_no, selected.source_line
        ) as integer) as term_no,
        selected.side,
        selected.sign,
        selected.figure_kind,
        selected.figure_ref,
        selected.measured_in,
        selected.figure_value,
        selected.half_width,
        selected.rounding_step,
        selected.cell_state,
        selected.term_text,
        selected.source_line,
        identities.check_kind
    from selected
    inner join instances
        on
            selected.identity_id = instances.identity_id
            and selected.document_id = instances.document_id
            and selected.instance_key = instances.instance_key
    inner join identities
        on selected.identity_id = identities.identity_id
)

select * from terms

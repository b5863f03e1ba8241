with

selected as (
    select * from {{ ref('int_project_total_terms') }}
),

counts as (
    select * from {{ ref('int_project_statements_counted') }}
),

-- The sum of the projects is known where each of them prints its amount; that it is all of the
-- project expenditure, only where the narrative counts as many projects as there are tables.
instances as (
    select
        selected.identity_id,
        selected.document_id
    from selected
    inner join counts
        on selected.document_id = counts.document_id
    group by
        selected.identity_id, selected.document_id, counts.project_count,
        counts.is_every_project_printed
    having
        count(
            case
                when
                    selected.is_required = 'true'
                    and selected.figure_kind = 'project'
                    and selected.cell_state in ('printed', 'unread')
                    then 1
            end
        ) = counts.project_count
        and count(
            case when selected.is_required = 'true' and selected.figure_kind = 'table' then 1 end
        ) > 0
        and (counts.is_every_project_printed or max(selected.needs_all_projects) = 'false')
),

terms as (
    select
        selected.identity_id,
        selected.document_id,
        '合计' as instance_key,
        cast(row_number() over (
            partition by selected.identity_id, selected.document_id
            order by selected.side, selected.term_no, selected.source_line
        ) as integer) as term_no,
        selected.side,
        cast(selected.sign as integer) as sign,
        selected.figure_kind,
        selected.figure_ref,
        selected.measured_in,
        selected.figure_value,
        selected.half_width,
        selected.rounding_step,
        selected.cell_state,
        selected.term_text,
        selected.source_line
    from selected
    inner join instances
        on
            selected.identity_id = instances.identity_id
            and selected.document_id = instances.document_id
)

select * from terms

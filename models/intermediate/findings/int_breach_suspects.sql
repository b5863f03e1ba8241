with

terms as (
    select * from {{ ref('int_check_terms') }}
),

absent_rows as (
    select * from {{ ref('int_absent_rows_suspected') }}
),

broken_rows as (
    select * from {{ ref('int_broken_rows_suspected') }}
),

-- Each printed figure of a breach could be the wrong one; by how much, the breach says. In a rate
-- of growth the change stands above the line and below it.
figures as (
    select
        check_id,
        document_id,
        'figure' as suspect_kind,
        figure_ref as suspect_ref,
        max(
            case
                when coefficient > 0 then -difference_wan
                when coefficient < 0 then difference_wan
            end
        ) as change_wan,
        max(tolerance_wan) as tolerance_wan
    from terms
    where status = 'breach' and figure_ref is not null
    group by check_id, document_id, figure_ref
),

lost_rows as (
    select
        check_id,
        document_id,
        'lost_row' as suspect_kind,
        document_id || '|' || table_no || '|lost|' || parent_key as suspect_ref,
        -- The columns of a lost row have different amounts, which is no contradiction.
        cast(null as decimal(38, 10)) as change_wan,
        max(tolerance_wan) as tolerance_wan
    from absent_rows
    group by check_id, document_id, table_no, parent_key
),

structure as (
    select
        check_id,
        document_id,
        'structure' as suspect_kind,
        problem_id as suspect_ref,
        cast(null as decimal(38, 10)) as change_wan,
        tolerance_wan
    from broken_rows
),

suspects as (
    select * from figures
    union all
    select * from lost_rows
    union all
    select * from structure
)

select * from suspects

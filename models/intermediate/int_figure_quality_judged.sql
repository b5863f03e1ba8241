with

-- A row printed twice in one table: both prints are disputed.
figures as (
    select
        figure_id,
        is_corrected,
        row_key is not null
        and count(*) over (partition by document_id, table_no, measure, row_key) > 1
            as is_printed_twice
    from {{ ref('int_figures_classified') }}
),

accused as (
    select * from {{ ref('int_figures_accused') }}
),

unattributed as (
    select * from {{ ref('int_breaches_attributed') }}
    where suspect_kind = 'unattributed'
),

terms as (
    select * from {{ ref('int_check_terms') }}
),

confirmations as (
    select * from {{ ref('int_figure_confirmations') }}
),

-- Checks with a statement of the narrative in them: there the statement may be what is wrong.
statement_checks as (
    select check_id
    from terms
    where figure_kind = 'narrative'
    group by check_id
),

disputed_terms as (
    select
        terms.figure_ref,
        count(*) > count(statement_checks.check_id) as is_disputed_by_tables
    from terms
    inner join unattributed
        on terms.check_id = unattributed.check_id
    left join statement_checks
        on terms.check_id = statement_checks.check_id
    group by terms.figure_ref
),

reasoned as (
    select
        figures.figure_id,
        case
            when figures.is_corrected then 'corrected'
            when figures.is_printed_twice then 'printed_twice'
            when accused.figure_ref is not null then 'breaks_identities'
            when
                disputed_terms.is_disputed_by_tables
                or (
                    disputed_terms.figure_ref is not null
                    and coalesce(confirmations.exact_count, 0) = 0
                )
                then 'in_disputed_sum'
            when confirmations.exact_count > 0 then 'identity_exact'
            when confirmations.rounding_count > 0 then 'identity_within_rounding'
            else 'not_confirmed'
        end as quality_reason
    from figures
    left join accused
        on figures.figure_id = accused.figure_ref
    left join disputed_terms
        on figures.figure_id = disputed_terms.figure_ref
    left join confirmations
        on figures.figure_id = confirmations.figure_ref
),

judged as (
    select
        figure_id,
        quality_reason,
        {{ quality_of_reason('quality_reason') }} as quality_status
    from reasoned
)

select * from judged

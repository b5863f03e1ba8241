with

figures as (
    select * from {{ ref('int_subject_figures_bridged') }}
),

absent as (
    select * from {{ ref('int_absent_subjects_judged') }}
),

-- What is printed, what the sums prove to be nothing, and what nobody knows.
valued as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code,
        series_code,
        case when is_derived and cell_state = 'printed' then 'derived' else cell_state end
            as subject_state,
        case when current_wan is null then cell_state end as state_reason,
        current_wan as amount_wan,
        lower_wan,
        upper_wan,
        quality_status,
        quality_reason
    from figures
    union all
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code,
        cast(null as varchar) as series_code,
        case when absence_reason is null then 'not_listed' else 'unknown' end as subject_state,
        absence_reason as state_reason,
        case when absence_reason is null then cast(0 as decimal(20, 6)) end as amount_wan,
        case when absence_reason is null then cast(0 as decimal(28, 10)) end as lower_wan,
        case when absence_reason is null then cast(0 as decimal(28, 10)) end as upper_wan,
        case
            when absence_reason is not null then null
            when is_exact then 'verified'
            else 'within_rounding'
        end as quality_status,
        zero_basis as quality_reason
    from absent
)

select * from valued

with

placed as (
    select * from {{ ref('int_absent_subjects_placed') }}
),

columns as (
    select * from {{ ref('int_subject_columns_judged') }}
),

sums as (
    select * from {{ ref('int_subject_sums_checked') }}
),

stated_zeros as (
    select * from {{ ref('int_subject_zeros_stated') }}
),

-- What is not printed is zero where the sum that it would stand in holds without it, and nothing
-- of its table is left unread or broken; else nobody knows.
judged as (
    select
        placed.document_id,
        placed.subject_kind,
        placed.fund_scope,
        placed.subject_code,
        case
            when not columns.is_printed then 'table_missing'
            when columns.has_untold then 'figures_unplaced'
            when columns.has_breach then 'sums_break'
            when placed.has_printed_parts then 'row_lost'
            when coalesce(sums.is_held and not sums.is_broken, placed.whole_wan = 0, false)
                then null
            when stated_zeros.document_id is not null then null
            else 'zero_not_proven'
        end as absence_reason,
        case
            when not columns.is_printed or columns.has_untold then null
            when columns.has_breach or placed.has_printed_parts then null
            when coalesce(sums.is_held and not sums.is_broken, placed.whole_wan = 0, false)
                then 'proven_by_sums'
            when stated_zeros.document_id is not null then 'stated_as_zero'
        end as zero_basis,
        coalesce(sums.is_exact, false) as is_exact
    from placed
    inner join columns
        on
            placed.document_id = columns.document_id
            and placed.subject_kind = columns.subject_kind
            and placed.fund_scope = columns.fund_scope
    left join sums
        on
            placed.document_id = sums.document_id
            and placed.subject_kind = sums.subject_kind
            and placed.fund_scope = sums.fund_scope
            and placed.identity_id = sums.identity_id
            and placed.whole_kind = sums.whole_kind
            and placed.whole_scope = sums.whole_scope
            and placed.whole_code = sums.whole_code
    left join stated_zeros
        on
            placed.document_id = stated_zeros.document_id
            and placed.subject_kind = stated_zeros.subject_kind
            and placed.fund_scope = stated_zeros.fund_scope
            and placed.subject_code = stated_zeros.subject_code
)

select * from judged

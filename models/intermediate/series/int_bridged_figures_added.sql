with

terms as (
    select * from {{ ref('int_bridged_figure_terms') }}
),

coded as (
    select * from {{ ref('int_subject_figures_coded') }}
),

figures as (
    select
        terms.subject_code as bridged_code,
        coded.*,
        row_number() over (
            partition by terms.document_id, terms.subject_kind, terms.fund_scope, terms.subject_code
            order by
                case coded.quality_status
                    when 'disputed' then 0
                    when 'corrected' then 1
                    when 'within_rounding' then 2
                    else 3
                end asc,
                coded.subject_code asc
        ) as doubt_rank
    from terms
    inner join coded
        on
            terms.document_id = coded.document_id
            and terms.subject_kind = coded.subject_kind
            and terms.fund_scope = coded.fund_scope
            and terms.printed_subject_code = coded.subject_code
),

-- The sum is worth what its most doubtful part is worth.
added as (
    select
        document_id,
        office_code,
        fiscal_year,
        subject_kind,
        fund_scope,
        bridged_code as subject_code,
        series_name as subject_name,
        min(subject_level) as subject_level,
        case when count(distinct coalesce(parent_code, '')) = 1 then min(parent_code) end
            as parent_code,
        max(case when is_subtotal then 1 else 0 end) = 1 as has_subtotal,
        max(case cell_state when 'unread' then 2 when 'printed' then 1 else 0 end) as state_rank,
        min(cell_state) as other_state,
        cast(sum(current_wan) as decimal(20, 6)) as current_wan,
        cast(sum(half_width_wan) as decimal(28, 10)) as half_width_wan,
        cast(sum(lower_wan) as decimal(28, 10)) as lower_wan,
        cast(sum(upper_wan) as decimal(28, 10)) as upper_wan,
        max(case doubt_rank when 1 then quality_status end) as quality_status,
        max(case doubt_rank when 1 then quality_reason end) as quality_reason,
        table_no,
        series_id,
        series_code,
        series_name,
        office_series_code
    from figures
    group by
        document_id,
        office_code,
        fiscal_year,
        subject_kind,
        fund_scope,
        bridged_code,
        table_no,
        series_id,
        series_code,
        series_name,
        office_series_code
),

-- A part that cannot be read leaves the whole unknown.
whole as (
    select
        document_id,
        office_code,
        fiscal_year,
        subject_kind,
        fund_scope,
        subject_code,
        subject_name,
        subject_level,
        parent_code,
        has_subtotal,
        case state_rank when 2 then 'unread' when 1 then 'printed' else other_state end
            as cell_state,
        case when state_rank < 2 then current_wan end as current_wan,
        case when state_rank < 2 then half_width_wan end as half_width_wan,
        case when state_rank < 2 then lower_wan end as lower_wan,
        case when state_rank < 2 then upper_wan end as upper_wan,
        quality_status,
        quality_reason,
        table_no,
        series_id,
        series_code,
        series_name,
        office_series_code
    from added
)

select * from whole

with

figures as (
    select * from {{ ref('int_subject_figures_bridged') }}
    where not is_replaced
),

added as (
    select * from {{ ref('int_bridged_figures_added') }}
),

-- A code that the office uses again for another thing is two subjects.
compared as (
    select
        *,
        min(series_code) over (
            partition by office_series_code, subject_kind, fund_scope, subject_code
        ) as first_series_code,
        max(series_code) over (
            partition by office_series_code, subject_kind, fund_scope, subject_code
        ) as last_series_code
    from figures
),

followed as (
    select
        *,
        case
            when is_derived or series_code like subject_code || '@%' then series_code
            when subject_code <> series_code and first_series_code <> last_series_code
                then subject_code || '→' || series_code
            else subject_code
        end as followed_code
    from compared
),

-- Parts that do not stand here beside their sum leave it a leaf.
chosen as (
    select
        followed.office_series_code || '|' || followed.fiscal_year || '|' || followed.subject_kind
        || '|' || followed.fund_scope || '|' || followed.followed_code as row_id,
        followed.document_id,
        followed.office_series_code,
        followed.office_code,
        followed.fiscal_year,
        followed.subject_kind,
        followed.fund_scope,
        followed.followed_code,
        followed.subject_code,
        case when followed.is_derived then followed.series_name else followed.subject_name end
            as followed_name,
        followed.subject_level,
        followed.cell_state,
        followed.current_wan,
        followed.lower_wan,
        followed.upper_wan,
        coalesce(added.has_subtotal, followed.is_subtotal) as is_subtotal,
        followed.is_derived,
        followed.is_bridged,
        followed.bridge_kind,
        followed.bridge_note_zh,
        followed.bridge_note_en,
        followed.is_scope_changed,
        followed.scope_note_zh,
        followed.scope_note_en,
        followed.quality_status,
        followed.quality_reason,
        followed.figure_ref
    from followed
    left join added
        on
            followed.is_derived
            and followed.document_id = added.document_id
            and followed.subject_kind = added.subject_kind
            and followed.fund_scope = added.fund_scope
            and followed.subject_code = added.subject_code
)

select * from chosen

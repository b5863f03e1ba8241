with

subjects as (
    select * from {{ ref('int_year_over_year_subjects') }}
),

figures as (
    select * from {{ ref('int_subject_figures_bridged') }}
),

named as (
    select * from {{ ref('int_absent_subjects_named') }}
),

-- As this year prints it, else as last year did, else as the official layout has it.
described as (
    select
        subjects.document_id,
        subjects.subject_kind,
        subjects.fund_scope,
        subjects.subject_code,
        coalesce(
            currents.subject_name,
            priors.subject_name,
            named.subject_name,
            subjects.subject_code
        ) as subject_name,
        coalesce(currents.subject_level, priors.subject_level, named.subject_level, 'total')
            as subject_level,
        case
            when currents.document_id is not null then currents.parent_code
            when priors.document_id is not null then priors.parent_code
            else named.parent_code
        end as parent_code,
        coalesce(currents.is_subtotal, priors.is_subtotal, named.is_subtotal, true)
            as is_subtotal,
        coalesce(currents.series_code, priors.series_code, subjects.subject_code)
            as series_code,
        coalesce(currents.series_name, priors.series_name, named.subject_name) as series_name,
        coalesce(currents.is_derived, priors.is_derived, false) as is_derived,
        coalesce(currents.is_bridged, false) or coalesce(priors.is_bridged, false)
            as is_bridged,
        coalesce(currents.bridge_kind, priors.bridge_kind) as bridge_kind,
        coalesce(currents.bridge_note_zh, priors.bridge_note_zh) as bridge_note_zh,
        coalesce(currents.bridge_note_en, priors.bridge_note_en) as bridge_note_en,
        coalesce(currents.is_scope_changed, false) as is_scope_changed,
        currents.scope_note_zh,
        currents.scope_note_en,
        currents.source_file,
        currents.source_line
    from subjects
    left join figures as currents
        on
            subjects.document_id = currents.document_id
            and subjects.subject_kind = currents.subject_kind
            and subjects.fund_scope = currents.fund_scope
            and subjects.subject_code = currents.subject_code
    left join figures as priors
        on
            subjects.prior_document_id = priors.document_id
            and subjects.subject_kind = priors.subject_kind
            and subjects.fund_scope = priors.fund_scope
            and subjects.subject_code = priors.subject_code
    left join named
        on
            subjects.subject_kind = named.subject_kind
            and subjects.fund_scope = named.fund_scope
            and subjects.subject_code = named.subject_code
)

select * from described

with

subjects as (
    select * from {{ ref('int_year_over_year_subjects') }}
),

valued as (
    select * from {{ ref('int_subject_years_valued') }}
),

stepped as (
    select * from {{ ref('int_subject_codes_stepped') }}
),

both_years as (
    select
        subjects.*,
        currents.amount_wan as printed_current_wan,
        currents.lower_wan as printed_current_lower_wan,
        currents.upper_wan as printed_current_upper_wan,
        currents.subject_state as current_state,
        currents.state_reason as current_reason,
        currents.quality_status as current_quality,
        currents.quality_reason as current_quality_reason,
        priors.amount_wan as printed_prior_wan,
        priors.lower_wan as printed_prior_lower_wan,
        priors.upper_wan as printed_prior_upper_wan,
        priors.subject_state as prior_state,
        priors.state_reason as prior_reason,
        priors.quality_status as prior_quality,
        priors.quality_reason as prior_quality_reason,
        currents.series_code is null and ended.document_id is not null as is_ended,
        (priors.series_code is null and begun.document_id is not null)
        or coalesce(currents.series_code <> priors.series_code, false) as is_begun
    from subjects
    left join valued as currents
        on
            subjects.document_id = currents.document_id
            and subjects.subject_kind = currents.subject_kind
            and subjects.fund_scope = currents.fund_scope
            and subjects.subject_code = currents.subject_code
    left join valued as priors
        on
            subjects.prior_document_id = priors.document_id
            and subjects.subject_kind = priors.subject_kind
            and subjects.fund_scope = priors.fund_scope
            and subjects.subject_code = priors.subject_code
    left join stepped as ended
        on
            ended.missing_side = 'current'
            and subjects.document_id = ended.document_id
            and subjects.subject_kind = ended.subject_kind
            and subjects.fund_scope = ended.fund_scope
            and subjects.subject_code = ended.subject_code
    left join stepped as begun
        on
            begun.missing_side = 'prior'
            and subjects.document_id = begun.document_id
            and subjects.subject_kind = begun.subject_kind
            and subjects.fund_scope = begun.fund_scope
            and subjects.subject_code = begun.subject_code
),

-- A code that did not exist in a year has no amount there, nor a zero.
reported as (
    select
        document_id,
        office_code,
        fiscal_year,
        prior_document_id,
        subject_kind,
        fund_scope,
        subject_code,
        case when is_ended then 'unknown' else current_state end as current_state,
        case when is_ended then 'code_changed' else current_reason end as current_reason,
        case when not is_ended then printed_current_wan end as current_wan,
        case when not is_ended then printed_current_lower_wan end as current_lower_wan,
        case when not is_ended then printed_current_upper_wan end as current_upper_wan,
        case when not is_ended then current_quality end as current_quality,
        case when not is_ended then current_quality_reason end as current_quality_reason,
        case
            when prior_document_id is null then 'not_loaded'
            when is_begun then 'unknown'
            else prior_state
        end as prior_state,
        case
            when prior_document_id is null then missing_reason
            when is_begun then 'code_changed'
            else prior_reason
        end as prior_reason,
        case when not is_begun then printed_prior_wan end as reported_prior_wan,
        case when not is_begun then printed_prior_lower_wan end as reported_prior_lower_wan,
        case when not is_begun then printed_prior_upper_wan end as reported_prior_upper_wan,
        case when not is_begun then prior_quality end as prior_quality,
        case when not is_begun then prior_quality_reason end as prior_quality_reason
    from both_years
)

select * from reported

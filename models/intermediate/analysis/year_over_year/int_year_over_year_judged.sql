with

measured as (
    select * from {{ ref('int_year_over_year_measured') }}
),

-- A restatement is a finding of its own. Where last year's own tables print two amounts, the one
-- may agree with the narrative and the other not.
checks as (
    select
        document_id,
        instance_key
    from {{ ref('int_identity_checks') }}
    where identity_id = 'continuity-implied-prior' and status = 'breach'
),

agreed as (
    select
        measured.*,
        measured.office_code || '|' || measured.fiscal_year || '|' || measured.subject_kind || '|'
        || measured.fund_scope || '|' || measured.subject_code as row_id,
        coalesce(
            measured.change_pct_reason, case when measured.change_pct is null then 'too_large' end
        ) as rate_reason,
        case
            when
                measured.implied_prior_wan is null and measured.stated_change_wan is null
                then 'not_stated'
            when measured.is_met is null then 'prior_not_reported'
            when measured.is_contradicted then 'statements_disagree'
            when measured.is_rate_contradicted then 'change_and_rate_differ'
            when measured.is_met then 'intervals_meet'
            when measured.is_reason_only then 'stated_as_reason'
            when checks.document_id is null then 'prior_tables_disagree'
            else 'restated'
        end as agreement_reason
    from measured
    left join checks
        on
            measured.document_id = checks.document_id
            and measured.concept_id = checks.instance_key
),

-- What makes the comparison doubtful: the statements, then the figures of either year.
doubted as (
    select
        *,
        case when is_met is not null then agreement_reason = 'intervals_meet' end as agrees,
        agreement_reason = 'restated' as is_restated,
        case
            when current_state = 'unknown' then current_reason
            when agreement_reason in ('restated', 'prior_tables_disagree') then agreement_reason
            when prior_basis = 'implied_by_narrative' and is_contradicted
                then 'statements_disagree'
            when prior_basis = 'implied_by_narrative' and is_rate_contradicted
                then 'change_and_rate_differ'
            when prior_basis = 'implied_by_narrative' and is_reason_only then 'stated_as_reason'
        end as statement_doubt,
        case when prior_basis = 'reported' then prior_quality end as used_prior_quality
    from agreed
),

judged as (
    select
        *,
        case
            when statement_doubt is not null then 'disputed'
            when 'disputed' in (current_quality, used_prior_quality) then 'disputed'
            when 'corrected' in (current_quality, used_prior_quality) then 'corrected'
            when prior_basis = 'implied_by_narrative' then 'within_rounding'
            when 'within_rounding' in (current_quality, used_prior_quality)
                then 'within_rounding'
            else coalesce(current_quality, used_prior_quality)
        end as quality_status
    from doubted
),

reasoned as (
    select
        *,
        case
            when statement_doubt is not null then statement_doubt
            when current_quality = quality_status then current_quality_reason
            when used_prior_quality = quality_status then prior_quality_reason
            else prior_basis
        end as quality_reason
    from judged
)

select * from reasoned

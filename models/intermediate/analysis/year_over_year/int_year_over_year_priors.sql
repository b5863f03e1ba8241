with

reported as (
    select * from {{ ref('int_year_over_year_reported') }}
),

told as (
    select * from {{ ref('int_subject_priors_chosen') }}
),

statements as (
    select * from {{ ref('int_prior_statements_located') }}
),

-- A change leads to last year only from an amount of this year that is known.
both_bases as (
    select
        reported.*,
        told.concept_id,
        told.prior_evidence,
        told.evidence_identity_id,
        told.basis as statement_basis,
        coalesce(told.change_wan, statements.only_change_wan) as stated_change_wan,
        told.rate_pct as stated_change_pct,
        told.statement_line,
        told.rate_line,
        statements.section_no as statement_section_no,
        statements.change_ref,
        statements.rate_ref,
        statements.prior_ref,
        coalesce(told.is_contradicted, false) as is_contradicted,
        coalesce(told.is_rate_contradicted, false) as is_rate_contradicted,
        coalesce(statements.is_reason_only, false) as is_reason_only,
        told.concept_id is not null
        and told.basis <> 'stated'
        and reported.current_wan is null as is_current_untold,
        case
            when told.basis = 'stated' or reported.current_wan is not null then told.prior_wan
        end as implied_prior_wan,
        case
            when told.basis = 'stated' or reported.current_wan is not null
                then told.prior_lower_wan
        end as implied_prior_lower_wan,
        case
            when told.basis = 'stated' or reported.current_wan is not null
                then told.prior_upper_wan
        end as implied_prior_upper_wan
    from reported
    left join told
        on
            reported.document_id = told.document_id
            and reported.subject_kind = told.subject_kind
            and reported.fund_scope = told.fund_scope
            and reported.subject_code = told.subject_code
    left join statements
        on
            told.document_id = statements.document_id
            and told.concept_id = statements.concept_id
),

-- Last year's own disclosure wins.
chosen as (
    select
        *,
        coalesce(reported_prior_wan, implied_prior_wan) as prior_wan,
        case
            when reported_prior_wan is not null then reported_prior_lower_wan
            else implied_prior_lower_wan
        end as prior_lower_wan,
        case
            when reported_prior_wan is not null then reported_prior_upper_wan
            else implied_prior_upper_wan
        end as prior_upper_wan,
        case
            when reported_prior_wan is not null then 'reported'
            when implied_prior_wan is not null then 'implied_by_narrative'
        end as prior_basis,
        case
            when coalesce(reported_prior_wan, implied_prior_wan) is not null then null
            when is_current_untold then 'current_not_known'
            when concept_id is not null then 'statement_not_computable'
            else prior_reason
        end as prior_null_reason,
        case
            when reported_prior_wan is not null and implied_prior_wan is not null
                then reported_prior_lower_wan <= implied_prior_upper_wan
                    and reported_prior_upper_wan >= implied_prior_lower_wan
        end as is_met
    from both_bases
)

select * from chosen

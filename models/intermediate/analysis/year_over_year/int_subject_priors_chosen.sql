with

told as (
    select * from {{ ref('int_subject_priors_told') }}
),

carried as (
    select * from {{ ref('int_subject_priors_carried') }}
),

implied as (
    select * from {{ ref('int_prior_years_implied') }}
),

statements as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code,
        concept_id,
        prior_evidence,
        cast(null as varchar) as evidence_identity_id
    from told
    union all
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code,
        concept_id,
        prior_evidence,
        evidence_identity_id
    from carried
),

-- What is said of the subject itself comes before what is said of an equal cell; a change that
-- its rate confirms before one that stands alone.
ranked as (
    select
        statements.*,
        implied.prior_wan,
        implied.prior_lower_wan,
        implied.prior_upper_wan,
        implied.change_wan,
        implied.rate_pct,
        implied.basis,
        implied.is_rate_contradicted,
        implied.source_line as statement_line,
        implied.rate_line,
        row_number() over (
            partition by
                statements.document_id,
                statements.subject_kind,
                statements.fund_scope,
                statements.subject_code
            order by
                case when implied.prior_lower_wan is null then 1 else 0 end,
                case when statements.evidence_identity_id is null then 0 else 1 end,
                case when implied.basis in ('stated', 'change_and_rate') then 0 else 1 end,
                statements.concept_id
        ) as preference,
        max(case when implied.is_contradicted then 1 else 0 end) over subject = 1
        or max(implied.prior_lower_wan) over subject > min(implied.prior_upper_wan) over subject
            as is_contradicted
    from statements
    inner join implied
        on
            statements.document_id = implied.document_id
            and statements.concept_id = implied.concept_id
    window subject as (
        partition by
            statements.document_id,
            statements.subject_kind,
            statements.fund_scope,
            statements.subject_code
    )
),

chosen as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code,
        concept_id,
        prior_evidence,
        evidence_identity_id,
        basis,
        prior_wan,
        prior_lower_wan,
        prior_upper_wan,
        change_wan,
        rate_pct,
        is_rate_contradicted,
        coalesce(is_contradicted, false) as is_contradicted,
        statement_line,
        rate_line
    from ranked
    where preference = 1
)

select * from chosen

with

judged as (
    select * from {{ ref('int_year_over_year_judged') }}
),

described as (
    select * from {{ ref('int_year_over_year_described') }}
),

reasons as (
    select
        reason_code,
        reason_zh || ' / ' || reason_en as reason_text
    from {{ ref('year_over_year_reasons') }}
),

compared as (
    select
        judged.row_id,
        judged.document_id,
        judged.office_code,
        judged.fiscal_year,
        judged.subject_kind,
        judged.fund_scope,
        judged.subject_code,
        described.subject_name,
        described.subject_level,
        described.parent_code,
        described.series_code,
        described.series_name,
        judged.current_wan,
        judged.current_lower_wan,
        judged.current_upper_wan,
        judged.current_state,
        judged.current_reason,
        judged.prior_wan,
        cast(judged.prior_lower_wan as decimal(28, 10)) as prior_lower_wan,
        cast(judged.prior_upper_wan as decimal(28, 10)) as prior_upper_wan,
        judged.prior_basis,
        judged.prior_state,
        judged.prior_document_id,
        judged.prior_null_reason as prior_reason,
        prior_reasons.reason_text as prior_reason_text,
        judged.change_wan,
        judged.change_lower_wan,
        judged.change_upper_wan,
        judged.change_pct,
        judged.change_lower_pct,
        judged.change_upper_pct,
        judged.rate_reason as change_pct_reason,
        rate_reasons.reason_text as change_pct_reason_text,
        judged.stated_change_wan,
        cast(judged.stated_change_pct as decimal(18, 6)) as stated_change_pct,
        judged.statement_section_no as stated_section_no,
        judged.statement_line as stated_line,
        judged.implied_prior_wan,
        judged.implied_prior_lower_wan,
        judged.implied_prior_upper_wan,
        judged.prior_evidence,
        judged.evidence_identity_id,
        judged.agrees,
        judged.agreement_reason,
        agreement_reasons.reason_text as agreement_reason_text,
        judged.is_restated,
        described.is_subtotal,
        described.is_derived,
        described.is_bridged,
        described.bridge_kind,
        described.bridge_note_zh,
        described.bridge_note_en,
        described.is_scope_changed,
        described.scope_note_zh,
        described.scope_note_en,
        judged.quality_status,
        judged.quality_reason,
        described.source_file,
        described.source_line
    from judged
    inner join described
        on
            judged.document_id = described.document_id
            and judged.subject_kind = described.subject_kind
            and judged.fund_scope = described.fund_scope
            and judged.subject_code = described.subject_code
    left join reasons as prior_reasons
        on judged.prior_null_reason = prior_reasons.reason_code
    left join reasons as rate_reasons
        on judged.rate_reason = rate_reasons.reason_code
    left join reasons as agreement_reasons
        on judged.agreement_reason = agreement_reasons.reason_code
)

select * from compared

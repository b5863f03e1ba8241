with

decisions as (
    select
        'correction' as decision_kind,
        correction_no as decision_no,
        correction_id as decision_id,
        document_id,
        cast(null as varchar) as identity_id,
        cast(null as varchar) as instance_key,
        cast(null as varchar) as finding_kind,
        region,
        row_key,
        measure,
        printed_value_text,
        found_value_text,
        corrected_value_text,
        decision,
        outcome,
        outcome_reason,
        outcome_message_zh,
        outcome_message_en,
        reason,
        evidence,
        decided_on,
        source_line
    from {{ ref('int_corrections_judged') }}
    union all
    select
        'waiver' as decision_kind,
        waiver_no as decision_no,
        waiver_id as decision_id,
        document_id,
        identity_id,
        instance_key,
        finding_kind,
        region,
        row_key,
        measure,
        printed_value_text,
        found_value_text,
        corrected_value_text,
        decision,
        outcome,
        outcome_reason,
        outcome_message_zh,
        outcome_message_en,
        reason,
        evidence,
        decided_on,
        cast(null as integer) as source_line
    from {{ ref('int_waivers_judged') }}
),

published as (
    select
        *,
        outcome in ('refused', 'unmatched') as is_refused
    from decisions
)

select * from published

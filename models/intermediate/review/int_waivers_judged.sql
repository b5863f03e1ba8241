with

waivers as (
    select * from {{ ref('stg_waivers') }}
),

documents as (
    select * from {{ ref('stg_documents') }}
),

compared as (
    select * from {{ ref('int_waivers_compared') }}
),

outcomes as (
    select * from {{ ref('review_outcomes') }}
),

-- The first thing that stands in the way of the decision.
judged as (
    select
        waivers.waiver_no,
        waivers.waiver_id,
        waivers.document_id,
        waivers.identity_id,
        waivers.instance_key,
        waivers.finding_kind,
        waivers.region,
        coalesce(
            waivers.identity_id || ' ' || coalesce(waivers.instance_key, ''),
            waivers.finding_kind || ' ' || coalesce(waivers.row_key, '')
        ) as row_key,
        cast(null as varchar) as measure,
        coalesce(waivers.difference_text, waivers.printed_value_text) as printed_value_text,
        compared.found_value_text,
        cast(null as varchar) as corrected_value_text,
        waivers.decision,
        waivers.reason,
        waivers.evidence,
        waivers.decided_on,
        case
            when waivers.hindrance is not null then waivers.hindrance
            when documents.document_id is null then 'document_not_loaded'
            when coalesce(compared.target_count, 0) = 0 then 'target_not_found'
            when compared.open_count = 0 then 'nothing_breached'
            when compared.match_count = 0 then 'difference_changed'
            else 'waived'
        end as outcome_reason
    from waivers
    left join documents
        on waivers.document_id = documents.document_id
    left join compared
        on waivers.waiver_no = compared.waiver_no
),

worded as (
    select
        judged.*,
        outcomes.outcome,
        {{ review_message('zh') }} as outcome_message_zh,
        {{ review_message('en') }} as outcome_message_en
    from judged
    inner join outcomes
        on judged.outcome_reason = outcomes.outcome_reason
)

select * from worded

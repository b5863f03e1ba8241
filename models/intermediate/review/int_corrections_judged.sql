with

corrections as (
    select
        *,
        count(*) over (partition by correction_id) as id_count
    from {{ ref('stg_corrections') }}
),

documents as (
    select * from {{ ref('stg_documents') }}
),

compared as (
    select * from {{ ref('int_corrections_compared') }}
),

outcomes as (
    select * from {{ ref('review_outcomes') }}
),

-- The first thing that stands in the way of the decision.
hindered as (
    select
        corrections.*,
        compared.found_value_text,
        compared.cell_id,
        compared.cell_line,
        case
            when corrections.correction_id is null or corrections.id_count > 1 then 'duplicate_id'
            when corrections.decision <> 'accepted' then corrections.decision
            when documents.document_id is null then 'document_not_loaded'
            when
                corrections.reason is null
                or corrections.evidence is null
                or corrections.decided_on is null
                then 'incomplete'
            when coalesce(compared.region_count, 0) = 0 then 'region_not_found'
            when compared.row_count = 0 then 'row_not_found'
            when compared.cell_count = 0 then 'column_not_found'
            when compared.match_count = 0 then 'printed_value_differs'
            when compared.match_count > 1 then 'ambiguous'
            when not {{ is_entry('corrections.corrected_value_text', 'corrections.region') }}
                then 'corrected_no_number'
            else 'applied'
        end as hindrance
    from corrections
    left join documents
        on corrections.document_id = documents.document_id
    left join compared
        on corrections.correction_no = compared.correction_no
),

judged as (
    select
        *,
        case
            when
                hindrance = 'applied'
                and count(*) over (partition by document_id, cell_id, hindrance) > 1
                then 'cell_corrected_twice'
            else hindrance
        end as outcome_reason
    from hindered
),

worded as (
    select
        judged.correction_no,
        judged.correction_id,
        judged.document_id,
        judged.region,
        judged.row_key,
        judged.row_name,
        judged.measure,
        case when outcomes.outcome = 'applied' then judged.cell_id end as cell_id,
        judged.printed_value_text,
        judged.found_value_text,
        judged.corrected_value_text,
        judged.decision,
        outcomes.outcome,
        judged.outcome_reason,
        {{ review_message('zh') }} as outcome_message_zh,
        {{ review_message('en') }} as outcome_message_en,
        judged.reason,
        judged.evidence,
        judged.decided_on,
        coalesce(judged.cell_line, judged.source_line) as source_line
    from judged
    inner join outcomes
        on judged.outcome_reason = outcomes.outcome_reason
)

select * from worded

with

contradicted as (
    select document_id
    from {{ ref('int_office_codes_contradicted') }}
    group by document_id
),

documents as (
    select
        documents.document_id,
        documents.source_sha256,
        offices.office_code,
        documents.fiscal_year,
        counts.figure_count - counts.unread_count as read_count,
        counts.error_issue_count,
        choices.decision,
        choices.reason,
        case when contradicted.document_id is null then 0 else 1 end as contradiction_rank,
        case choices.decision when 'used' then 0 when 'set_aside' then 2 else 1 end as choice_rank
    from {{ ref('stg_documents') }} as documents
    inner join {{ ref('int_document_offices_resolved') }} as offices
        on documents.document_id = offices.document_id
    inner join {{ ref('int_documents_counted') }} as counts
        on documents.document_id = counts.document_id
    left join {{ ref('stg_document_choices') }} as choices
        on documents.document_id = choices.document_id
    left join contradicted
        on documents.document_id = contradicted.document_id
),

ranked as (
    select
        *,
        row_number() over (
            partition by office_code, fiscal_year
            order by
                choice_rank asc,
                contradiction_rank asc,
                error_issue_count asc,
                read_count desc,
                document_id asc
        ) as preference,
        count(*) over (partition by office_code, fiscal_year) as rival_count
    from documents
),

-- The one used is compared with the next best, every other one with the one used.
compared as (
    select
        ranked.*,
        rivals.document_id as rival_id,
        case
            when ranked.decision is not null or rivals.decision is not null then 'review'
            when ranked.source_sha256 = rivals.source_sha256 then 'same_bytes'
            when ranked.contradiction_rank <> rivals.contradiction_rank then 'own_name'
            when ranked.error_issue_count <> rivals.error_issue_count then 'fewest_errors'
            when ranked.read_count <> rivals.read_count then 'most_figures'
            when rivals.document_id is not null then 'first_by_name'
            else 'only_document'
        end as deciding_rule
    from ranked
    left join ranked as rivals
        on
            ranked.office_code = rivals.office_code
            and ranked.fiscal_year = rivals.fiscal_year
            and rivals.preference = case when ranked.preference = 1 then 2 else 1 end
),

chosen as (
    select
        document_id,
        office_code,
        fiscal_year,
        deciding_rule,
        preference = 1 and choice_rank < 2 and fiscal_year is not null as is_used,
        rival_id,
        rival_count,
        reason as review_reason
    from compared
)

select * from chosen

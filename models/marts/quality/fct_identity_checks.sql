with

checks as (
    select * from {{ ref('int_identity_checks') }}
),

documents as (
    select * from {{ ref('int_documents_chosen') }}
),

waived as (
    select * from {{ ref('int_checks_waived') }}
),

published as (
    select
        checks.check_id,
        checks.identity_id,
        checks.family,
        checks.document_id,
        documents.office_code,
        documents.fiscal_year,
        checks.instance_key,
        checks.check_kind,
        checks.relation,
        checks.lhs_wan,
        checks.rhs_wan,
        checks.difference_wan,
        checks.tolerance_wan,
        checks.term_count,
        checks.measured_in,
        checks.status,
        checks.not_testable_reason,
        checks.severity,
        waived.waiver_id,
        checks.lhs_text,
        checks.rhs_text,
        documents.is_used
    from checks
    inner join documents
        on checks.document_id = documents.document_id
    left join waived
        on checks.check_id = waived.check_id
)

select * from published

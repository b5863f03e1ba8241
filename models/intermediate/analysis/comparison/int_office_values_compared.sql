with

documents as (
    select
        document_id,
        office_code,
        fiscal_year,
        report_kind,
        count(*) over (partition by fiscal_year, report_kind) as peer_count
    from {{ ref('dim_documents') }}
    where is_used
),

measures as (
    select * from {{ ref('office_measures') }}
),

computed as (
    select * from {{ ref('int_office_values_computed') }}
),

-- A department's consolidated account holds the money of its units: it is compared with its like.
compared as (
    select
        computed.*,
        documents.office_code,
        documents.fiscal_year,
        documents.report_kind,
        documents.peer_count,
        concat_ws(
            '|',
            documents.fiscal_year,
            documents.report_kind,
            computed.comparison_kind,
            computed.fund_scope,
            computed.subject_code
        ) as contest_key
    from computed
    inner join documents
        on computed.document_id = documents.document_id
    left join measures
        on
            computed.subject_kind = 'office_measure'
            and computed.subject_code = measures.measure_key
    where coalesce(measures.is_compared, 'true') = 'true'
)

select * from compared

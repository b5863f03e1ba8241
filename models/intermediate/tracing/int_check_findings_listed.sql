with

breaches as (
    select * from {{ ref('int_identity_checks') }}
    where status = 'breach'
),

findings as (
    select * from {{ ref('fct_findings') }}
    where check_ids is not null
),

-- A breach belongs to one finding; were there two, the first one leads to it.
listed as (
    select
        breaches.check_id,
        min(findings.finding_id) as finding_id
    from breaches
    inner join findings
        on
            breaches.document_id = findings.document_id
            and position(
                ' ; ' || breaches.check_id || ' ; ' in ' ; ' || findings.check_ids || ' ; '
            ) > 0
    group by breaches.check_id
)

select * from listed

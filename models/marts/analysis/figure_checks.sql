with

figure_checks as (
    select * from {{ without_database(ref('int_figure_checks_listed')) }}
),

checks as (
    select * from {{ without_database(ref('fct_identity_checks')) }}
),

identities as (
    select * from {{ without_database(ref('identities')) }}
),

attributed as (
    select * from {{ without_database(ref('int_breaches_attributed')) }}
    where suspect_kind = 'figure'
),

check_findings as (
    select * from {{ without_database(ref('int_check_findings_listed')) }}
),

listed as (
    select
        figure_checks.figure_ref,
        figure_checks.figure_kind,
        checks.check_id,
        checks.identity_id,
        checks.instance_key,
        checks.family,
        identities.statement_zh,
        identities.statement_en,
        checks.document_id,
        checks.office_code,
        checks.fiscal_year,
        checks.relation,
        checks.severity,
        figure_checks.side,
        checks.status,
        figure_checks.bearing,
        checks.measured_in,
        checks.lhs_wan,
        checks.rhs_wan,
        checks.difference_wan,
        checks.tolerance_wan,
        checks.lhs_text,
        checks.rhs_text,
        attributed.suspect_ref as accused_figure_ref,
        check_findings.finding_id,
        checks.waiver_id
    from figure_checks
    inner join checks
        on figure_checks.check_id = checks.check_id
    inner join identities
        on checks.identity_id = identities.identity_id
    left join attributed
        on figure_checks.check_id = attributed.check_id
    left join check_findings
        on figure_checks.check_id = check_findings.check_id
)

select * from listed

with

documents as (
    select * from {{ ref('dim_documents') }}
),

checks as (
    select * from {{ ref('fct_identity_checks') }}
),

findings as (
    select * from {{ ref('fct_findings') }}
),

figures as (
    select * from {{ ref('fct_reported_figures') }}
    where cell_state = 'printed'
),

confirmations as (
    select * from {{ ref('int_figure_confirmations') }}
),

counted_checks as (
    select
        document_id,
        count(*) as check_count,
        count(case when status <> 'not_testable' then 1 end) as tested_count,
        count(case when status = 'exact' then 1 end) as exact_count,
        count(case when status = 'within_rounding' then 1 end) as within_rounding_count,
        count(case when status = 'unlikely_rounding' then 1 end) as unlikely_rounding_count,
        count(case when status = 'breach' then 1 end) as breach_count,
        count(case when status = 'not_testable' then 1 end) as not_testable_count
    from checks
    group by document_id
),

counted_findings as (
    select
        document_id,
        count(case when status = 'open' then 1 end) as open_finding_count,
        count(case when status = 'open' and severity = 'error' then 1 end)
            as open_error_finding_count,
        count(case when status = 'corrected' then 1 end) as corrected_finding_count,
        count(case when status = 'waived' then 1 end) as waived_finding_count
    from findings
    group by document_id
),

counted_figures as (
    select
        figures.document_id,
        count(*) as figure_count,
        count(case when confirmations.check_count > 0 then 1 end) as tested_figure_count,
        count(case when confirmations.exact_count + confirmations.rounding_count > 0 then 1 end)
            as confirmed_figure_count
    from figures
    left join confirmations
        on figures.figure_id = confirmations.figure_ref
    group by figures.document_id
),

summed as (
    select
        documents.document_id,
        documents.office_code,
        documents.fiscal_year,
        coalesce(counted_figures.figure_count, 0) as figure_count,
        coalesce(counted_figures.tested_figure_count, 0) as tested_figure_count,
        coalesce(counted_figures.confirmed_figure_count, 0) as confirmed_figure_count,
        cast(
            {{ whole_quotient(
                '10000 * counted_figures.confirmed_figure_count',
                'counted_figures.figure_count',
            ) }} as decimal(9, 0)
        ) * cast(0.01 as decimal(3, 2)) as confirmed_pct,
        counted_checks.check_count,
        counted_checks.tested_count,
        counted_checks.exact_count,
        counted_checks.within_rounding_count,
        counted_checks.unlikely_rounding_count,
        counted_checks.breach_count,
        counted_checks.not_testable_count,
        coalesce(counted_findings.open_finding_count, 0) as open_finding_count,
        coalesce(counted_findings.open_error_finding_count, 0) as open_error_finding_count,
        coalesce(counted_findings.corrected_finding_count, 0) as corrected_finding_count,
        coalesce(counted_findings.waived_finding_count, 0) as waived_finding_count,
        documents.is_used
    from documents
    inner join counted_checks
        on documents.document_id = counted_checks.document_id
    left join counted_figures
        on documents.document_id = counted_figures.document_id
    left join counted_findings
        on documents.document_id = counted_findings.document_id
)

select * from summed

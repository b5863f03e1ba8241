with

waivers as (
    select * from {{ ref('stg_waivers') }}
),

checks as (
    select * from {{ ref('fct_identity_checks') }}
),

findings as (
    select * from {{ ref('fct_findings') }}
),

-- What a waiver names: an instance of an identity, or a finding.
named as (
    select
        waivers.waiver_no,
        checks.status = 'breach' as is_open,
        coalesce(
            checks.difference_wan = waivers.accepted_difference,
            checks.difference_wan is null and waivers.accepted_difference is null
        ) as is_same,
        case
            when checks.status = 'breach' then {{ plain_number('checks.difference_wan') }}
            else checks.status
        end as found_text
    from waivers
    inner join checks
        on
            waivers.document_id = checks.document_id
            and waivers.identity_id = checks.identity_id
            and waivers.instance_key = checks.instance_key
    union all
    select
        waivers.waiver_no,
        true as is_open,
        coalesce(waivers.printed_value_text, '') = coalesce(findings.printed_value, '')
            as is_same,
        findings.printed_value as found_text
    from waivers
    inner join findings
        on
            waivers.document_id = findings.document_id
            and waivers.finding_kind = findings.finding_kind
            and coalesce(waivers.region, '') = coalesce(findings.region, '')
            and coalesce(waivers.row_key, '') = coalesce(findings.row_key, '')
),

compared as (
    select
        waiver_no,
        count(*) as target_count,
        sum(case when is_open then 1 else 0 end) as open_count,
        sum(case when is_open and is_same then 1 else 0 end) as match_count,
        coalesce(max(case when is_open and is_same then found_text end), max(found_text))
            as found_value_text
    from named
    group by waiver_no
)

select * from compared

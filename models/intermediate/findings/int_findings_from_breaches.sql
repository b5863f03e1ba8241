with

causes as (
    select * from {{ ref('int_finding_causes') }}
),

places as (
    select * from {{ ref('int_cause_places') }}
),

identities as (
    select * from {{ ref('identities') }}
),

families as (
    select * from {{ ref('identity_families') }}
),

main_checks as (
    select * from {{ ref('int_identity_checks') }}
),

waived as (
    select * from {{ ref('int_checks_waived') }}
),

gathered as (
    select
        causes.cause_id,
        count(*) as breach_count,
        count(waived.check_id) as waived_count,
        max(case when causes.severity = 'error' then 1 else 0 end) as has_error,
        {{ joined_text('causes.identity_id', ' ', 'causes.identity_id, causes.check_id') }}
            as identity_ids,
        {{ joined_text('causes.check_id', ' ; ', 'causes.check_id') }} as check_ids
    from causes
    left join waived
        on causes.check_id = waived.check_id
    group by causes.cause_id
),

found as (
    select
        places.cause_id,
        places.document_id,
        case places.cause_kind when 'lost_row' then 'lost_row' else families.finding_kind end
            as finding_kind,
        case gathered.has_error when 1 then 'error' else 'warning' end as severity,
        places.region,
        places.section_no,
        places.row_key,
        places.measure_label,
        places.printed_value,
        places.suggested_value,
        places.place_text,
        places.cause_kind,
        '“' || identities.statement_zh || '”不成立：' || {{ verdict_text('main_checks', 'zh') }}
            as verdict_zh,
        'does not hold: ' || identities.statement_en
        || ' (' || {{ verdict_text('main_checks', 'en') }} || ')' as verdict_en,
        main_checks.lhs_text || ' ⇔ ' || main_checks.rhs_text as evidence,
        gathered.breach_count,
        gathered.breach_count = gathered.waived_count as is_waived,
        gathered.identity_ids,
        gathered.check_ids,
        places.figure_refs,
        places.source_line
    from places
    inner join gathered
        on places.cause_id = gathered.cause_id
    inner join main_checks
        on places.main_check_id = main_checks.check_id
    inner join identities
        on main_checks.identity_id = identities.identity_id
    inner join families
        on places.family = families.family
)

select * from found

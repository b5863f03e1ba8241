with

sum_checks as (
    select * from {{ ref('int_sum_checks') }}
),

ratio_checks as (
    select * from {{ ref('int_ratio_checks') }}
),

narrative_state_checks as (
    select * from {{ ref('int_narrative_state_checks') }}
),

project_state_checks as (
    select * from {{ ref('int_project_state_checks') }}
),

identities as (
    select * from {{ ref('identities') }}
),

documents as (
    select * from {{ ref('stg_documents') }}
),

missing_tables as (
    select * from {{ ref('int_identity_tables_missing') }}
),

checks as (
    select * from sum_checks
    union all
    select * from ratio_checks
    union all
    select * from narrative_state_checks
    union all
    select * from project_state_checks
),

-- An identity that found no instance in a document says so, and why.
silent as (
    select
        identities.identity_id,
        documents.document_id,
        '—' as instance_key,
        cast(null as decimal(38, 10)) as lhs_wan,
        cast(null as decimal(38, 10)) as rhs_wan,
        cast(null as decimal(38, 10)) as difference_wan,
        cast(null as decimal(38, 10)) as tolerance_wan,
        0 as term_count,
        'not_testable' as status,
        case
            when missing_tables.missing_tables is not null
                then
                    '缺公开' || missing_tables.missing_tables || '表 / table '
                    || missing_tables.missing_tables || ' is missing'
            else identities.not_testable_zh || ' / ' || identities.not_testable_en
        end as not_testable_reason,
        cast(null as varchar) as measured_in,
        cast(null as varchar) as lhs_text,
        cast(null as varchar) as rhs_text
    from identities
    cross join documents
    left join missing_tables
        on
            identities.identity_id = missing_tables.identity_id
            and documents.document_id = missing_tables.document_id
    left join checks
        on
            identities.identity_id = checks.identity_id
            and documents.document_id = checks.document_id
    where checks.identity_id is null
),

all_checks as (
    select * from checks
    union all
    select * from silent
),

named as (
    select
        all_checks.document_id || '|' || all_checks.identity_id || '|' || all_checks.instance_key
            as check_id,
        identities.family,
        identities.check_kind,
        identities.relation,
        identities.severity,
        all_checks.*
    from all_checks
    inner join identities
        on all_checks.identity_id = identities.identity_id
)

select * from named

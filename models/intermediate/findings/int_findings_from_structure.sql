with

problems as (
    select * from {{ ref('int_structure_problems') }}
    where severity <> 'note'
),

attributed as (
    select
        attributed.suspect_ref,
        checks.check_id,
        checks.identity_id
    from {{ ref('int_breaches_attributed') }} as attributed
    inner join {{ ref('int_identity_checks') }} as checks
        on attributed.check_id = checks.check_id
    where attributed.suspect_kind = 'structure'
),

gathered as (
    select
        suspect_ref,
        count(*) as breach_count,
        {{ joined_text('identity_id', ' ', 'identity_id, check_id') }} as identity_ids,
        {{ joined_text('check_id', ' ; ', 'check_id') }} as check_ids
    from attributed
    group by suspect_ref
),

corrections as (
    select
        document_id,
        region,
        source_line
    from {{ ref('int_corrections_judged') }}
    where outcome = 'applied'
    group by document_id, region, source_line
),

-- A problem that breaks identities is an error, whatever it is by itself.
found as (
    select
        problems.problem_id as cause_id,
        problems.document_id,
        problems.problem_kind as finding_kind,
        case when gathered.breach_count > 0 then 'error' else problems.severity end as severity,
        'open' as finding_status,
        case
            when problems.table_no is not null then problems.table_no
            when problems.section_no like 'project %' or problems.section_no = 'document'
                then problems.section_no
            else 'narrative'
        end as region,
        case
            when problems.section_no like 'project %' or problems.section_no = 'document' then null
            else problems.section_no
        end as section_no,
        problems.row_key,
        problems.measure_label,
        problems.printed_value,
        problems.suggested_value,
        problems.evidence_zh || ' / ' || problems.evidence_en as evidence,
        gathered.identity_ids,
        gathered.check_ids,
        problems.figure_refs,
        problems.message_zh
        || coalesce('因此有' || gathered.breach_count || '处勾稽不符。', '') as message_zh,
        problems.message_en
        || coalesce(
            ' It breaks ' || gathered.breach_count
            || case gathered.breach_count when 1 then ' identity.' else ' identities.' end,
            ''
        ) as message_en,
        problems.source_line
    from problems
    left join gathered
        on problems.problem_id = gathered.suspect_ref
    -- A corrected row has its finding already.
    left join corrections
        on
            problems.document_id = corrections.document_id
            and coalesce(problems.table_no, problems.section_no) = corrections.region
            and problems.source_line = corrections.source_line
    where corrections.document_id is null
)

select * from found

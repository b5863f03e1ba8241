with

issues as (
    select * from {{ ref('stg_extraction_issues') }}
),

issue_findings as (
    select * from {{ ref('issue_findings') }}
),

balance_lines as (
    select * from {{ ref('balance_lines') }}
    where ordinal is not null
),

-- An issue of a kind that the list does not know is a finding where a figure is missing.
judged as (
    select
        issues.*,
        coalesce(issue_findings.problem_kind, 'cell_unplaced') as problem_kind,
        case when issue_findings.grouped_by = 'region' then 0 else issues.source_line end
            as group_line
    from issues
    left join issue_findings
        on issues.issue_kind = issue_findings.issue_kind
    where
        (issue_findings.problem_kind is not null
        -- Zeros without a place hide no amount.
        and (
            issue_findings.problem_kind <> 'cell_unplaced'
            or {{ matches_pattern("coalesce(issues.printed_text, '1')", '[1-9]') }}
        ))
        or (issue_findings.issue_kind is null and issues.severity = 'error')
),

-- What has one cause in a table is one problem; its first line speaks for it.
ranked as (
    select
        *,
        row_number() over (
            partition by document_id, region, problem_kind, group_line
            order by source_line, issue_no
        ) as issue_rank,
        count(*) over (partition by document_id, region, problem_kind, group_line) as issue_count,
        {{ name_key('printed_text') }} as printed_key
    from judged
),

problems as (
    select
        ranked.document_id,
        ranked.problem_kind,
        case when {{ matches_pattern('ranked.region', '^[0-9]+$') }} then ranked.region end
            as table_no,
        case when not {{ matches_pattern('ranked.region', '^[0-9]+$') }} then ranked.region end
            as section_no,
        ranked.printed_text as row_key,
        cast(null as varchar) as measure_label,
        ranked.printed_text as printed_value,
        balance_lines.ordinal || '、' || balance_lines.line_name as suggested_value,
        ranked.message_zh || case when ranked.issue_count > 1
                then '（同表同类共' || ranked.issue_count || '处）'
            else ''
        end as message_zh,
        ranked.message_en || case when ranked.issue_count > 1
                then ' (' || ranked.issue_count || ' of this kind in the table.)'
            else ''
        end as message_en,
        coalesce('官方表样：' || balance_lines.source, '读取原文时发现：' || ranked.issue_kind)
            as evidence_zh,
        coalesce(
            'the official form: ' || balance_lines.source,
            'seen while the text was read: ' || ranked.issue_kind
        ) as evidence_en,
        ranked.source_line,
        ranked.severity as issue_severity,
        cast(null as varchar) as figure_refs
    from ranked
    left join balance_lines
        on
            ranked.problem_kind = 'label_out_of_sequence'
            and ranked.region = balance_lines.table_no
            and ranked.printed_key = {{ name_key('balance_lines.line_name') }}
    where ranked.issue_rank = 1
)

select * from problems

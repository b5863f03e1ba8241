with

breaches as (
    select * from {{ ref('int_findings_from_breaches') }}
),

problems as (
    select * from {{ ref('int_findings_from_structure') }}
),

corrections as (
    select * from {{ ref('int_findings_from_corrections') }}
),

-- The amount of another scope (口径) that a statement fits instead.
scope_matches as (
    select
        narrative_figure_id,
        min(fitting_text) as fitting_text
    from {{ ref('int_narrative_scope_matches') }}
    group by narrative_figure_id
),

scoped as (
    select
        breaches.*,
        scope_matches.fitting_text
    from breaches
    left join scope_matches
        on breaches.figure_refs = scope_matches.narrative_figure_id
),

told_breaches as (
    select
        cause_id,
        document_id,
        case
            when fitting_text is not null then 'narrative_scope'
            else finding_kind
        end as finding_kind,
        severity,
        case when is_waived then 'waived' else 'open' end as finding_status,
        region,
        section_no,
        row_key,
        measure_label,
        printed_value,
        suggested_value,
        evidence,
        identity_ids,
        check_ids,
        figure_refs,
        place_text
        || case cause_kind
            when 'lost_row'
                then '：其下疑缺印一行' || coalesce('（' || row_key || '，' || suggested_value || '）', '')
            when 'sum'
                then
                    '：无法判定哪个数字有误'
                    || coalesce('（若其余数字无误，应为' || suggested_value || '）', '')
            else '：与' || breach_count || '处勾稽不符' || coalesce('，疑应为' || suggested_value, '')
        end
        || '。' || verdict_zh || '。'
        || coalesce('此数与' || fitting_text || '相符，疑为口径不同。', '') as message_zh,
        case
            when region between '01' and '10' then 'Table ' || region
            when region = 'narrative' then 'Narrative' || coalesce(' ' || section_no, '')
            else replace(region, 'project', 'Project')
        end
        || coalesce(', line ' || source_line, '') || ': '
        || case cause_kind
            when 'lost_row'
                then
                    'a row seems to be lost'
                    || coalesce(' (' || row_key || ', ' || suggested_value || ')', '')
            when 'sum'
                then
                    'it cannot be told which figure is wrong'
                    || coalesce(' (' || suggested_value || ' if the others are right)', '')
            else
                'the printed ' || coalesce(printed_value, 'value') || ' breaks '
                || case breach_count
                    when 1 then 'an identity'
                    else breach_count || ' identities'
                end
                || coalesce(' and is probably ' || suggested_value, '')
        end
        || '; ' || verdict_en || '.'
        || coalesce(' It fits another scope: ' || fitting_text || '.', '') as message_en,
        source_line
    from scoped
),

told_corrections as (
    select
        document_id || '|' || cause_id as cause_id,
        document_id,
        finding_kind,
        'error' as severity,
        'corrected' as finding_status,
        region,
        cast(null as varchar) as section_no,
        row_key,
        measure_label,
        printed_value,
        suggested_value,
        evidence,
        cast(null as varchar) as identity_ids,
        cast(null as varchar) as check_ids,
        figure_refs,
        message_zh,
        message_en,
        source_line
    from corrections
),

told as (
    select * from told_breaches
    union all
    select * from problems
    union all
    select * from told_corrections
)

select * from told

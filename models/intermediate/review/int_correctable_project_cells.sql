{%- set columns = [
    'target_reported', 'initial_budget', 'annual_budget', 'executed', 'carried_over',
    'execution_rate', 'score',
] -%}
with

corrected_documents as (
    select document_id from {{ ref('stg_corrections') }}
    group by document_id
),

cells as (
    {% for column in columns %}
    select
        document_id,
        project_no,
        coalesce(row_label, 'line ' || source_line) as row_key,
        '{{ column }}' as measure,
        {{ column }}_text as value_text,
        source_line
    from {{ ref('stg_project_money') }}
    where coalesce(aligned_by, '') <> 'unresolved'
    union all
    {% endfor %}
    {% for column in ['weight', 'score'] %}
    select
        document_id,
        project_no,
        'indicator ' || indicator_no as row_key,
        '{{ column }}' as measure,
        {{ column }}_text as value_text,
        source_line
    from {{ ref('stg_project_indicators') }}
    union all
    {% endfor %}
    {% for column in ['total_weight', 'total_score'] %}
    select
        document_id,
        project_no,
        '总分' as row_key,
        '{{ column }}' as measure,
        {{ column }}_text as value_text,
        score_line as source_line
    from {{ ref('stg_projects') }}
    union all
    {% endfor %}
    select
        document_id,
        project_no,
        source_line || ':' || char_offset as row_key,
        kind as measure,
        value_text,
        source_line
    from {{ ref('stg_project_statements') }}
),

listed as (
    select
        cells.document_id,
        'project ' || cells.project_no as region,
        cells.row_key,
        cells.measure,
        cells.value_text,
        cells.source_line
    from cells
    inner join corrected_documents
        on cells.document_id = corrected_documents.document_id
)

select * from listed

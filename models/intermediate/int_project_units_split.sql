with

projects as (
    select * from {{ ref('stg_projects') }}
),

-- 预算单位 and 主管部门 are printed as code-name (200007-山西省政府驻广州办事处).
split as (
    select
        document_id,
        project_no,
        {{ extract_pattern(folded('unit_text'), '^([0-9]+)') }} as unit_code,
        {{ extract_pattern(folded('unit_text'), code_name_pattern()) }} as unit_name,
        {{ extract_pattern(folded('supervisor_text'), '^([0-9]+)') }} as supervisor_code,
        {{ extract_pattern(folded('supervisor_text'), code_name_pattern()) }} as supervisor_name,
        source_line
    from projects
)

select * from split

with

regions as (
    select
        document_id,
        table_no as region,
        unit_text
    from {{ ref('stg_tables') }}
    union all
    select
        document_id,
        'project ' || project_no as region,
        money_unit_text as unit_text
    from {{ ref('stg_projects') }}
),

units as (
    select * from {{ ref('units') }}
    where unit_kind = 'money'
),

-- 万元 contains 元: the longest unit in the printed unit line is the one that is meant.
candidates as (
    select
        regions.document_id,
        regions.region,
        units.unit,
        units.factor_to_wan,
        row_number() over (
            partition by regions.document_id, regions.region
            order by length(units.unit_text) desc nulls last, units.unit_text asc
        ) as preference
    from regions
    left join units
        on {{ folded('regions.unit_text') }} like '%' || units.unit_text || '%'
),

resolved as (
    select
        document_id,
        region,
        coalesce(unit, '万元') as printed_unit,
        cast(coalesce(factor_to_wan, '1') as decimal(9, 4)) as factor_to_wan,
        case when unit is null then 'assumed' else 'printed' end as unit_basis
    from candidates
    where preference = 1
)

select * from resolved

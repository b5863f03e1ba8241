with

wanted as (
    select * from {{ ref('int_office_values_wanted') }}
),

tables as (
    select
        document_id,
        table_no
    from {{ ref('stg_tables') }}
    group by document_id, table_no
),

sides as (
    select * from {{ ref('int_office_value_sides') }}
),

-- A side without a figure says why: its cell, its table, or what the measure is made of.
paired as (
    select
        wanted.*,
        numerators.unit as numerator_unit,
        denominators.unit as denominator_unit,
        numerators.worst_quality as numerator_quality,
        denominators.worst_quality as denominator_quality,
        case when numerators.absent_reason is null then numerators.side_value end as numerator,
        case when denominators.absent_reason is null then denominators.side_value end as base,
        coalesce(numerators.half_width, 0) as numerator_half_width,
        coalesce(denominators.half_width, 0) as base_half_width,
        case
            when numerators.document_id is not null then numerators.absent_reason
            when wanted.table_no is not null and printed.table_no is null then 'table_missing'
            else wanted.absent_reason
        end as numerator_reason,
        case
            when not wanted.is_ratio then null
            when denominators.document_id is not null then denominators.absent_reason
            when wanted.base_table_no is not null and base_printed.table_no is null
                then 'table_missing'
            else wanted.base_absent_reason
        end as base_reason
    from wanted
    left join sides as numerators
        on
            wanted.document_id = numerators.document_id
            and wanted.comparison_kind = numerators.comparison_kind
            and wanted.fund_scope = numerators.fund_scope
            and wanted.subject_code = numerators.subject_code
            and numerators.term_side = 'numerator'
    left join sides as denominators
        on
            wanted.document_id = denominators.document_id
            and wanted.comparison_kind = denominators.comparison_kind
            and wanted.fund_scope = denominators.fund_scope
            and wanted.subject_code = denominators.subject_code
            and denominators.term_side = 'denominator'
    left join tables as printed
        on wanted.document_id = printed.document_id and wanted.table_no = printed.table_no
    left join tables as base_printed
        on
            wanted.document_id = base_printed.document_id
            and wanted.base_table_no = base_printed.table_no
)

select * from paired

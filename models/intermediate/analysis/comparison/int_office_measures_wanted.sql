with

documents as (
    select * from {{ ref('int_documents_chosen') }}
    where is_used
),

measures as (
    select * from {{ ref('office_measures') }}
),

-- A measure of several lines stands in one table.
places as (
    select
        measure_key,
        min(table_no) as table_no,
        min(absent_reason) as absent_reason
    from {{ ref('office_measure_terms') }}
    group by measure_key
),

-- Each measure is wanted of each document, printed or not.
wanted as (
    select
        documents.document_id,
        'office_measure' as comparison_kind,
        'office_measure' as subject_kind,
        measures.fund_scope,
        measures.measure_key as subject_code,
        measures.measure_name_zh as subject_name,
        'measure' as subject_level,
        cast(null as varchar) as parent_code,
        false as is_subtotal,
        measures.unit,
        cast(measures.scale as integer) as scale,
        measures.denominator_measure is not null as is_ratio,
        numerators.table_no,
        numerators.absent_reason,
        denominators.table_no as base_table_no,
        denominators.absent_reason as base_absent_reason
    from documents
    cross join measures
    left join places as numerators
        on coalesce(measures.numerator_measure, measures.measure_key) = numerators.measure_key
    left join places as denominators
        on measures.denominator_measure = denominators.measure_key
)

select * from wanted

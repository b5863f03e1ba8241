with

compared as (
    select * from {{ ref('int_office_values_compared') }}
),

ranked as (
    select * from {{ ref('int_office_values_ranked') }}
),

documents as (
    select * from {{ ref('dim_documents') }}
),

offices as (
    select * from {{ ref('dim_offices') }}
),

reasons as (
    select * from {{ ref('office_value_reasons') }}
),

comparison as (
    select
        {{ comparison_row_id('compared') }} as row_id,
        compared.document_id,
        compared.office_code,
        compared.fiscal_year,
        compared.report_kind,
        documents.printed_office_name as office_name,
        offices.short_name,
        compared.comparison_kind,
        compared.subject_kind,
        compared.fund_scope,
        compared.subject_code,
        compared.subject_name,
        compared.subject_level,
        compared.parent_code,
        compared.unit,
        compared.computed_value,
        compared.lower_value,
        compared.upper_value,
        case when compared.numerator_unit = '万元' then compared.numerator_value end
            as numerator_wan,
        case when compared.denominator_unit = '万元' then compared.denominator_value end
            as denominator_wan,
        case when compared.numerator_unit <> '万元' then compared.numerator_value end
            as numerator_count,
        case when compared.denominator_unit <> '万元' then compared.denominator_value end
            as denominator_count,
        ranked.median_value,
        ranked.rank_high,
        ranked.tied_count,
        ranked.office_count,
        compared.peer_count,
        compared.is_subtotal,
        compared.is_ratio,
        compared.value_reason,
        reasons.reason_zh as value_reason_zh,
        reasons.reason_en as value_reason_en,
        nullif(split_part(compared.quality_mark, '|', 2), '') as quality_status,
        nullif(split_part(compared.quality_mark, '|', 3), '') as quality_reason
    from compared
    inner join documents
        on compared.document_id = documents.document_id
    inner join offices
        on compared.office_code = offices.office_code
    left join ranked
        on
            compared.document_id = ranked.document_id
            and compared.comparison_kind = ranked.comparison_kind
            and compared.fund_scope = ranked.fund_scope
            and compared.subject_code = ranked.subject_code
    left join reasons
        on compared.value_reason = reasons.reason_key
)

select * from comparison

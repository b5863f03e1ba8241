with

documents as (
    select
        documents.office_code || '|' || documents.fiscal_year as row_id,
        documents.document_id,
        documents.office_code,
        documents.fiscal_year,
        documents.printed_office_name as office_name,
        offices.short_name,
        offices.parent_office_code,
        offices.parent_office_name,
        offices.province,
        documents.report_kind,
        quality.figure_count,
        quality.confirmed_figure_count,
        quality.confirmed_pct,
        quality.breach_count,
        quality.open_finding_count,
        quality.open_error_finding_count
    from {{ ref('dim_documents') }} as documents
    inner join {{ ref('dim_offices') }} as offices
        on documents.office_code = offices.office_code
    inner join {{ ref('mart_document_quality') }} as quality
        on documents.document_id = quality.document_id
    where documents.is_used
),

measures as (
    select
        computed.*,
        case
            when not computed.is_ratio and computed.numerator_unit = '万元'
                then computed.quality_mark
        end as money_mark,
        case
            when not computed.is_ratio and computed.numerator_unit in ('个', '分')
                then computed.quality_mark
        end as project_mark,
        case when not computed.is_ratio then computed.subject_name || '：' || reasons.reason_zh end
            as told_zh,
        case when not computed.is_ratio then computed.subject_code || ': ' || reasons.reason_en end
            as told_en
    from {{ ref('int_office_values_computed') }} as computed
    left join {{ ref('office_value_reasons') }} as reasons
        on computed.value_reason = reasons.reason_key
    where computed.subject_kind = 'office_measure'
),

office_years as (
    select
        documents.row_id,
        documents.document_id,
        documents.office_code,
        documents.fiscal_year,
        documents.office_name,
        documents.short_name,
        documents.parent_office_code,
        documents.parent_office_name,
        documents.province,
        documents.report_kind,
        {{ office_measure('income_wan') }},
        {{ office_measure('expenditure_wan') }},
        {{ office_measure('income_total_wan') }},
        {{ office_measure('expenditure_total_wan') }},
        {{ office_measure('opening_carry_over_wan') }},
        {{ office_measure('closing_carry_over_wan') }},
        {{ office_measure('fiscal_income_wan') }},
        {{ office_measure('fiscal_expenditure_wan') }},
        {{ office_measure('fiscal_income_total_wan') }},
        {{ office_measure('fiscal_expenditure_total_wan') }},
        {{ office_measure('fiscal_opening_carry_over_wan') }},
        {{ office_measure('fiscal_closing_carry_over_wan') }},
        {{ office_measure('detailed_expenditure_wan') }},
        {{ office_measure('basic_expenditure_wan') }},
        {{ office_measure('project_expenditure_wan') }},
        {{ office_measure('general_budget_expenditure_wan') }},
        {{ office_measure('general_budget_basic_wan') }},
        {{ office_measure('general_budget_project_wan') }},
        {{ office_measure('personnel_wan') }},
        {{ office_measure('public_wan') }},
        {{ office_measure('three_public_budget_wan') }},
        {{ office_measure('three_public_actual_wan') }},
        {{ office_measure('running_cost_wan') }},
        {{ office_measure('procurement_wan') }},
        {{ office_measure('vehicle_count', 'integer') }},
        {{ office_measure('project_count', 'integer') }},
        {{ office_measure('scored_project_count', 'integer') }},
        {{ office_measure('project_score_sum') }},
        {{ office_measure('staff_count', 'integer') }},
        {{ office_measure('post_count', 'integer') }},
        {{ office_ratio('basic_share_pct') }},
        {{ office_ratio('project_share_pct') }},
        {{ office_ratio('general_budget_project_share_pct') }},
        {{ office_ratio('general_budget_share_pct') }},
        {{ office_ratio('fiscal_dependence_pct') }},
        {{ office_ratio('personnel_share_pct') }},
        {{ office_ratio('public_share_pct') }},
        {{ office_ratio('personnel_to_public_pct') }},
        {{ office_ratio('three_public_execution_pct') }},
        {{ office_ratio('carry_over_ratio_pct') }},
        {{ office_ratio('fiscal_carry_over_ratio_pct') }},
        {{ office_ratio('average_project_score') }},
        {{ office_ratio('expenditure_per_staff_wan') }},
        {{ office_ratio('personnel_per_staff_wan') }},
        {{ office_ratio('public_per_staff_wan') }},
        {{ office_ratio('expenditure_per_post_wan') }},
        {{ office_ratio('personnel_per_post_wan') }},
        {{ office_ratio('public_per_post_wan') }},
        {{ joined_text('measures.told_zh', '；', 'measures.subject_code') }} as unknown_zh,
        {{ joined_text('measures.told_en', '; ', 'measures.subject_code') }} as unknown_en,
        split_part(min(measures.money_mark), '|', 2) as quality_status,
        split_part(min(measures.money_mark), '|', 3) as quality_reason,
        split_part(min(measures.project_mark), '|', 2) as project_quality_status,
        split_part(min(measures.project_mark), '|', 3) as project_quality_reason,
        documents.figure_count,
        documents.confirmed_figure_count,
        documents.confirmed_pct,
        documents.breach_count,
        documents.open_finding_count,
        documents.open_error_finding_count
    from documents
    inner join measures
        on documents.document_id = measures.document_id
    group by
        documents.row_id,
        documents.document_id,
        documents.office_code,
        documents.fiscal_year,
        documents.office_name,
        documents.short_name,
        documents.parent_office_code,
        documents.parent_office_name,
        documents.province,
        documents.report_kind,
        documents.figure_count,
        documents.confirmed_figure_count,
        documents.confirmed_pct,
        documents.breach_count,
        documents.open_finding_count,
        documents.open_error_finding_count
)

select * from office_years

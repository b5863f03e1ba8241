with

items as (
    select * from {{ ref('fct_three_public_items') }}
    where is_used and not is_subtotal
),

actual as (
    select * from {{ ref('int_subject_figures') }}
    where subject_kind = 'three_public_item'
),

budget as (
    select * from {{ ref('int_subject_figures') }}
    where subject_kind = 'three_public_budget'
),

expenditure as (
    select
        items.document_id,
        items.office_code,
        items.fiscal_year,
        items.item_key,
        items.item_name,
        items.budget_state,
        items.actual_state,
        budget.quality_status as budget_quality_status,
        actual.quality_status as actual_quality_status,
        items.budget_wan,
        items.actual_wan,
        items.source_file,
        items.source_line
    from items
    left join budget
        on items.document_id = budget.document_id and items.item_key = budget.subject_code
    left join actual
        on items.document_id = actual.document_id and items.item_key = actual.subject_code
)

select * from expenditure

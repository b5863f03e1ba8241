with

subjects as (
    select * from {{ ref('int_subject_figures') }}
    where subject_kind = 'institutional_running_cost' and not is_subtotal
),

running_costs as (
    select
        figure_ref as figure_id,
        document_id,
        office_code,
        fiscal_year,
        subject_code as item_key,
        subject_name as item_name,
        quality_status,
        quality_reason,
        current_wan as amount_wan,
        table_no,
        source_file,
        source_line
    from subjects
)

select * from running_costs

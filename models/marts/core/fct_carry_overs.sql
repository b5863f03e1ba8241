with

subjects as (
    select * from {{ ref('int_subject_figures') }}
    where subject_kind = 'balance_line' and fund_scope in ('all_funds', 'fiscal_appropriation')
),

lines as (
    select * from {{ ref('balance_lines') }}
    where line_kind = 'carry_over'
),

-- What was left at the start of the year stands among the income, what is left at its end opposite.
carry_overs as (
    select
        subjects.figure_ref as figure_id,
        subjects.document_id,
        subjects.office_code,
        subjects.fiscal_year,
        subjects.fund_scope,
        case lines.side when 'income' then 'opening' else 'closing' end as balance_point,
        subjects.subject_name as line_name,
        subjects.quality_status,
        subjects.quality_reason,
        subjects.current_wan as amount_wan,
        subjects.table_no,
        subjects.source_file,
        subjects.source_line
    from subjects
    inner join lines
        on
            subjects.table_no = lines.table_no
            and subjects.subject_code = lines.line_number
)

select * from carry_overs

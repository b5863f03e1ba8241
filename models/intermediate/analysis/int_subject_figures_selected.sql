with

figures as (
    select * from {{ ref('int_figures_classified') }}
),

documents as (
    select * from {{ ref('int_documents_chosen') }}
    where is_used
),

places as (
    select * from {{ ref('int_figure_places_classified') }}
),

subject_measures as (
    select * from {{ ref('subject_measures') }}
),

statistics_items as (
    select * from {{ ref('statistics_items') }}
),

three_public_items as (
    select * from {{ ref('three_public_items') }}
),

balance_lines as (
    select * from {{ ref('int_balance_lines_classified') }}
),

official_lines as (
    select * from {{ ref('balance_lines') }}
),

-- A named total is one row of its table; every other selection takes the rows it finds.
selected as (
    select
        figures.figure_id,
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        subject_measures.row_selection,
        documents.office_code,
        documents.fiscal_year,
        case subject_measures.row_selection
            when 'grand_total' then subject_measures.subject_code
            when 'items' then coalesce(three_public_items.item_key, statistics_items.item_key)
            when 'lines' then coalesce(places.official_line, figures.row_name)
            else figures.row_key
        end as subject_code,
        coalesce(
            three_public_items.item_name,
            statistics_items.item_name,
            official_lines.line_name,
            figures.row_name
        ) as row_label,
        case
            when subject_measures.row_selection in ('codes', 'lines') then places.parent_key
        end as parent_code,
        coalesce(three_public_items.parent_row_key, statistics_items.parent_line_number)
            as parent_item,
        case subject_measures.row_selection
            when 'codes' then figures.is_code_parent or figures.row_code is null
            when 'lines' then coalesce(balance_lines.is_subtotal, false)
            when 'items' then figures.is_subtotal
            else false
        end as is_subtotal
    from figures
    inner join documents
        on figures.document_id = documents.document_id
    inner join places
        on figures.figure_id = places.figure_id
    inner join subject_measures
        on
            figures.table_no = subject_measures.table_no
            and figures.measure = subject_measures.measure
            and (
                subject_measures.row_selection <> 'grand_total'
                or (places.row_level = 'total' and figures.row_code is null)
            )
    left join three_public_items
        on figures.table_no = '09' and figures.row_key = three_public_items.row_key
    left join statistics_items
        on
            places.item_key = statistics_items.item_key
            and subject_measures.section_key = statistics_items.section_key
    left join balance_lines
        on figures.figure_id = balance_lines.figure_id
    left join official_lines
        on balance_lines.balance_line_id = official_lines.balance_line_id
)

select * from selected
where subject_code is not null

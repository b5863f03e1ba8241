with

figures as (
    select
        figures.*,
        row_number() over (
            partition by figures.document_id, figures.row_key, figures.measure
            order by figures.source_line, figures.block_no, figures.slot
        ) as print_no
    from {{ ref('int_figures_classified') }} as figures
    where figures.table_no = '09'
),

documents as (
    select
        documents.*,
        tables.source_file,
        tables.source_line as table_line
    from {{ ref('int_documents_chosen') }} as documents
    inner join {{ ref('stg_tables') }} as tables
        on documents.document_id = tables.document_id and tables.table_no = '09'
),

items as (
    select * from {{ ref('three_public_items') }}
),

pivoted as (
    select
        document_id,
        row_key,
        max(case when measure = 'budget' then amount_wan end) as budget_wan,
        max(case when measure = 'actual' then amount_wan end) as actual_wan,
        max(case when measure = 'budget' then cell_state end) as budget_state,
        max(case when measure = 'actual' then cell_state end) as actual_state,
        min(source_line) as figure_line
    from figures
    where print_no = 1
    group by document_id, row_key
),

-- Every item of a printed table has a row: a blank cell is a statement too.
three_public as (
    select
        documents.document_id,
        documents.office_code,
        documents.fiscal_year,
        items.item_key,
        items.row_key,
        items.item_name,
        items.parent_row_key,
        items.economic_code,
        coalesce(pivoted.budget_state, 'blank') as budget_state,
        coalesce(pivoted.actual_state, 'blank') as actual_state,
        pivoted.budget_wan,
        pivoted.actual_wan,
        items.is_subtotal = 'true' as is_subtotal,
        documents.is_used,
        documents.source_file,
        coalesce(pivoted.figure_line, documents.table_line) as source_line
    from documents
    cross join items
    left join pivoted
        on documents.document_id = pivoted.document_id and items.row_key = pivoted.row_key
)

select * from three_public

"""The places of a document's tables where nothing is printed: blank cells and absent rows."""

PLACES_QUERY = """
with

ledger as (
    select * from intermediate.int_identity_figures where document_id = $document
),

columns as (
    select * from staging.stg_table_columns
    where document_id = $document and measure is not null
),

codes as (
    select * from intermediate.int_code_rows_nested where document_id = $document
),

table_rows as (
    select * from staging.stg_table_rows where document_id = $document
),

-- Cells of printed code rows; their rank in the table is that of the code.
code_cells as (
    select
        table_rows.table_no,
        table_rows.row_code as row_key,
        columns.measure,
        columns.measure_label,
        case when codes.is_top_level then 'top' else 'below' end as row_level,
        codes.parent_key,
        null as official_line,
        null as item_key,
        codes.class_code,
        table_rows.row_code || table_rows.row_label as row_text,
        'blank' as cell_state,
        table_rows.source_line,
    from table_rows
    inner join codes using (table_no, row_code)
    inner join columns using (table_no, block_no)
    left join ledger
        on ledger.table_no = table_rows.table_no
        and ledger.source_line = table_rows.source_line
        and ledger.block_no = table_rows.block_no
        and ledger.measure = columns.measure
    where ledger.figure_id is null
),

-- Cells of total rows, which have no code.
total_rows as (
    select table_no, row_key, row_level, row_name, block_no, source_line
    from ledger
    where row_level = 'total' and row_code is null and table_no <> '06'
    group by all
),

total_cells as (
    select
        total_rows.table_no,
        total_rows.row_key,
        columns.measure,
        columns.measure_label,
        total_rows.row_level,
        null as parent_key,
        null as official_line,
        null as item_key,
        null as class_code,
        coalesce(total_rows.row_name, total_rows.row_key) as row_text,
        'blank' as cell_state,
        total_rows.source_line,
    from total_rows
    inner join columns using (table_no, block_no)
    left join ledger
        on ledger.table_no = total_rows.table_no
        and ledger.source_line = total_rows.source_line
        and ledger.block_no = total_rows.block_no
        and ledger.measure = columns.measure
    where ledger.figure_id is null
),

-- Rows that another table of the document prints, or that the official list of table 06 has.
known_codes as (
    select distinct tables.table_no, codes.row_code
    from (values ('02'), ('03'), ('05'), ('07'), ('08')) as tables (table_no)
    inner join codes
        on codes.table_no in ('02', '03', '05', '07', '08')
    where tables.table_no in (select table_no from codes)
    union all
    select '06', economic_code
    from reference.economic_classification
    where '06' in (select table_no from codes)
),

absent_codes as (
    select
        known_codes.table_no,
        known_codes.row_code,
        max(above.row_code) as parent_code
    from known_codes
    left join codes as above
        on known_codes.table_no = above.table_no
        and starts_with(known_codes.row_code, above.row_code)
        and length(above.row_code) < length(known_codes.row_code)
    left join codes
        on known_codes.table_no = codes.table_no
        and known_codes.row_code = codes.row_code
    where codes.row_code is null and not regexp_matches(known_codes.row_code, '[^0-9]')
    group by known_codes.table_no, known_codes.row_code
    having known_codes.table_no = '06' or max(above.row_code) is not null
),

code_names as (
    select row_code, max(row_label) as row_label from table_rows group by row_code
    union
    select economic_code, economic_name from reference.economic_classification
),

table_measures as (
    select distinct table_no, measure, measure_label from columns
),

absent_cells as (
    select
        absent_codes.table_no,
        absent_codes.row_code as row_key,
        table_measures.measure,
        table_measures.measure_label,
        case when absent_codes.parent_code is null then 'top' else 'below' end as row_level,
        coalesce(absent_codes.parent_code, category_totals.row_key, '合计') as parent_key,
        null as official_line,
        null as item_key,
        substr(absent_codes.row_code, 1, 3) as class_code,
        absent_codes.row_code || coalesce(code_names.row_label, '') as row_text,
        'absent' as cell_state,
        0 as source_line,
    from absent_codes
    inner join table_measures using (table_no)
    left join code_names using (row_code)
    left join reference.economic_classification as economic
        on absent_codes.table_no = '06' and absent_codes.row_code = economic.economic_code
    left join reference.category_totals as category_totals
        on absent_codes.table_no = category_totals.table_no
        and economic.category = category_totals.category
),

line_cells as (
    select
        lines.table_no,
        lines.line_number as row_key,
        table_measures.measure,
        table_measures.measure_label,
        'line' as row_level,
        lines.adds_to_line as parent_key,
        lines.line_number as official_line,
        null as item_key,
        lines.class_code,
        lines.line_name as row_text,
        'blank' as cell_state,
        coalesce(table_rows.source_line, 0) as source_line,
    from reference.balance_lines as lines
    inner join table_measures
        on lines.table_no = table_measures.table_no
        and (table_measures.measure = 'amount')
        = (lines.table_no = '01' or lines.side = 'income')
    left join table_rows
        on lines.table_no = table_rows.table_no and lines.line_number = table_rows.line_number
    left join ledger
        on lines.table_no = ledger.table_no
        and lines.line_number = ledger.official_line
        and table_measures.measure = ledger.measure
    where ledger.figure_id is null
),

item_cells as (
    select
        table_measures.table_no,
        items.row_key,
        table_measures.measure,
        table_measures.measure_label,
        'line' as row_level,
        items.parent_key,
        items.official_line,
        items.item_key,
        null as class_code,
        items.item_name as row_text,
        'blank' as cell_state,
        coalesce(max(table_rows.source_line), 0) as source_line,
    from (
        select '09' as table_no, row_key, parent_row_key as parent_key, null as official_line,
            item_key, item_name
        from reference.three_public_items
        union all
        select '10', line_number, parent_line_number, line_number, item_key, item_name
        from reference.statistics_items
    ) as items
    inner join table_measures
        on items.table_no = table_measures.table_no
    left join ledger
        on items.table_no = ledger.table_no
        and items.item_key = ledger.item_key
        and table_measures.measure = ledger.measure
    left join table_rows
        on items.table_no = table_rows.table_no
        and (items.table_no = '09' or items.official_line = table_rows.line_number)
    where ledger.figure_id is null
    group by all
),

places as (
    select * from code_cells
    union all
    select * from total_cells
    union all
    select * from absent_cells
    union all
    select * from line_cells
    union all
    select * from item_cells
)

select
    places.*,
    coalesce(lines.fund_scope, table_funds.fund_scope, column_funds.fund_scope) as fund_scope,
    coalesce(lines.income_source, income_sources.income_source) as income_source,
    coalesce(items.unit, '万元') as measured_in,
from places
left join reference.balance_lines as lines
    on places.table_no = lines.table_no and places.official_line = lines.line_number
left join reference.fund_scopes as table_funds
    on places.table_no = table_funds.table_no
left join reference.fund_scopes as column_funds
    on places.table_no = '04' and places.measure = column_funds.table_04_measure
left join reference.income_sources as income_sources
    on places.table_no = '02' and places.measure = income_sources.measure
left join reference.statistics_items as items
    on places.table_no = '10' and places.item_key = items.item_key
order by places.table_no, places.row_key, places.measure
"""

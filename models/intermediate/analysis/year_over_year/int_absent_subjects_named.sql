with

subject_measures as (
    select * from {{ ref('subject_measures') }}
),

balance_lines as (
    select * from {{ ref('balance_lines') }}
),

three_public_items as (
    select * from {{ ref('three_public_items') }}
),

statistics_items as (
    select * from {{ ref('statistics_items') }}
),

natures as (
    select * from {{ ref('expenditure_natures') }}
),

code_tables as (
    select * from {{ ref('code_tables') }}
),

codes as (
    select * from {{ ref('int_codes_listed') }}
),

parents as (
    select * from {{ ref('int_subject_parents_listed') }}
),

named as (
    select
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        balance_lines.line_number as subject_code,
        balance_lines.line_name as subject_name,
        'line' as subject_level,
        balance_lines.is_subtotal = 'true' as is_subtotal
    from subject_measures
    inner join balance_lines
        on
            subject_measures.row_selection = 'lines'
            and subject_measures.table_no = balance_lines.table_no
    union
    select
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        three_public_items.item_key as subject_code,
        three_public_items.item_name as subject_name,
        case when three_public_items.parent_row_key is null then 'total' else 'item' end
            as subject_level,
        three_public_items.is_subtotal = 'true' as is_subtotal
    from subject_measures
    cross join three_public_items
    where subject_measures.row_selection = 'items' and subject_measures.section_key is null
    union
    select
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        statistics_items.item_key as subject_code,
        statistics_items.item_name as subject_name,
        case when statistics_items.is_subtotal = 'true' then 'total' else 'item' end
            as subject_level,
        statistics_items.is_subtotal = 'true' as is_subtotal
    from subject_measures
    inner join statistics_items
        on subject_measures.section_key = statistics_items.section_key
    union
    select
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        natures.expenditure_nature as subject_code,
        natures.expenditure_nature_name as subject_name,
        'nature' as subject_level,
        false as is_subtotal
    from subject_measures
    inner join natures
        on
            subject_measures.row_selection = 'grand_total'
            and subject_measures.subject_code = natures.expenditure_nature
    union
    select
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        codes.listed_code as subject_code,
        codes.listed_name as subject_name,
        codes.code_level as subject_level,
        false as is_subtotal
    from subject_measures
    inner join code_tables
        on
            subject_measures.row_selection = 'codes'
            and subject_measures.table_no = code_tables.table_no
    inner join codes
        on code_tables.code_kind = codes.code_kind
),

placed as (
    select
        named.*,
        parents.parent_code
    from named
    left join parents
        on
            named.subject_kind = parents.subject_kind
            and named.fund_scope = parents.fund_scope
            and named.subject_code = parents.subject_code
            and parents.step_count = 1
)

select * from placed

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

economic_codes as (
    select * from {{ ref('economic_classification') }}
),

category_totals as (
    select * from {{ ref('category_totals') }}
),

-- distinct: two columns of a table (04: 金额 and 合计) hold the same kind of lines.
parents as (
    select distinct
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        balance_lines.line_number as subject_code,
        balance_lines.adds_to_line as parent_code
    from subject_measures
    inner join balance_lines
        on subject_measures.table_no = balance_lines.table_no
    where subject_measures.row_selection = 'lines' and balance_lines.adds_to_line is not null
    union all
    select
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        items.item_key as subject_code,
        wholes.item_key as parent_code
    from subject_measures
    inner join three_public_items as items
        on
            subject_measures.row_selection = 'items'
            and subject_measures.measure in ('budget', 'actual')
    inner join three_public_items as wholes
        on items.parent_row_key = wholes.row_key
    union all
    select
        subject_measures.subject_kind,
        subject_measures.fund_scope,
        economic_codes.economic_code as subject_code,
        category_totals.row_key as parent_code
    from subject_measures
    inner join category_totals
        on subject_measures.table_no = category_totals.table_no
    inner join economic_codes
        on category_totals.category = economic_codes.category
),

-- Where the row above is blank too, the one above that.
climbed as (
    select
        subject_kind,
        fund_scope,
        subject_code,
        parent_code,
        1 as step_count
    from parents
    union all
    select
        parents.subject_kind,
        parents.fund_scope,
        parents.subject_code,
        wholes.parent_code,
        2 as step_count
    from parents
    inner join parents as wholes
        on
            parents.subject_kind = wholes.subject_kind
            and parents.fund_scope = wholes.fund_scope
            and parents.parent_code = wholes.subject_code
)

select * from climbed

with

breaches as (
    select * from {{ ref('int_breach_sides') }}
),

sides as (
    select * from {{ ref('int_identity_sides') }}
    where lists_parts and side = 'rhs'
),

named_codes as (
    select * from {{ ref('int_absent_codes_named') }}
),

absent_totals as (
    select * from {{ ref('int_absent_totals_suspected') }}
),

lost_codes as (
    select * from {{ ref('int_lost_codes_found') }}
),

code_rows as (
    select * from {{ ref('int_code_rows_nested') }}
),

balance_lines as (
    select * from {{ ref('balance_lines') }}
    where class_code is not null
),

-- A row that is not printed would stand under its nearest printed parent.
missing_rows as (
    select
        named_codes.check_id,
        named_codes.document_id,
        named_codes.table_no,
        coalesce(max(code_rows.row_code), max(balance_lines.adds_to_line), '合计') as parent_key,
        named_codes.row_code,
        named_codes.change_wan,
        named_codes.tolerance_wan
    from named_codes
    left join code_rows
        on
            named_codes.document_id = code_rows.document_id
            and named_codes.table_no = code_rows.table_no
            and named_codes.row_code <> code_rows.row_code
            and starts_with(named_codes.row_code, code_rows.row_code)
    left join balance_lines
        on
            named_codes.table_no = balance_lines.table_no
            and named_codes.row_code = balance_lines.class_code
    group by all
),

-- A parent that holds more than its printed parts has lost a part.
suspected as (
    select
        breaches.check_id,
        breaches.document_id,
        sides.table_no,
        breaches.instance_row as parent_key,
        lost_codes.row_code,
        breaches.difference_wan as change_wan,
        breaches.tolerance_wan
    from breaches
    inner join sides
        on breaches.identity_id = sides.identity_id
    left join lost_codes
        on breaches.check_id = lost_codes.check_id and sides.table_no = lost_codes.table_no
    where breaches.difference_wan > 0
    union all
    select * from missing_rows
    union all
    select
        check_id,
        document_id,
        table_no,
        '总合计行' as parent_key,
        '合计' as row_code,
        cast(null as decimal(38, 10)) as change_wan,
        tolerance_wan
    from absent_totals
)

select * from suspected

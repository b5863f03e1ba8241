with

breaches as (
    select * from {{ ref('int_breach_sides') }}
),

sides as (
    select * from {{ ref('int_identity_sides') }}
    where lists_parts and side = 'rhs' and table_no <> '06'
),

code_rows as (
    select * from {{ ref('int_code_rows_nested') }}
    where table_no <> '06'
),

-- What other tables print under the same parent and this table does not.
candidates as (
    select
        breaches.check_id,
        sides.table_no,
        elsewhere.row_code
    from breaches
    inner join sides
        on breaches.identity_id = sides.identity_id
    inner join code_rows as elsewhere
        on
            breaches.document_id = elsewhere.document_id
            and breaches.instance_row = elsewhere.parent_key
    left join code_rows as printed
        on
            breaches.document_id = printed.document_id
            and sides.table_no = printed.table_no
            and elsewhere.row_code = printed.row_code
    where breaches.difference_wan > 0 and printed.row_code is null
    group by breaches.check_id, sides.table_no, elsewhere.row_code
),

-- Two such codes leave it open which one is lost.
found as (
    select
        check_id,
        table_no,
        min(row_code) as row_code
    from candidates
    group by check_id, table_no
    having count(*) = 1
)

select * from found

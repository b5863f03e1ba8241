with

table_rows as (
    select * from {{ ref('stg_table_rows') }}
),

economic_classes as (
    select * from {{ ref('economic_classification') }}
    where code_level = 'class'
),

category_totals as (
    select * from {{ ref('category_totals') }}
),

-- A row that was lost in print has its place once a person gave it a figure.
codes as (
    select
        document_id,
        table_no,
        row_code
    from table_rows
    where row_code is not null
    union
    select
        document_id,
        table_no,
        row_code
    from {{ ref('int_cells_corrected') }}
    where row_code is not null and is_added
),

-- The nearest code above that is printed; a lost 类 leaves its children under the total.
parents as (
    select
        codes.document_id,
        codes.table_no,
        codes.row_code,
        max(above.row_code) as parent_code
    from codes
    inner join codes as above
        on
            codes.document_id = above.document_id
            and codes.table_no = above.table_no
            and length(codes.row_code) > length(above.row_code)
            and substr(codes.row_code, 1, length(above.row_code)) = above.row_code
    group by codes.document_id, codes.table_no, codes.row_code
),

-- Table 06 has a total for 人员经费 and one for 公用经费, the other tables have one 合计.
nested as (
    select
        codes.document_id,
        codes.table_no,
        codes.row_code,
        coalesce(parents.parent_code, category_totals.row_key, '合计') as parent_key,
        parents.parent_code is null as is_top_level,
        substr(codes.row_code, 1, 3) as class_code
    from codes
    left join parents
        on
            codes.document_id = parents.document_id
            and codes.table_no = parents.table_no
            and codes.row_code = parents.row_code
    left join economic_classes
        on
            codes.table_no = '06'
            and substr(codes.row_code, 1, 3) = economic_classes.economic_code
    left join category_totals
        on
            codes.table_no = category_totals.table_no
            and coalesce(economic_classes.category, 'public') = category_totals.category
)

select * from nested

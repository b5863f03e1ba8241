with

identity_terms as (
    select * from {{ ref('identity_terms') }}
),

-- The table of each side of an identity, and what that side lists there.
sides as (
    select
        identity_id,
        side,
        table_no,
        count(case when instance_by = 'parent_measure' then 1 end) > 0 as lists_parts,
        count(case when instance_by in ('class', 'code_measure') then 1 end) > 0 as is_by_code,
        count(case when row_level = 'total' then 1 end) > 0 as is_total
    from identity_terms
    group by identity_id, side, table_no
)

select * from sides

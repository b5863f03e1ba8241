with

terms as (
    select * from {{ ref('int_check_terms') }}
    where status = 'breach' and figure_ref is not null
),

families as (
    select * from {{ ref('identity_families') }}
),

-- The side with fewer figures speaks of the other: a total of its parts, a statement of its cells.
sized as (
    select
        terms.*,
        case when terms.figure_kind = families.anchor_kind then 0 else 1 end as is_foreign,
        count(*) over (partition by terms.check_id, terms.side) as side_size
    from terms
    inner join families
        on terms.family = families.family
),

-- The figure that a breach speaks of first stands for a breach that accuses nobody.
ranked as (
    select
        *,
        case when figure_kind = 'narrative' then 'narrative' else split_part(figure_ref, '|', 2) end
            as region,
        row_number() over (
            partition by check_id
            order by
                is_foreign,
                case when side = 'stated' then 0 else 1 end,
                side_size,
                case when side = 'lhs' then 0 else 1 end,
                term_no,
                source_line,
                figure_ref
        ) as preference
    from sized
),

anchors as (
    select
        check_id,
        document_id,
        region,
        figure_kind,
        figure_ref,
        term_text,
        source_line
    from ranked
    where preference = 1
)

select * from anchors

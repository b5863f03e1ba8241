with

continuity_terms as (
    select * from {{ ref('continuity_terms') }}
),

pairs as (
    select * from {{ ref('int_document_years_paired') }}
),

tables as (
    select * from {{ ref('stg_tables') }}
),

figures as (
    select * from {{ ref('int_identity_figures') }}
),

-- What closes a year stands in the disclosure of that year, what opens the next in the next.
placed as (
    select
        continuity_terms.*,
        pairs.document_id,
        case continuity_terms.printed_in
            when 'prior_year' then pairs.prior_document_id
            else pairs.document_id
        end as printing_document_id,
        case continuity_terms.printed_in
            when 'prior_year' then pairs.prior_fiscal_year
            else pairs.fiscal_year
        end as printing_year
    from continuity_terms
    cross join pairs
),

-- A blank in a table that is printed is nothing carried over.
found as (
    select
        placed.identity_id,
        placed.document_id,
        placed.instance_name,
        placed.term_no,
        placed.side,
        placed.sign,
        placed.printing_year,
        placed.source as place_text,
        figures.figure_id,
        figures.measured_in,
        figures.figure_value,
        figures.half_width,
        figures.rounding_step,
        figures.cell_state,
        figures.term_text,
        figures.source_line,
        count(figures.figure_id) over (
            partition by placed.identity_id, placed.document_id, placed.instance_name
        ) as printed_count,
        count(tables.table_no) over (
            partition by placed.identity_id, placed.document_id, placed.instance_name
        ) as table_count,
        count(*) over (
            partition by placed.identity_id, placed.document_id, placed.instance_name
        ) as term_count
    from placed
    left join tables
        on
            placed.printing_document_id = tables.document_id
            and placed.table_no = tables.table_no
    left join figures
        on
            placed.printing_document_id = figures.document_id
            and placed.table_no = figures.table_no
            and placed.measure = figures.measure
            and coalesce(placed.row_level, figures.row_level) = figures.row_level
            and (placed.official_line is null or placed.official_line = figures.official_line)
)

select * from found

with

concept_terms as (
    select * from {{ ref('narrative_concept_terms') }}
),

concepts as (
    select * from {{ ref('narrative_concepts') }}
),

tables as (
    select * from {{ ref('stg_tables') }}
),

figures as (
    select * from {{ ref('int_identity_figures') }}
),

balance_lines as (
    select * from {{ ref('balance_lines') }}
),

-- A term that its table does not print is nothing: a blank cell adds 0.
selected as (
    select
        tables.document_id,
        concept_terms.concept_id,
        concept_terms.stated_kind,
        cast(concept_terms.basis_no as integer) as basis_no,
        cast(concept_terms.term_no as integer) as term_no,
        cast(concept_terms.sign as integer) as sign,
        concept_terms.table_no,
        figures.figure_id as figure_ref,
        figures.measured_in,
        coalesce(figures.figure_value, 0) as figure_value,
        coalesce(figures.half_width, 0) as half_width,
        coalesce(figures.rounding_step, 0) as rounding_step,
        coalesce(figures.cell_state, 'blank') as cell_state,
        coalesce(
            figures.term_text,
            '公开' || concept_terms.table_no || '表 '
            || coalesce(balance_lines.line_name, concept_terms.row_key, concepts.concept_name_zh)
            || '（未印出）'
        ) as term_text,
        coalesce(figures.source_line, tables.source_line) as source_line
    from concept_terms
    inner join concepts
        on concept_terms.concept_id = concepts.concept_id
    inner join tables
        on concept_terms.table_no = tables.table_no
    left join balance_lines
        on
            concept_terms.table_no = balance_lines.table_no
            and concept_terms.official_line = balance_lines.line_number
    left join figures
        on
            tables.document_id = figures.document_id
            and concept_terms.table_no = figures.table_no
            and coalesce(concept_terms.measure, figures.measure) = figures.measure
            and coalesce(concept_terms.row_level, figures.row_level) = figures.row_level
            and coalesce(concept_terms.row_key, figures.row_key) = figures.row_key
            and (
                concept_terms.official_line is null
                or concept_terms.official_line = figures.official_line
            )
            and (concept_terms.item_key is null or concept_terms.item_key = figures.item_key)
)

select * from selected

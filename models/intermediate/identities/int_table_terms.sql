with

identity_terms as (
    select * from {{ ref('identity_terms') }}
),

figures as (
    select * from {{ ref('int_identity_figures') }}
),

missing as (
    select * from {{ ref('int_identity_tables_missing') }}
),

documents as (
    select * from {{ ref('stg_documents') }}
),

-- A blank selector of a term fits every figure.
selected as (
    select
        identity_terms.identity_id,
        figures.document_id,
        {{ identity_instance('identity_terms.instance_by') }} as instance_key,
        cast(identity_terms.term_no as integer) as term_no,
        identity_terms.side,
        cast(identity_terms.sign as integer) as sign,
        'table' as figure_kind,
        figures.figure_id as figure_ref,
        figures.measured_in,
        figures.figure_value,
        figures.half_width,
        figures.rounding_step,
        figures.cell_state,
        figures.term_text,
        figures.source_line,
        coalesce(
            identity_terms.is_required = 'true'
            or (identity_terms.is_required = 'where_split' and figures.is_split)
            or (identity_terms.is_required = 'where_not_zero' and figures.figure_value <> 0),
            false
        ) as is_required
    from identity_terms
    inner join figures
        on
            identity_terms.table_no = figures.table_no
            and coalesce(identity_terms.measure, figures.measure) = figures.measure
            and coalesce(identity_terms.row_level, figures.row_level) = figures.row_level
            and (identity_terms.row_key is null or identity_terms.row_key = figures.row_key)
            and (
                identity_terms.official_line is null
                or identity_terms.official_line = figures.official_line
            )
            and (identity_terms.item_key is null or identity_terms.item_key = figures.item_key)
    inner join documents
        on
            figures.document_id = documents.document_id
            and coalesce(identity_terms.report_kind, documents.report_kind, '')
            = coalesce(documents.report_kind, '')
),

-- An instance stands where a term that makes it one is printed, and every table of it is there.
instances as (
    select
        identity_id,
        document_id,
        instance_key
    from selected
    where instance_key is not null
    group by identity_id, document_id, instance_key
    having bool_or(is_required)
),

terms as (
    select
        selected.identity_id,
        selected.document_id,
        selected.instance_key,
        selected.term_no,
        selected.side,
        selected.sign,
        selected.figure_kind,
        selected.figure_ref,
        selected.measured_in,
        selected.figure_value,
        selected.half_width,
        selected.rounding_step,
        selected.cell_state,
        selected.term_text,
        selected.source_line
    from selected
    inner join instances
        on
            selected.identity_id = instances.identity_id
            and selected.document_id = instances.document_id
            and selected.instance_key = instances.instance_key
    left join missing
        on
            selected.identity_id = missing.identity_id
            and selected.document_id = missing.document_id
    where missing.document_id is null
)

select * from terms

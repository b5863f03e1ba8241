with

terms as (
    select * from {{ ref('int_office_value_terms') }}
    where comparison_kind = 'office_measure'
),

measures as (
    select * from {{ ref('office_measures') }}
),

documents as (
    select * from {{ ref('int_documents_chosen') }}
),

-- The column of the mart; of a ratio also which side of it the figure stands on.
sourced as (
    select
        'mart_office_years' as mart_name,
        documents.office_code || '|' || documents.fiscal_year as row_id,
        terms.subject_code
        || case when measures.denominator_measure is null then '' else '.' || terms.term_side end
            as figure_role,
        terms.figure_kind,
        terms.figure_ref,
        1 as sign
    from terms
    inner join measures
        on terms.subject_code = measures.measure_key
    inner join documents
        on terms.document_id = documents.document_id
)

select * from sourced

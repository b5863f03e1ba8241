with

compared as (
    select * from {{ ref('int_office_values_compared') }}
),

terms as (
    select * from {{ ref('int_office_value_terms') }}
),

sourced as (
    select
        'mart_office_comparison' as mart_name,
        {{ comparison_row_id('compared') }} as row_id,
        terms.term_side || case when terms.unit = '万元' then '_wan' else '_count' end
            as figure_role,
        terms.figure_kind,
        terms.figure_ref,
        1 as sign
    from compared
    inner join terms
        on
            compared.document_id = terms.document_id
            and compared.comparison_kind = terms.comparison_kind
            and compared.fund_scope = terms.fund_scope
            and compared.subject_code = terms.subject_code
)

select * from sourced

with

linked as (
    select * from {{ ref('int_document_years_linked') }}
),

pairs as (
    select
        document_id,
        office_code,
        fiscal_year,
        prior_document_id,
        prior_fiscal_year,
        prior_office_code,
        is_office_renamed
    from linked
    where prior_document_id is not null
)

select * from pairs

with

steps as (
    select * from {{ ref('int_series_steps') }}
),

-- A code of this year that began with the change, a code of last year that ended with it.
sides as (
    select
        document_id,
        subject_kind,
        fund_scope,
        to_code as subject_code,
        'prior' as missing_side
    from steps
    union
    select
        document_id,
        subject_kind,
        fund_scope,
        from_code as subject_code,
        'current' as missing_side
    from steps
)

select * from sides

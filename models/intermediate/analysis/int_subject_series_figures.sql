with

terms as (
    select * from {{ ref('int_subject_series_terms') }}
),

figures as (
    select
        'mart_subject_series' as mart_name,
        row_id,
        'amount_wan' as figure_role,
        'table' as figure_kind,
        figure_ref,
        sign
    from terms
)

select * from figures

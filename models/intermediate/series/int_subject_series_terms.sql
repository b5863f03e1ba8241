with

chosen as (
    select * from {{ ref('int_subject_series_chosen') }}
),

bridged_terms as (
    select * from {{ ref('int_bridged_figure_terms') }}
),

coded as (
    select * from {{ ref('int_subject_figures_coded') }}
),

names as (
    select * from {{ ref('int_subject_names_changed') }}
),

referred as (
    select
        chosen.row_id,
        coalesce(bridged_terms.figure_ref, chosen.figure_ref) as figure_ref,
        coalesce(bridged_terms.sign, 1) as sign
    from chosen
    left join bridged_terms
        on
            chosen.is_derived
            and chosen.document_id = bridged_terms.document_id
            and chosen.subject_kind = bridged_terms.subject_kind
            and chosen.fund_scope = bridged_terms.fund_scope
            and chosen.subject_code = bridged_terms.subject_code
),

-- A figure stands for one subject of its document, so that its reference finds its name.
terms as (
    select
        referred.row_id,
        coded.subject_code as printed_subject_code,
        coalesce(names.printed_name, coded.subject_name) as printed_subject_name,
        referred.figure_ref,
        referred.sign
    from referred
    inner join coded
        on referred.figure_ref = coded.figure_ref
    left join names
        on
            coded.document_id = names.document_id
            and coded.subject_kind = names.subject_kind
            and coded.fund_scope = names.fund_scope
            and coded.subject_code = names.subject_code
)

select * from terms

with

carry_overs as (
    select * from {{ ref('int_carry_overs_paired') }}
),

carry_over_terms as (
    select
        identity_id,
        document_id,
        instance_name as instance_key,
        cast(term_no as integer) as term_no,
        side,
        cast(sign as integer) as sign,
        'table' as figure_kind,
        figure_id as figure_ref,
        coalesce(measured_in, '万元') as measured_in,
        cast(coalesce(figure_value, 0) as decimal(28, 10)) as figure_value,
        cast(coalesce(half_width, 0) as decimal(28, 10)) as half_width,
        cast(coalesce(rounding_step, 0) as decimal(18, 6)) as rounding_step,
        coalesce(cell_state, 'blank') as cell_state,
        printing_year || '年度 ' || coalesce(term_text, place_text || '（空白）') as term_text,
        source_line
    from carry_overs
    where printed_count > 0 and table_count = term_count
),

implied_terms as (
    select * from {{ ref('int_implied_prior_terms') }}
),

terms as (
    select * from carry_over_terms
    union all
    select * from implied_terms
)

select * from terms

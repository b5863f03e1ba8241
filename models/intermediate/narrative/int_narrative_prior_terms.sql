with

prior_sums as (
    select * from {{ ref('int_narrative_prior_sums') }}
),

beside as (
    select * from {{ ref('int_narrative_prior_amounts_told') }}
),

placed as (
    select * from {{ ref('int_narrative_prior_sums_placed') }}
),

terms as (
    select
        placed.identity_id,
        placed.document_id,
        placed.instance_key,
        placed.side,
        prior_sums.sign,
        prior_sums.figure_kind,
        prior_sums.figure_ref,
        prior_sums.measured_in,
        prior_sums.figure_value,
        prior_sums.half_width,
        prior_sums.rounding_step,
        prior_sums.cell_state,
        prior_sums.term_text,
        prior_sums.source_line
    from placed
    inner join prior_sums
        on
            placed.document_id = prior_sums.document_id
            and placed.statement_key = prior_sums.statement_key
    union all
    select
        'narrative-change-prior' as identity_id,
        document_id,
        statement_key as instance_key,
        'rhs' as side,
        1 as sign,
        'narrative' as figure_kind,
        narrative_figure_id as figure_ref,
        measured_in,
        signed_value as figure_value,
        half_width,
        rounding_step,
        'printed' as cell_state,
        term_text,
        source_line
    from beside
    union all
    select
        identity_id,
        document_id,
        instance_key,
        'rhs' as side,
        1 as sign,
        'constant' as figure_kind,
        null as figure_ref,
        '万元' as measured_in,
        0 as figure_value,
        0 as half_width,
        0 as rounding_step,
        'printed' as cell_state,
        '0' as term_text,
        null as source_line
    from placed
    where identity_id = 'narrative-prior-possible'
),

numbered as (
    select
        *,
        row_number() over (
            partition by identity_id, document_id, instance_key
            order by side asc, figure_kind desc, source_line asc, figure_ref asc
        ) as term_no
    from terms
)

select * from numbered

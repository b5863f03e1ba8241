with

subjects as (
    select * from {{ ref('int_year_over_year_judged') }}
),

figures as (
    select * from {{ ref('int_subject_figures_bridged') }}
    where not is_derived
),

bridged_terms as (
    select * from {{ ref('int_bridged_figure_terms') }}
),

-- A row that leads over a change of codes is the sum of the figures printed then.
terms as (
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code,
        figure_ref,
        1 as sign
    from figures
    union all
    select
        document_id,
        subject_kind,
        fund_scope,
        subject_code,
        figure_ref,
        sign
    from bridged_terms
),

sides as (
    select
        'current_wan' as figure_role,
        document_id as printing_document_id,
        *
    from subjects
    where current_state <> 'unknown'
    union all
    select
        'prior_wan' as figure_role,
        prior_document_id as printing_document_id,
        *
    from subjects
    where prior_basis = 'reported'
),

-- A prior amount that the narrative implies is this year's figure less the stated change.
entering as (
    select
        sides.row_id,
        sides.figure_role,
        'table' as figure_kind,
        terms.figure_ref,
        terms.sign
    from sides
    inner join terms
        on
            sides.printing_document_id = terms.document_id
            and sides.subject_kind = terms.subject_kind
            and sides.fund_scope = terms.fund_scope
            and sides.subject_code = terms.subject_code
    union all
    select
        subjects.row_id,
        'prior_wan' as figure_role,
        'table' as figure_kind,
        terms.figure_ref,
        terms.sign
    from subjects
    inner join terms
        on
            subjects.prior_basis = 'implied_by_narrative'
            and subjects.statement_basis <> 'stated'
            and subjects.document_id = terms.document_id
            and subjects.subject_kind = terms.subject_kind
            and subjects.fund_scope = terms.fund_scope
            and subjects.subject_code = terms.subject_code
    union all
    select
        row_id,
        'prior_wan' as figure_role,
        'narrative' as figure_kind,
        case
            when statement_basis = 'stated' then prior_ref
            else coalesce(change_ref, rate_ref)
        end as figure_ref,
        case
            when statement_basis in ('stated', 'rate') or stated_change_wan < 0 then 1
            else -1
        end as sign
    from subjects
    where prior_basis = 'implied_by_narrative'
    union all
    select
        row_id,
        'stated_change_wan' as figure_role,
        'narrative' as figure_kind,
        change_ref as figure_ref,
        case when stated_change_wan < 0 then -1 else 1 end as sign
    from subjects
    where change_ref is not null
    union all
    select
        row_id,
        'stated_change_pct' as figure_role,
        'narrative' as figure_kind,
        rate_ref as figure_ref,
        case when stated_change_pct < 0 then -1 else 1 end as sign
    from subjects
    where rate_ref is not null
)

select
    'mart_year_over_year' as mart_name,
    row_id,
    figure_role,
    figure_kind,
    figure_ref,
    cast(sign as integer) as sign
from entering

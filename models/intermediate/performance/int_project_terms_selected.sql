with

identity_terms as (
    select * from {{ ref('project_identity_terms') }}
),

figures as (
    select * from {{ ref('int_project_figures_listed') }}
),

required as (
    select
        identity_id,
        instance_by,
        count(distinct term_no) as required_count
    from identity_terms
    where is_required = 'true'
    group by identity_id, instance_by
),

-- An identity of one row of money holds on 资金总额 and on every fund below it.
selected as (
    select
        identity_terms.identity_id,
        figures.document_id,
        'project ' || figures.project_no
        || case
            when identity_terms.instance_by = 'indicator'
                then '·indicator ' || figures.indicator_no
            when figures.fund_label = '' then ''
            else '·' || figures.fund_label
        end as instance_key,
        cast(identity_terms.term_no as integer) as term_no,
        identity_terms.side,
        cast(identity_terms.sign as integer) as sign,
        figures.figure_kind,
        figures.figure_ref,
        figures.measured_in,
        figures.figure_value,
        figures.half_width,
        figures.rounding_step,
        figures.cell_state,
        figures.term_text,
        figures.source_line,
        case
            when identity_terms.is_required = 'true' and figures.cell_state in ('printed', 'unread')
                then identity_terms.term_no
        end as satisfied_term_no,
        required.required_count
    from identity_terms
    inner join figures
        on identity_terms.project_field = figures.project_field
    inner join required
        on
            identity_terms.identity_id = required.identity_id
            and identity_terms.instance_by = required.instance_by
    where figures.fund_label = '' or identity_terms.instance_by = 'money_row'
)

select * from selected

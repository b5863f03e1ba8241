with

narrative as (
    select * from {{ ref('fct_narrative_figures') }}
    where kind = 'amount' and amount_wan is not null
),

phrases as (
    select * from {{ ref('project_phrases') }}
    where phrase_role = 'project_funds'
),

units as (
    select * from {{ ref('units') }}
),

figures as (
    select * from {{ ref('int_project_figures_listed') }}
    where indicator_no is null and fund_label = '' and cell_state = 'printed'
),

fields as (
    select * from {{ ref('project_fields') }}
    where fund_total_order is not null
),

counts as (
    select * from {{ ref('int_project_statements_counted') }}
),

-- A sentence fits several phrasings, and is one statement.
stated as (
    select distinct
        narrative.narrative_figure_id,
        narrative.document_id,
        narrative.section_no,
        narrative.amount_wan,
        {{ half_width_in_wan('narrative.printed_decimals', 'units.factor_to_wan') }} as half_width,
        narrative.quote,
        narrative.char_offset,
        narrative.value_text,
        narrative.source_line
    from narrative
    inner join phrases
        on narrative.subject like phrases.phrase_pattern
    inner join units
        on narrative.unit = units.unit_text
    inner join counts
        on narrative.document_id = counts.document_id and counts.is_every_project_printed
),

summed as (
    select
        figures.document_id,
        fields.project_field,
        fields.fund_total_order,
        sum(figures.figure_value) as field_sum,
        count(*) as figure_count
    from figures
    inner join fields
        on figures.project_field = fields.project_field
    group by figures.document_id, fields.project_field, fields.fund_total_order
),

-- 涉及资金 may mean what was budgeted or what was spent: the nearer sum is the one that is meant.
ranked as (
    select
        stated.*,
        summed.project_field,
        row_number() over (
            partition by stated.narrative_figure_id
            order by abs(stated.amount_wan - summed.field_sum), summed.fund_total_order
        ) as preference
    from stated
    inner join summed
        on stated.document_id = summed.document_id
    inner join counts
        on stated.document_id = counts.document_id and summed.figure_count = counts.project_count
)

select * from ranked
where preference = 1

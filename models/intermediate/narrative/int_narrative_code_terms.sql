with

code_columns as (
    select * from {{ ref('narrative_code_columns') }}
),

figures as (
    select * from {{ ref('int_identity_figures') }}
),

tables as (
    select * from {{ ref('stg_tables') }}
),

statements as (
    select * from {{ ref('int_narrative_figures_matched') }}
),

printed as (
    select
        figures.document_id,
        {{ concept_of_code('figures.row_code', 'code_columns.fund_scope') }} as concept_id,
        figures.figure_id as figure_ref,
        figures.measured_in,
        figures.figure_value,
        figures.half_width,
        figures.rounding_step,
        figures.cell_state,
        figures.term_text,
        figures.source_line
    from figures
    inner join code_columns
        on
            figures.table_no = code_columns.table_no
            and figures.measure = code_columns.measure
    where figures.row_code is not null
),

-- A name that the narrative states and its table does not print: the row may be lost.
unprinted as (
    select
        statements.document_id,
        statements.concept_id,
        min('公开' || tables.table_no || '表 ' || statements.subject || '（未印出）') as term_text,
        min(tables.source_line) as source_line
    from statements
    inner join code_columns
        on
            statements.concept_id like '%@' || code_columns.fund_scope
            or statements.concept_id like code_columns.fund_scope || ':%'
    inner join tables
        on
            statements.document_id = tables.document_id
            and code_columns.table_no = tables.table_no
    left join printed
        on
            statements.document_id = printed.document_id
            and statements.concept_id = printed.concept_id
    where printed.concept_id is null
    group by statements.document_id, statements.concept_id
),

terms as (
    select * from printed
    union all
    select
        document_id,
        concept_id,
        cast(null as varchar) as figure_ref,
        '万元' as measured_in,
        cast(0 as decimal(28, 10)) as figure_value,
        cast(0 as decimal(28, 10)) as half_width,
        cast(0 as decimal(18, 6)) as rounding_step,
        'absent' as cell_state,
        term_text,
        source_line
    from unprinted
)

select
    *,
    row_number() over (
        partition by document_id, concept_id order by source_line, figure_ref
    ) as term_no
from terms

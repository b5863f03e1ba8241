with

statements as (
    select
        statements.*,
        {{ printed_decimals('statements.value_text') }} as decimal_count,
        {{ amount_in_wan(printed_number('statements.value_text'), 'units.factor_to_wan') }}
            as amount_wan,
        units.factor_to_wan
    from {{ ref('int_project_statements_corrected') }} as statements
    inner join {{ ref('units') }} as units
        on statements.unit = units.unit_text and units.unit_kind = 'money'
    where
        statements.kind = 'amount'
        and (
            statements.text_label like '%预算执行情况'
            or statements.text_label like '%预算执行情况及分析'
        )
),

spending as (
    select
        document_id,
        project_no,
        source_line,
        text_label,
        min(char_offset) as spent_offset
    from {{ ref('int_project_statements_corrected') }}
    where kind = 'executed'
    group by document_id, project_no, source_line, text_label
),

-- What the sentence lists after the spending is what it was spent on; 16万元 beside 28.65万元 has
-- lost its zeros.
parts as (
    select
        statements.*,
        greatest(statements.decimal_count, least(2, max(statements.decimal_count) over (
            partition by statements.document_id, statements.project_no
        ))) as meant_decimals,
        count(*) over (partition by statements.document_id, statements.project_no) as part_count
    from statements
    inner join spending
        on
            statements.document_id = spending.document_id
            and statements.project_no = spending.project_no
            and statements.source_line = spending.source_line
            and statements.text_label = spending.text_label
            and statements.char_offset > spending.spent_offset
    where statements.amount_wan is not null
),

listed as (
    select
        document_id,
        project_no,
        statement_no,
        source_line,
        char_offset,
        cast(amount_wan as decimal(28, 10)) as figure_value,
        {{ half_width_in_wan('meant_decimals', 'factor_to_wan') }} as half_width,
        '项目' || project_no || '第' || source_line || '行 ' || subject || ' ' || value_text
            as term_text
    from parts
    where part_count > 1
)

select * from listed

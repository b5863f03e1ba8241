with

figures as (
    select * from {{ ref('int_narrative_figures_corrected') }}
),

documents as (
    select * from {{ ref('int_documents_chosen') }}
),

units as (
    select * from {{ ref('units') }}
),

-- Lists of money drop the unit of an item (职业年金缴费2.49、): it is that of the text, 万元.
with_units as (
    select
        *,
        case
            when unit is null and kind in ('amount', 'budget') then '万元'
            else unit
        end as read_unit,
        case when unit is null then 'assumed' else 'printed' end as unit_basis
    from figures
),

stated as (
    select
        figures.document_id || '|' || figures.source_line || '|' || figures.char_offset
            as narrative_figure_id,
        figures.document_id,
        documents.office_code,
        documents.fiscal_year,
        figures.section_no,
        figures.section_title,
        figures.subject,
        figures.kind,
        figures.sign,
        figures.figure_year,
        figures.value_text,
        figures.read_unit as unit,
        figures.unit_basis,
        figures.quote,
        figures.correction_id,
        cast({{ printed_number('figures.used_value_text', 24, 6) }} as decimal(20, 6))
            as figure_value,
        {{ amount_in_wan(printed_number('figures.used_value_text'), 'units.factor_to_wan') }}
            as amount_wan,
        cast({{ printed_number('figures.value_text', 24, 6) }} as decimal(20, 6))
            as printed_figure_value,
        {{ amount_in_wan(printed_number('figures.value_text'), 'units.factor_to_wan') }}
            as printed_amount_wan,
        cast({{ printed_decimals('figures.used_value_text') }} as integer) as printed_decimals,
        figures.is_corrected,
        documents.is_used,
        figures.source_file,
        figures.source_line,
        figures.char_offset
    from with_units as figures
    inner join documents
        on figures.document_id = documents.document_id
    left join units
        on
            figures.read_unit = units.unit_text
            and (units.unit_kind <> 'money' or figures.kind <> 'count')
)

select * from stated

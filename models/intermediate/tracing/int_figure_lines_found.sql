with

figures as (
    select * from {{ ref('int_figures_gathered') }}
),

lines as (
    select * from {{ ref('fct_document_lines') }}
),

-- A row that was cut in two prints its figures below the line that it begins on.
astray as (
    select
        figures.figure_ref,
        figures.document_id,
        figures.value_text,
        chr(9) || figures.value_text || chr(9) as cell_text,
        figures.source_line as row_line,
        lines.region
    from figures
    inner join lines
        on
            figures.document_id = lines.document_id
            and figures.source_line = lines.source_line
    where position(coalesce(figures.value_text, '') in lines.line_text) = 0
),

below as (
    select
        astray.figure_ref,
        lines.source_line,
        row_number() over (
            partition by astray.figure_ref
            order by
                case
                    when position(astray.cell_text in chr(9) || lines.line_text || chr(9)) > 0
                        then 0
                    else 1
                end,
                lines.source_line
        ) as preference
    from astray
    inner join lines
        on
            astray.document_id = lines.document_id
            and astray.region = lines.region
            and astray.row_line < lines.source_line
    where position(astray.value_text in lines.line_text) > 0
),

found as (
    select
        figure_ref,
        source_line
    from below
    where preference = 1
)

select * from found

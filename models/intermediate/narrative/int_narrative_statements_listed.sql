with

figures as (
    select * from {{ ref('stg_narrative_figures') }}
),

directions as (
    select * from {{ ref('stg_narrative_directions') }}
),

listed as (
    select
        document_id,
        section_no,
        section_title,
        subject,
        kind,
        sign,
        value_text,
        unit,
        quote,
        figure_year,
        char_offset,
        source_file,
        source_line
    from figures
    union all
    select
        document_id,
        section_no,
        section_title,
        subject,
        'change_direction' as kind,
        sign,
        direction_text as value_text,
        cast(null as varchar) as unit,
        quote,
        figure_year,
        char_offset,
        source_file,
        source_line
    from directions
)

select * from listed

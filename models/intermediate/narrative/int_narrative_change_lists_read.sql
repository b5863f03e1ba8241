with

lines as (
    select
        document_id,
        source_line,
        {{ folded('line_text') }} as line_key
    from {{ ref('stg_document_lines') }}
    where region = 'narrative'
),

figures as (
    select * from {{ ref('int_narrative_figures_matched') }}
),

changes as (
    select * from {{ ref('int_narrative_changes_stated') }}
),

cues as (
    select * from {{ ref('narrative_statement_cues') }}
    where cue_role = 'complete_parts'
),

parts as (
    select * from {{ ref('narrative_change_parts') }}
),

-- A section goes from its first figure to its last, a page break in its last line included.
sections as (
    select
        document_id,
        topic,
        min(source_line) as first_line,
        max(source_line) as last_line
    from figures
    where topic is not null
    group by document_id, topic
),

-- distinct: a concept may be a part of several wholes.
part_lines as (
    select distinct
        changes.document_id,
        changes.topic,
        changes.source_line
    from changes
    inner join parts
        on changes.concept_id = parts.part_concept_id
),

section_lines as (
    select
        sections.document_id,
        sections.topic,
        lines.source_line,
        lines.line_key,
        {{ matches_pattern(
            'lines.line_key', '^[(]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:[)、]|[.][^0-9])',
        ) }} as is_numbered
    from sections
    inner join lines
        on
            sections.document_id = lines.document_id
            and lines.source_line between sections.first_line and sections.last_line
),

cued as (
    select
        section_lines.document_id,
        section_lines.topic,
        count(*) as cue_count
    from section_lines
    inner join cues
        on {{ matches_column_pattern('section_lines.line_key', 'cues.pattern') }}
    group by section_lines.document_id, section_lines.topic
),

-- An item goes on to the next item: a page break may part its subject from its figure.
items as (
    select
        *,
        coalesce(
            lead(source_line) over (partition by document_id, topic order by source_line),
            source_line + 4
        ) as next_item_line
    from section_lines
    where is_numbered
),

told_items as (
    select
        items.document_id,
        items.topic,
        items.source_line,
        count(part_lines.source_line) as told_count
    from items
    left join part_lines
        on
            items.document_id = part_lines.document_id
            and items.topic = part_lines.topic
            and items.source_line <= part_lines.source_line
            and items.next_item_line > part_lines.source_line
    group by items.document_id, items.topic, items.source_line
),

read_lists as (
    select
        told_items.document_id,
        told_items.topic,
        cast(count(*) as integer) as item_count,
        cast(sum(case when told_items.told_count > 0 then 1 else 0 end) as integer)
            as read_count,
        max(coalesce(cued.cue_count, 0)) > 0 as is_announced
    from told_items
    left join cued
        on
            told_items.document_id = cued.document_id
            and told_items.topic = cued.topic
    group by told_items.document_id, told_items.topic
)

select * from read_lists

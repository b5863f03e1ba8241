with

figures as (
    select * from {{ ref('int_narrative_statements_listed') }}
),

lines as (
    select * from {{ ref('stg_document_lines') }}
    where region = 'narrative'
),

topics as (
    select * from {{ ref('narrative_topics') }}
),

-- distinct: every figure of a section names it.
sections as (
    select distinct
        document_id,
        section_no,
        section_title,
        {{ folded('section_title') }} as title_key,
        {{ extract_pattern('section_no', '^([一二三四五六七八九十]+)') }} as ordinal
    from figures
),

-- A bare 总体情况 says nothing without the title that stands above it.
chapters as (
    select
        document_id,
        {{ extract_pattern(folded('line_text'), '^[#*]*([一二三四五六七八九十]+)、') }} as ordinal,
        min({{ folded('line_text') }}) as title_key
    from lines
    where
        {{ matches_pattern(
            folded('line_text'),
            '^[#*]*[一二三四五六七八九十]+、.{2,40}(说明|情况)[*]*$',
        ) }}
    group by document_id, ordinal
),

ranked as (
    select
        sections.document_id,
        sections.section_no,
        sections.section_title,
        topics.topic,
        topics.fund_scope,
        row_number() over (
            partition by sections.document_id, sections.section_no, sections.section_title
            order by
                case
                    when
                        {{ matches_column_pattern('sections.title_key', 'topics.title_pattern') }}
                        then 0
                    else 1
                end,
                cast(topics.priority as integer)
        ) as preference
    from sections
    left join chapters
        on
            sections.document_id = chapters.document_id
            and sections.ordinal = chapters.ordinal
    inner join topics
        on {{ matches_column_pattern(
            "coalesce(chapters.title_key, '') || sections.title_key",
            'topics.title_pattern',
        ) }}
)

select
    document_id,
    section_no,
    section_title,
    topic,
    fund_scope
from ranked
where preference = 1

with

figures as (
    select * from {{ ref('int_narrative_figures_matched') }}
),

lines as (
    select * from {{ ref('stg_document_lines') }}
),

placed as (
    select
        figures.*,
        coalesce(figures.concept_id, '“' || figures.subject || '”') as thing_key,
        figures.char_offset + length(figures.value_text) as end_offset,
        coalesce(lag(figures.char_offset + length(figures.value_text)) over line_of_text, 0)
            as last_end_offset,
        coalesce(lead(figures.char_offset) over line_of_text, length(lines.line_text))
            as next_offset,
        row_number() over (
            partition by figures.document_id
            order by figures.source_line, figures.char_offset
        ) as place_no
    from figures
    inner join lines
        on
            figures.document_id = lines.document_id
            and figures.source_line = lines.source_line
    window line_of_text as (
        partition by figures.document_id, figures.source_line
        order by figures.char_offset
    )
),

-- The text between two figures says how they hang together. Of the line no more is kept with each
-- figure than can matter: a line of a thousand figures would be kept a thousand times.
with_gaps as (
    select
        placed.*,
        substring(
            lines.line_text,
            greatest(placed.char_offset - 1999, 1),
            least(placed.char_offset, 2000)
        ) as before_text,
        coalesce({{ folded(
            'substring(lines.line_text, last_end_offset + 1, char_offset - last_end_offset)',
        ) }}, '') as lead_text,
        coalesce({{ folded(
            'substring(lines.line_text, end_offset + 1, next_offset - end_offset)',
        ) }}, '') as tail_text
    from placed
    inner join lines
        on
            placed.document_id = lines.document_id
            and placed.source_line = lines.source_line
),

compared as (
    select
        *,
        case
            when {{ matches_pattern('lead_text', '(较|比|与|同|超|低于|高于)[^,。;]{0,12}预算') }}
                then 'budget'
            when {{ matches_pattern('lead_text', '上年|去年|上一年|同期|(比|较|与)20[0-9]{2}年') }}
                then 'prior_year'
        end as own_comparison
    from with_gaps
),

-- 较预算减少5万元，下降3%: a rate compares with what its change does.
carried as (
    select
        *,
        coalesce(
            last_value(own_comparison ignore nulls) over (
                partition by document_id, source_line
                order by char_offset
                rows between unbounded preceding and current row
            ),
            'prior_year'
        ) as compared_with
    from compared
)

select * from carried

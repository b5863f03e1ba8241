with

-- A number that is no possible one says nothing; that nothing changed is said without a number.
figures as (
    select * from {{ ref('fct_narrative_figures') }}
    where
        kind = 'change_direction'
        or amount_wan is not null
        or try_cast(figure_value as decimal(16, 6)) is not null
),

sections as (
    select * from {{ ref('int_narrative_sections_classified') }}
),

units as (
    select * from {{ ref('units') }}
),

with_topics as (
    select
        figures.*,
        sections.topic,
        sections.fund_scope,
        {{ subject_key('figures.subject') }} as subject_key,
        coalesce(figures.figure_year < figures.fiscal_year, false) as is_prior_year,
        case when figures.sign = 'decrease' then -1 else 1 end as direction,
        case
            when figures.amount_wan is not null then '万元'
            when figures.kind like '%_pct' then '%'
            when figures.kind = 'change_direction' then '万元'
            else figures.unit
        end as measured_in,
        case when figures.amount_wan is not null then units.factor_to_wan else '1' end as factor,
        lag(figures.source_line || figures.subject) over document_order as last_subject,
        row_number() over document_order as figure_no
    from figures
    left join sections
        on
            figures.document_id = sections.document_id
            and figures.section_no = sections.section_no
            and figures.section_title = sections.section_title
    left join units
        on figures.unit = units.unit_text
    window document_order as (
        partition by figures.document_id order by figures.source_line, figures.char_offset
    )
),

-- Nothing (0万元) is said exactly; it is no rounding of half a 万元. Counts are exact too.
with_widths as (
    select
        *,
        cast(
            coalesce(amount_wan, figure_value, 0) * direction as decimal(28, 10)
        ) as signed_value,
        case
            when kind in ('count', 'change_direction') then 0
            when amount_wan = 0 and printed_decimals = 0 then 0
            else {{ half_width_in_wan('printed_decimals', 'factor') }}
        end as half_width,
        sum(case when source_line || subject = last_subject then 0 else 1 end) over (
            partition by document_id
            order by figure_no
            rows between unbounded preceding and current row
        ) as sentence_no
    from with_topics
),

measured as (
    select
        narrative_figure_id,
        document_id,
        section_no,
        section_title,
        topic,
        fund_scope,
        subject,
        subject_key,
        kind,
        sign,
        figure_year,
        is_prior_year,
        value_text,
        signed_value,
        case topic when 'basic' then 'economic' else fund_scope end as name_scope,
        {{ statement_name_key('subject') }} as name_key,
        cast(half_width as decimal(28, 10)) as half_width,
        cast(2 * half_width as decimal(18, 6)) as rounding_step,
        measured_in,
        cast(sentence_no as integer) as sentence_no,
        quote,
        '情况说明 ' || coalesce(section_no, '') || '第' || source_line || '行 “' || quote || '” '
        || case
            when is_corrected
                then {{ plain_number('figure_value') }} || '（更正，原印' || value_text || '）'
            else value_text
        end as term_text,
        is_used,
        source_line,
        char_offset
    from with_widths
)

select * from measured

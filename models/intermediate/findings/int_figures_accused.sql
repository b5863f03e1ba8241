with

attributed as (
    select * from {{ ref('int_breaches_attributed') }}
    where suspect_kind = 'figure'
),

figures as (
    select * from {{ ref('int_figure_references') }}
),

checks as (
    select * from {{ ref('int_identity_checks') }}
),

-- The breach with the fewest roundings in it says best what the figure should be; an inequality
-- only bounds it.
ranked as (
    select
        attributed.suspect_ref,
        attributed.check_id,
        case when checks.relation in ('equal', 'ratio') then attributed.change_wan end
            as change_wan,
        checks.check_kind,
        checks.lhs_text,
        row_number() over (
            partition by attributed.suspect_ref
            order by
                case
                    when attributed.change_wan is null then 1
                    when checks.relation in ('equal', 'ratio') then 0
                    else 2
                end,
                attributed.tolerance_wan,
                attributed.check_id
        ) as preference
    from attributed
    inner join checks
        on attributed.check_id = checks.check_id
),

-- A ratio says an amount no finer than amounts are printed, and a percentage by its text.
suggested as (
    select
        ranked.suspect_ref,
        ranked.check_id,
        case
            when ranked.check_kind = 'ratio' and ranked.change_wan is null
                then {{ rounded_to_step(
                    ratio_computed_pct('ranked.lhs_text'),
                    'figures.rounding_step',
                ) }}
            when ranked.check_kind = 'ratio'
                then {{ rounded_to_step(
                    'figures.figure_value + ranked.change_wan',
                    'least(figures.rounding_step, 0.01)',
                ) }}
            else cast(figures.figure_value + ranked.change_wan as decimal(28, 6))
        end as suggested_amount
    from ranked
    inner join figures
        on ranked.suspect_ref = figures.figure_ref
    where
        ranked.preference = 1
        and (
            ranked.change_wan is not null
            or (ranked.check_kind = 'ratio' and figures.measured_in = '%')
        )
),

accused as (
    select
        figures.figure_ref,
        figures.document_id,
        figures.figure_kind,
        figures.region,
        figures.section_no,
        figures.row_key,
        figures.measure_label,
        figures.printed_value,
        -- The narrative prints a fall as a positive amount behind its word.
        {{ amount_text(
            "case figures.figure_kind when 'narrative' then abs(suggested.suggested_amount) "
            ~ "else suggested.suggested_amount end"
        ) }} as suggested_value,
        figures.term_text,
        figures.source_line,
        ranked.check_id as main_check_id,
        case
            when figures.figure_kind = 'table'
                then figures.document_id || '|' || figures.region || '|' || figures.source_line
            when
                figures.figure_kind = 'project'
                and split_part(figures.figure_ref, '|', 3) not like 'indicator%'
                and split_part(figures.figure_ref, '|', 3) not in ('total_score', 'total_weight')
                then figures.document_id || '|' || figures.region || '|money'
            else figures.figure_ref
        end as cause_id
    from ranked
    inner join figures
        on ranked.suspect_ref = figures.figure_ref
    left join suggested
        on ranked.suspect_ref = suggested.suspect_ref
    where ranked.preference = 1
)

select * from accused

with

causes as (
    select * from {{ ref('int_finding_causes') }}
    where preference = 1
),

accused as (
    select * from {{ ref('int_figures_accused') }}
),

anchors as (
    select * from {{ ref('int_breach_anchors') }}
),

statements as (
    select * from {{ ref('fct_narrative_figures') }}
),

absent_rows as (
    select * from {{ ref('int_absent_rows_suspected') }}
),

accused_places as (
    select
        cause_id,
        min(figure_kind) as figure_kind,
        min(region) as region,
        min(section_no) as section_no,
        min(row_key) as row_key,
        {{ joined_text('measure_label', '、', 'figure_ref') }} as measure_label,
        {{ joined_text('printed_value', '、', 'figure_ref') }} as printed_value,
        {{ joined_text('suggested_value', '、', 'figure_ref') }} as suggested_value,
        {{ joined_text('term_text', '、', 'figure_ref') }} as place_text,
        {{ joined_text('figure_ref', ' ', 'figure_ref') }} as figure_refs,
        min(source_line) as source_line
    from accused
    group by cause_id
),

-- What another place prints of a lost row says its code and amount; the finest print best.
lost_rows as (
    select
        *,
        row_number() over (
            partition by document_id, table_no, parent_key
            order by tolerance_wan, row_code, check_id
        ) as preference
    from absent_rows
    where row_code is not null
),

placed as (
    select
        causes.cause_id,
        causes.cause_kind,
        causes.document_id,
        causes.check_id as main_check_id,
        causes.family,
        coalesce(accused_places.figure_kind, anchors.figure_kind) as figure_kind,
        coalesce(
            accused_places.region,
            case
                when causes.cause_kind = 'lost_row' then split_part(causes.cause_id, '|', 2)
                else anchors.region
            end,
            'document'
        ) as region,
        coalesce(accused_places.section_no, statements.section_no) as section_no,
        coalesce(
            accused_places.row_key,
            case
                when causes.cause_kind = 'lost_row'
                    then coalesce(lost_rows.row_code, split_part(causes.cause_id, '|', 4))
                else split_part(split_part(causes.instance_key, '·', 1), '@', 1)
            end
        ) as row_key,
        accused_places.measure_label,
        coalesce(
            accused_places.printed_value,
            case when causes.check_kind = 'ratio' then statements.value_text end
        ) as printed_value,
        coalesce(
            accused_places.suggested_value,
            {{ amount_text('lost_rows.change_wan') }},
            case
                when causes.check_kind = 'ratio'
                    then {{ amount_text(ratio_computed_pct('causes.lhs_text')) }}
            end
        ) as suggested_value,
        coalesce(accused_places.place_text, anchors.term_text, causes.lhs_text, causes.instance_key)
            as place_text,
        coalesce(accused_places.figure_refs, anchors.figure_ref) as figure_refs,
        coalesce(accused_places.source_line, anchors.source_line) as source_line
    from causes
    left join accused_places
        on causes.cause_id = accused_places.cause_id
    left join lost_rows
        on
            causes.cause_kind = 'lost_row'
            and causes.document_id = lost_rows.document_id
            and split_part(causes.cause_id, '|', 2) = lost_rows.table_no
            and split_part(causes.cause_id, '|', 4) = lost_rows.parent_key
            and lost_rows.preference = 1
    left join anchors
        on causes.check_id = anchors.check_id
    left join statements
        on anchors.figure_kind = 'narrative' and anchors.figure_ref = statements.narrative_figure_id
)

select * from placed

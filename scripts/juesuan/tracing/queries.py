"""What a trace asks the published database."""

TABLES = (
    "analysis.figure_source",
    "analysis.figure_checks",
    "core.dim_offices",
    "core.fct_document_lines",
    "core.fct_reported_figures",
    "core.fct_three_public_items",
    "intermediate.int_documents_in_series",
    "intermediate.int_narrative_figures_matched",
    "quality.fct_findings",
    "quality.fct_review_decisions",
    "reference.office_aliases",
    "staging.stg_table_rows",
    "staging.stg_tables",
)
YEAR_OVER_YEAR = "analysis.mart_year_over_year"

DOCUMENTS = """
    select document_id, source_file, is_used, usage_reason
    from core.dim_documents
    where office_code = $office and fiscal_year = $year
    order by is_used desc, document_id
"""
# Rows of tables that print no value, and blank items of 公开09表, are places without a figure.
PLACES = """
    with

    figures as (
        select
            sources.region, sources.row_key, sources.row_code, sources.line_number,
            sources.item_key, sources.class_code, sources.row_name, items.item_name,
            sources.section_label, sources.measure, sources.measure_label, sources.figure_ref,
            sources.source_line, coalesce(reported.block_no, 0) as block_no,
            coalesce(reported.slot, 0) as slot
        from analysis.figure_source as sources
        left join core.fct_reported_figures as reported
            on sources.figure_ref = reported.figure_id
        left join core.fct_three_public_items as items
            on sources.document_id = items.document_id
            and sources.table_no = '09'
            and sources.row_key = items.row_key
        where sources.document_id = $document
            and sources.mart_name in ('fct_reported_figures', 'fct_performance_projects')
    ),

    blank_rows as (
        select
            printed.table_no as region,
            coalesce(printed.row_code, printed.line_number, printed.row_label) as row_key,
            printed.row_code, printed.line_number, items.item_key, null as class_code,
            printed.row_label as row_name, items.item_name, printed.section_label,
            null as measure, null as measure_label, null as figure_ref,
            printed.source_line, printed.block_no, 0 as slot
        from staging.stg_table_rows as printed
        anti join figures
            on printed.table_no = figures.region
            and printed.source_line = figures.source_line
            and printed.block_no = figures.block_no
        left join core.fct_three_public_items as items
            on printed.document_id = items.document_id
            and printed.table_no = '06'
            and printed.row_code = items.economic_code
        where printed.document_id = $document
            and printed.table_no <> '09'
            and coalesce(printed.row_code, printed.row_label) is not null
    ),

    blank_items as (
        select
            '09' as region, row_key, null as row_code, null as line_number, item_key,
            null as class_code, item_name as row_name, item_name, null as section_label,
            null as measure, null as measure_label, null as figure_ref,
            source_line, 0 as block_no, 0 as slot
        from core.fct_three_public_items
        where document_id = $document and budget_state = 'blank' and actual_state = 'blank'
    )

    from figures
    union all
    from blank_rows
    union all
    from blank_items
    order by region, source_line, block_no, slot, row_key, measure
"""
FIGURES = """
    select * from analysis.figure_source
    where document_id = $document
        and mart_name in ('fct_reported_figures', 'fct_performance_projects')
        and list_contains($refs, figure_ref)
"""
CHECKS = """
    select * from analysis.figure_checks
    where list_contains($refs, figure_ref)
    order by figure_ref, bearing, document_id, identity_id, instance_key
"""
TITLES = """
    select table_no, table_title, unit_text from staging.stg_tables where document_id = $document
"""
LINES = """
    select source_line, line_text from core.fct_document_lines
    where document_id = $document and list_contains($lines, source_line)
"""
# A statement that a check sets equal to one of the figures speaks of their concept, and so does
# every other statement of that concept.
NARRATIVE = """
    with

    bound as (
        select statements.figure_ref
        from analysis.figure_checks as figures
        inner join quality.fct_identity_checks as checks
            on figures.check_id = checks.check_id
        inner join analysis.figure_checks as statements
            on figures.check_id = statements.check_id
        where list_contains($refs, figures.figure_ref)
            and statements.figure_kind = 'narrative'
            and checks.relation = 'equal'
            and checks.term_count = 2
    ),

    spoken as (
        select matched.narrative_figure_id, matched.concept_id
        from intermediate.int_narrative_figures_matched as matched
        left join bound
            on matched.narrative_figure_id = bound.figure_ref
        where matched.document_id = $document
            and (
                bound.figure_ref is not null
                or list_contains($concepts, split_part(matched.concept_id, '@', 1))
            )
    ),

    concerned as (
        select matched.narrative_figure_id, matched.concept_id, matched.figure_year
        from intermediate.int_narrative_figures_matched as matched
        where matched.document_id = $document
            and (
                matched.narrative_figure_id in (select narrative_figure_id from spoken)
                or matched.concept_id in (select concept_id from spoken)
            )
    )

    select sources.*, concerned.concept_id, concerned.figure_year
    from analysis.figure_source as sources
    inner join concerned
        on sources.row_id = concerned.narrative_figure_id
    where sources.mart_name = 'fct_narrative_figures' and sources.document_id = $document
    order by sources.source_line, sources.row_key
"""
FINDINGS = """
    select * from quality.fct_findings where document_id = $document
    order by status = 'open' desc, severity, source_line, finding_id
"""
CORRECTIONS = """
    select * from quality.fct_review_decisions
    where document_id = $document and decision_kind = 'correction' and outcome = 'applied'
        and list_contains($corrections, decision_id)
    order by source_line, decision_no
"""
ELSEWHERE = """
    select office_code, fiscal_year
    from core.fct_reported_figures
    where is_used and (row_code = $text or row_key = $text)
    group by office_code, fiscal_year
    order by fiscal_year, office_code
"""
PRIOR = """
    with

    chosen as (
        select distinct row_id  -- a row over a change of codes is the sum of several figures
        from analysis.figure_source
        where mart_name = 'mart_year_over_year'
            and figure_role = 'current_wan'
            and document_id = $document
            and list_contains($refs, figure_ref)
    )

    select marts.*
    from analysis.mart_year_over_year as marts
    inner join chosen
        on marts.row_id = chosen.row_id
    order by marts.row_id
"""

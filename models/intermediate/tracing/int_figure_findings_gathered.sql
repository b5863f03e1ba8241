with

figures as (
    select * from {{ ref('int_figures_gathered') }}
),

findings as (
    select
        *,
        ' ' || replace(replace(figure_refs, ' ; ', ' '), ',', ' ') || ' ' as referred_text
    from {{ ref('fct_findings') }}
),

-- A finding names its figures, else the row or the line that it speaks of.
concerned as (
    select
        figures.figure_ref,
        findings.finding_id
    from figures
    inner join findings
        on
            figures.document_id = findings.document_id
            and figures.region = findings.region
    where
        position(' ' || replace(figures.figure_ref, ',', ' ') || ' ' in findings.referred_text) > 0
        or position(' ' || replace(figures.cell_id, ',', ' ') || ' ' in findings.referred_text) > 0
        or (
            findings.figure_refs is null
            and figures.table_no is not null
            and findings.row_key in (figures.row_key, figures.row_code, figures.row_name)
        )
        or (
            findings.figure_refs is null
            and figures.source_line = findings.source_line
            and (figures.table_no is null or findings.row_key is null)
        )
),

gathered as (
    select
        figure_ref,
        cast(count(*) as integer) as finding_count,
        {{ joined_text('finding_id', ' ; ', 'finding_id') }} as finding_ids
    from concerned
    group by figure_ref
)

select * from gathered

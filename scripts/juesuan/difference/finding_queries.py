"""The queries that compare the findings of two attached versions, once the figures are compared.

A finding is known again by its kind and place; one that was decided on may have got another kind:
then by a figure that both speak of, or by its line where the document is the same.
"""

from juesuan.difference.pairing import equal, pair_equal, remaining, twin
from juesuan.difference.version_changes import CHANGED_DOCUMENT, KEPT

_PLACE = ("document_id", "finding_kind", "region", "section_no", "subject", "measure_label")
_VALUE = ("status", "severity", "printed_value", "suggested_value")


def _findings(catalog: str) -> str:
    """All findings of one version; a statement is known by what it speaks of, not by its line."""
    return f"""
        create temp table {catalog}_findings as
        with placed as (
            select
                documents.document_id,
                documents.fate,
                findings.* exclude (document_id),
                -- The name of a document may hold a comma.
                string_split(
                    replace(
                        ',' || findings.figure_refs, ',' || findings.document_id || '|', chr(31)
                    ),
                    chr(31)
                )[2:] as refs,
                findings.document_id as own_document_id,
                case
                    when not regexp_full_match(findings.row_key, '[0-9]+:[0-9]+')
                        then findings.row_key
                end as subject
            from {catalog}.quality.fct_findings as findings
            inner join documents on findings.document_id = documents.{catalog}_id
        )
        select *, {twin("finding_id", (*_PLACE, *_VALUE))} from placed
    """


COMPARE_FINDINGS = (
    _findings("before"),
    _findings("after"),
    pair_equal("findings", "finding_id", (*_PLACE, *_VALUE)),
    f"""
        insert into findings_paired
        with {remaining("findings", "finding_id", _PLACE)}
        select old.finding_id, new.finding_id
        from old
        inner join new
            on {equal((*_PLACE, "ordinal"))}
    """,
    f"""
        insert into findings_paired
        with
        old as (
            select * from before_findings
            where finding_id not in (select before_finding_id from findings_paired)
        ),
        new as (
            select * from after_findings
            where finding_id not in (select after_finding_id from findings_paired)
        ),
        old_figures as (
            select finding_id, own_document_id || '|' || unnest(refs) as figure_ref from old
        ),
        new_figures as (
            select finding_id, own_document_id || '|' || unnest(refs) as figure_ref from new
        ),
        candidates as (
            select old_figures.finding_id as old_id, new_figures.finding_id as new_id, 1 as way
            from old_figures
            inner join figures_paired on old_figures.figure_ref = figures_paired.before_figure_ref
            inner join new_figures on figures_paired.after_figure_ref = new_figures.figure_ref
            union all by name
            select old.finding_id as old_id, new.finding_id as new_id, 2 as way
            from old
            inner join new
                on
                    old.document_id = new.document_id
                    and old.region = new.region
                    and old.source_line = new.source_line
            where old.fate <> '{CHANGED_DOCUMENT}'
        ),
        decided as (
            select candidates.old_id, candidates.new_id, min(candidates.way) as way
            from candidates
            inner join old on candidates.old_id = old.finding_id
            inner join new on candidates.new_id = new.finding_id
            where old.status <> new.status
            group by all
        )
        select old_id, new_id
        from decided
        qualify
            row_number() over (partition by old_id order by way, new_id) = 1
            and row_number() over (partition by new_id order by way, old_id) = 1
    """,
)
FINDINGS = f"""
    with
    old as (select * from before_findings),
    new as (select * from after_findings),
    compared as (
        select
            coalesce(new.document_id, old.document_id) as document_id,
            coalesce(new.fate, old.fate) as fate,
            coalesce(new.finding_kind, old.finding_kind) as finding_kind,
            coalesce(new.severity, old.severity) as severity,
            old.status as before_status,
            new.status as after_status,
            old.severity as before_severity,
            new.severity as after_severity,
            coalesce(new.message_zh, old.message_zh) as message_zh,
            coalesce(new.message_en, old.message_en) as message_en,
            coalesce(new.source_file, old.source_file) as source_file,
            coalesce(new.source_line, old.source_line) as source_line
        from old
        full join findings_paired on old.finding_id = findings_paired.before_finding_id
        full join new on findings_paired.after_finding_id = new.finding_id
    )
    select
        source_file, source_line, document_id, finding_kind, severity, before_status, after_status,
        case
            when fate <> '{KEPT}' then fate
            when $for_judgement <> '' then $for_judgement
            else 'unknown'
        end as cause,
        message_zh, message_en
    from compared
    where
        before_status is distinct from after_status
        or before_severity is distinct from after_severity
    order by severity, document_id, source_line, finding_kind, message_zh
"""

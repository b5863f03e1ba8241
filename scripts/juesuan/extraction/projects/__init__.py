"""Project self-evaluation tables (项目支出绩效自评表): money, indicators, scores and prose."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from juesuan.disclosure.numbers import parse_number
from juesuan.extraction.claims import RegionRows
from juesuan.extraction.outline import Region
from juesuan.extraction.projects.cells import Row, rows_of
from juesuan.extraction.projects.head import name_in_title, read_head, without_repeats
from juesuan.extraction.projects.indicators import read_indicators
from juesuan.extraction.projects.labels import ProjectLabels
from juesuan.extraction.projects.ledger import Ledger
from juesuan.extraction.projects.money import read_money
from juesuan.extraction.projects.prose import read_analysis, read_goals, read_notes
from juesuan.extraction.projects.sections import Section, cut
from juesuan.extraction.projects.total import Scores, Total, read_total
from juesuan.extraction.rows import RawProject, RawProjectMoney

__all__ = ["ProjectLabels", "read_project"]

_TOTAL_ROW = "资金总额"


def read_project(
    region: Region,
    project_no: int,
    document_id: str,
    source_file: str,
    labels: ProjectLabels,
) -> RegionRows:
    """Read one project self-evaluation table.

    Args:
        region: its lines, from the title to the last note.
        project_no: its number in the document, from 1.
        document_id: key of the document.
        source_file: path inside the documents folder.
        labels: the labels of the form.

    Returns:
        One RawProject, its money, indicator and text rows, its issues, and a claim for each
        non-blank cell.

    Source: 财预〔2020〕10号, 项目支出绩效自评表.
    """
    ledger = Ledger(document_id, source_file, f"project {project_no}", project_no)
    rows = rows_of(region.lines)
    parts = _by_section(cut(without_repeats(rows, region.title, ledger), labels))
    head = read_head(parts[Section.HEAD], region.title, labels, ledger)
    unit = read_money(parts[Section.MONEY_HEADER], parts[Section.MONEY], labels, ledger)
    read_goals(parts[Section.GOALS], labels, ledger)
    scores = read_indicators(
        parts[Section.INDICATOR_HEADER], parts[Section.INDICATORS], labels, ledger
    )
    total = read_total(parts[Section.TOTAL], _with_execution(scores, ledger), labels, ledger)
    read_analysis(parts[Section.ANALYSIS], labels, ledger)
    read_notes(parts[Section.NOTES], ledger)
    ledger.report_unplaced(rows)
    ledger.rows.insert(0, _raw_project(region, head, unit, total, ledger))
    return ledger.close()


def _by_section(placed: Iterable[tuple[Section, Row]]) -> Mapping[Section, list[Row]]:
    parts: dict[Section, list[Row]] = {section: [] for section in Section}
    for section, row in placed:
        parts[section].append(row)
    return parts


def _with_execution(scores: Scores, ledger: Ledger) -> Scores:
    """Add the score of the money rows (资金总额, else the first) to the sum of the indicators."""
    money = [row for row in ledger.rows if isinstance(row, RawProjectMoney) and row.score]
    money.sort(key=lambda row: row.row_label != _TOTAL_ROW)
    execution = parse_number(money[0].score) if money else None
    if scores.total is None or execution is None:
        return replace(scores, total=None)
    return replace(scores, total=scores.total + execution.value)


def _raw_project(
    region: Region, head: Mapping[str, str], unit: str, total: Total, ledger: Ledger
) -> RawProject:
    return RawProject(
        ledger.document_id,
        ledger.source_file,
        region.lines[0].number,
        ledger.project_no,
        region.title,
        head.get("period_text", ""),
        head.get("project_name", "") or name_in_title(region.title),
        head.get("supervisor_text", ""),
        head.get("unit_text", ""),
        unit,
        total.weight,
        total.score,
        total.grade,
        total.line,
    )

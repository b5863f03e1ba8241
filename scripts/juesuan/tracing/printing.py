"""What `juesuan trace` prints: figures by table, each with its printed line and its evidence."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich import box
from rich.padding import Padding
from rich.table import Table

from juesuan.printing import PlainConsole, plain_cell, print_json, print_line
from juesuan.tracing.lines import print_file_line, print_heading, print_indented
from juesuan.tracing.reading import Record, Trace
from juesuan.tracing.record import checks_by_figure, trace_record
from juesuan.tracing.wording import amount_text, check_text, label_text, printed_text, prior_texts

_BREAKS = ("accuses", "disputes", "accuses_another")
_BEARINGS = {
    "accuses": "疑在此数 this figure explains it best",
    "disputes": "不能判定何数有误 it accuses no single figure",
    "accuses_another": "疑在他数 another figure explains it better",
}


def print_trace(console: PlainConsole, trace: Trace, *, as_json: bool) -> None:
    """Print all that is known of what a person asked for.

    Args:
        console: where to.
        trace: what is known.
        as_json: one JSON object, amounts as text, instead of text.
    """
    if as_json:
        print_json(console, trace_record(trace))
        return
    checks = checks_by_figure(trace.checks)
    _print_head(console, trace)
    for region, figures in groupby(trace.figures, key=lambda row: str(row["region"])):
        _print_table(console, _title(trace, region), list(figures), checks)
    _print_blank_rows(console, trace)
    _print_narrative(console, trace.narrative, checks)
    _print_prior(console, trace.prior)
    _print_corrections(console, trace.corrections)
    _print_findings(console, trace.findings)


def _print_head(console: PlainConsole, trace: Trace) -> None:
    names = "; ".join(trace.labels)
    print_line(console, f"{trace.office.label} · {trace.fiscal_year} · {names}")
    used, *others = trace.documents
    print_line(console, used["source_file"])
    for other in others:
        print_line(console, f"not used: {other['source_file']} ({other['usage_reason']})")


def _title(trace: Trace, region: str) -> str:
    title = trace.titles.get(region)
    if title is None:
        return region.replace("project ", "项目 project ")
    return f"公开{region}表 {title['table_title'] or ''}".strip()


def _print_table(
    console: PlainConsole, title: str, figures: Sequence[Record], checks: Mapping[str, list[Record]]
) -> None:
    """Print the figures of one table line by line, then what the identities say of each."""
    print_heading(console, title)
    for (file, line), group in groupby(
        figures, key=lambda row: (row["source_file"], row["source_line"])
    ):
        on_line = list(group)
        print_line(console, f"{file}:{line}")
        print_file_line(console, on_line[0]["line_text"])
        console.print(Padding(_figures_table(on_line), (0, 0, 0, 2), expand=False))
        if not any(figure["value_text"] for figure in on_line):
            print_indented(console, "此行未印此数 not printed: the line is its nearest neighbour")
        for figure in on_line:
            _print_checks(console, figure, checks.get(figure["figure_ref"], []))


def _figures_table(figures: Sequence[Record]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name, justify in (
        ("栏目 column", "left"),
        ("数额 amount", "right"),
        ("原印 printed", "right"),
        ("质量 quality", "left"),
        ("理由 reason", "left"),
    ):
        table.add_column(name, justify=justify, overflow="fold")  # type: ignore[arg-type]
    for figure in figures:
        table.add_row(
            label_text(figure),
            amount_text(figure),
            printed_text(figure),
            figure["quality_status"],
            figure["quality_reason"],
        )
    return table


def _print_checks(console: PlainConsole, figure: Record, checks: Sequence[Record]) -> None:
    holding = [check_text(check) for check in checks if check["bearing"] == "confirms"]
    broken = [check for check in checks if check["bearing"] in _BREAKS]
    label = label_text(figure)
    if holding:
        count = len(holding)
        print_indented(console, f"{label} — 勾稽相符 confirmed by {count}: {', '.join(holding)}")
    elif not broken:
        print_indented(console, f"{label} — 无勾稽印证 no identity confirms it")
    for check in broken:
        _print_broken(console, label, check)


def _print_broken(console: PlainConsole, label: str, check: Record) -> None:
    difference, tolerance = plain_cell(check["difference_wan"]), plain_cell(check["tolerance_wan"])
    unit = check["measured_in"] or ""
    print_indented(
        console,
        f"{label} — 勾稽不符 disputed by {check_text(check)}: "
        f"差 difference {difference} {unit}, 容差 tolerance {tolerance}; "
        f"{_BEARINGS[check['bearing']]}"
        + (f"; waived ({check['waiver_id']})" if check["waiver_id"] else ""),
    )
    print_indented(console, f"左 left:  {check['lhs_text']}", 4)
    print_indented(console, f"右 right: {check['rhs_text']}", 4)


def _print_blank_rows(console: PlainConsole, trace: Trace) -> None:
    file = trace.documents[0]["source_file"]
    for region, rows in groupby(trace.blank_rows, key=lambda row: str(row["table_no"])):
        print_heading(console, _title(trace, region))
        for row in rows:
            name = " ".join(dict.fromkeys(filter(None, (row["row_key"], row["row_name"]))))
            print_line(console, f"{file}:{row['source_line']}")
            print_file_line(console, row["line_text"])
            print_indented(console, f"{name} — 未印数额 printed without a value: no zero")


def _print_narrative(
    console: PlainConsole, statements: Sequence[Record], checks: Mapping[str, list[Record]]
) -> None:
    if not statements:
        return
    print_heading(console, "情况说明 narrative")
    for statement in statements:
        place = f"{statement['source_file']}:{statement['source_line']}"
        section = statement["section_no"] or ""
        year = f" {statement['figure_year']}" if statement["figure_year"] else ""
        value = f"{amount_text(statement)} {statement['quality_status']}"
        if statement["correction_id"]:
            value = f"{amount_text(statement)} corrected (printed {statement['value_text']})"
        print_line(console, f"{place} {section} · {label_text(statement)}{year} {value}")
        print_indented(console, f"“{statement['quote']}”")
        for check in checks.get(statement["figure_ref"], []):
            if check["bearing"] in _BREAKS:
                _print_broken(console, label_text(statement), check)


def _print_prior(console: PlainConsole, rows: Sequence[Record]) -> None:
    """Print last year's amount of each subject with its basis, and the change."""
    if not rows:
        return
    print_heading(console, "上年 year before")
    for row in rows:
        code, name = row["subject_code"], row["subject_name"]
        subject = name if code == name else f"{code} {name}"
        print_line(console, f"{row['subject_kind']} {row['fund_scope']} · {subject}")
        for text in prior_texts(row):
            print_indented(console, text)


def _print_corrections(console: PlainConsole, corrections: Sequence[Record]) -> None:
    if not corrections:
        return
    print_heading(console, "更正 corrections")
    for row in corrections:
        printed = row["found_value_text"] or "未印 nothing"
        place = f"{row['region']} {row['row_key']} {row['measure']}"
        print_line(
            console, f"{row['decision_id']} · {place}: {printed} → {row['corrected_value_text']}"
        )
        print_indented(console, f"{row['evidence'] or row['reason']} ({row['decided_on']})")


def _print_findings(console: PlainConsole, findings: Sequence[Record]) -> None:
    if not findings:
        return
    print_heading(console, "疑点 findings")
    for row in findings:
        place = f"{row['source_file']}:{row['source_line']}"
        print_line(console, f"{row['severity']} {place} [{row['finding_kind']}] {row['status']}")
        print_indented(console, row["message_zh"])
        print_indented(console, row["message_en"])

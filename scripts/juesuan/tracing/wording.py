"""How a trace words figures, checks and last year's amounts."""

from collections.abc import Iterator

from juesuan.printing import plain_cell
from juesuan.tracing.reading import Record


def label_text(figure: Record) -> str:
    """The column, or what a statement is about.

    Args:
        figure: row of analysis.figure_source.

    Returns:
        Its text.
    """
    name = figure["measure_label"] or figure["measure"]
    if figure["figure_kind"] == "narrative":
        return f"{figure['row_name'] or ''}{name}"
    return str(name)


def amount_text(figure: Record) -> str:
    """Write the amount in its unit; what is no number by what its cell says.

    Args:
        figure: row of analysis.figure_source.

    Returns:
        Its text.
    """
    if figure["amount_wan"] is not None:
        return f"{plain_cell(figure['amount_wan'])} 万元"
    if figure["figure_value"] is not None:
        return f"{plain_cell(figure['figure_value'])} {figure['unit'] or ''}".strip()
    words = {"not_applicable": "不适用 not applicable", "unread": "未能读出 unread"}
    return words.get(figure["cell_state"]) or str(figure["value_text"] or "")


def printed_text(figure: Record) -> str:
    """The value as printed, with its unit where that is not the one of the amount.

    Args:
        figure: row of analysis.figure_source.

    Returns:
        Its text.
    """
    if not figure["value_text"]:
        return "未印 nothing"
    unit = figure["printed_unit"]
    return str(figure["value_text"]) + ("" if unit in (None, "万元", figure["unit"]) else unit)


def check_text(check: Record) -> str:
    """The identity and its instance.

    Args:
        check: row of analysis.figure_checks.

    Returns:
        Its text.
    """
    return f"{check['identity_id']}@{check['instance_key']}"


def prior_texts(row: Record) -> Iterator[str]:
    """Word last year's amount with its basis, the change, and what ties both years.

    Args:
        row: row of analysis.mart_year_over_year.

    Yields:
        Paragraphs.
    """
    if row["prior_wan"] is None:
        yield f"上年数不详 unknown: {row['prior_reason_text'] or row['prior_reason'] or ''}"
    else:
        yield (
            f"上年 last year {plain_cell(row['prior_wan'])} 万元 ({_basis(row)}), "
            f"本年 this year {plain_cell(row['current_wan'])} 万元, "
            f"增减 change {plain_cell(row['change_wan'])} 万元{_rate(row)}"
        )
    if row["agrees"] is not None and row["agreement_reason_text"]:
        yield row["agreement_reason_text"]
    yield from filter(None, (row["bridge_note_zh"], row["bridge_note_en"]))


def _basis(row: Record) -> str:
    if row["prior_basis"] == "reported":
        return f"reported, {row['prior_document_id']}"
    lower, upper = plain_cell(row["prior_lower_wan"]), plain_cell(row["prior_upper_wan"])
    place = f"{row['source_file']}:{row['stated_line']}" if row["stated_line"] else "narrative"
    return f"{row['prior_basis']}, {place}, between {lower} and {upper}"


def _rate(row: Record) -> str:
    if row["change_pct"] is not None:
        return f", {plain_cell(row['change_pct'])}%"
    reason = row["change_pct_reason_text"]
    return f"; {reason}" if reason else ""

"""What came of a document, held against what must."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from juesuan.disclosure.numbers import parse_number
from juesuan.extraction.rows import (
    RawDocument,
    RawExtractionBalance,
    RawExtractionIssue,
    RawLine,
    RawNarrativeFigure,
    RawProjectMoney,
    RawRejectedFile,
    RawRow,
    RawTableRow,
)

from .kind import Kind, Outcome

_DEFECT = "This is a defect"
_MONEY = ("annual_budget", "executed", "carried_over", "score")


def problems(kind: Kind, rows: Sequence[RawRow], honest: Sequence[RawRow]) -> list[str]:
    """Say what is wrong with the rows of a hostile document.

    Args:
        kind: what it is.
        rows: what was extracted from it.
        honest: what was extracted from its original.

    Returns:
        A sentence each; none if all is well.
    """
    rejected = [row for row in rows if isinstance(row, RawRejectedFile)]
    if rejected:
        return _of_rejection(kind, rows, rejected[0])
    if kind.outcome is Outcome.REJECTED:
        return ["it was loaded"]
    return [*broken_promises(rows), *_of_loading(kind, rows, honest)]


def broken_promises(rows: Sequence[RawRow]) -> Iterator[str]:
    """Say what does not hold although it must in every document, however it looks.

    Args:
        rows: what was extracted from it.

    Yields:
        A sentence for each number that is in no balance, and each value that is not on its line.
    """
    if sum(isinstance(row, RawDocument) for row in rows) != 1:
        yield "there is not one document row"
    issues = {row.region for row in rows if isinstance(row, RawExtractionIssue)}
    for row in rows:
        if isinstance(row, RawExtractionBalance):
            roles = row.figure_tokens + row.code_tokens + row.line_number_tokens
            roles += row.column_number_tokens + row.text_tokens + row.issue_tokens
            if roles != row.numeric_tokens:
                yield f"the balance of {row.region} does not add up"
            if row.issue_tokens and row.region not in issues:
                yield f"numbers of {row.region} are lost without an issue"
    yield from _values_elsewhere(rows)


def _values_elsewhere(rows: Sequence[RawRow]) -> Iterator[str]:
    lines = {row.source_line: row.line_text for row in rows if isinstance(row, RawLine)}
    for row in rows:
        if isinstance(row, RawNarrativeFigure):
            printed = lines[row.source_line][row.char_offset :]
            if not printed or not printed[0].isdigit():
                yield f"no number at character {row.char_offset} of line {row.source_line}"


def _of_rejection(kind: Kind, rows: Sequence[RawRow], rejected: RawRejectedFile) -> list[str]:
    line = f"{rejected.place}: {rejected.reason} {rejected.remedy}"
    found = []
    if kind.outcome is not Outcome.REJECTED:
        found.append(f"it was rejected: {line}")
    elif not re.search(kind.says, rejected.reason):
        found.append(f"it was rejected for another reason: {line}")
    if len(rows) > 1 or "\n" in line or len(line) > 400 or not rejected.remedy.endswith("."):
        found.append("it was not rejected with one line")
    if _DEFECT in line:
        found.append(f"extraction failed: {line}")
    return found


def _of_loading(kind: Kind, rows: Sequence[RawRow], honest: Sequence[RawRow]) -> Iterator[str]:
    other = figures(rows) != figures(honest)
    if kind.outcome is Outcome.SAME and other:
        lost, new = figures(honest) - figures(rows), figures(rows) - figures(honest)
        yield f"other figures: {list(lost)[:3]} lost, {list(new)[:3]} new"
    if kind.outcome is not Outcome.MARKED:
        return
    marks = issues(rows) - issues(honest)
    if not re.search(kind.says, " ".join(marks)):
        yield f"no issue {kind.says}"
    if other and not marks:
        yield "other figures without an issue"


def figures(rows: Iterable[RawRow]) -> Counter[tuple[object, ...]]:
    """Count the figures of a document without the places where they stand.

    Args:
        rows: what was extracted from it.
    """
    found: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        if isinstance(row, RawTableRow):
            values = map(_value, row.values)
            found[row.table_no, row.block_no, row.row_code, row.row_label, *values] += 1
        elif isinstance(row, RawNarrativeFigure):
            found[row.subject, row.kind, row.sign, _value(row.value_text), row.unit] += 1
        elif isinstance(row, RawProjectMoney):
            found[row.row_label, *(_value(getattr(row, name)) for name in _MONEY)] += 1
    return found


def issues(rows: Iterable[RawRow]) -> Counter[str]:
    """Count the issues of a document by kind."""
    return Counter(row.issue_kind for row in rows if isinstance(row, RawExtractionIssue))


def _value(printed: str) -> object:
    number = parse_number(printed)
    return number.value if number else printed

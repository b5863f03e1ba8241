"""What the codes and names of the rows of a table leave doubtful."""

from collections import Counter
from collections.abc import Iterator

from juesuan.disclosure.numbers import parse_number
from juesuan.extraction.outline import plain
from juesuan.extraction.rows import AlignedBy, RawExtractionIssue, RawTableRow
from juesuan.extraction.tables.emitting import Keys
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.judging import is_known_shape
from juesuan.extraction.tables.mending import is_total_label
from juesuan.extraction.tables.reporting import ERROR, WARNING, Finding, issue
from juesuan.extraction.tables.table import TableReading

Sheet = tuple[TableReading, Keys]
_UNPLACED = (AlignedBy.UNRESOLVED,)
_SEVERAL = 3


def key_issues(
    table: TableReading, keys: Keys, rows: list[RawTableRow]
) -> Iterator[RawExtractionIssue]:
    """Yield what is doubtful about codes, and amounts that nothing names.

    Args:
        table: the table.
        keys: what every raw row carries.
        rows: the raw rows that it yielded.
    """
    yield from _codes_of((table, keys), rows)
    yield from _without_key((table, keys), rows)


def _issue(
    sheet: Sheet, line: int, kind: str, severity: str, printed: str, zh: str, en: str
) -> RawExtractionIssue:
    return issue(*sheet, line, Finding(kind, severity), printed, zh, en)


def _codes_of(sheet: Sheet, rows: list[RawTableRow]) -> Iterator[RawExtractionIssue]:
    counts: Counter[str] = Counter()
    repeated: list[RawTableRow] = []
    for row in rows:
        counts[row.row_code] += 1
        if row.row_code and counts[row.row_code] == 2:
            repeated.append(row)
    if len(repeated) >= _SEVERAL:
        yield _printed_twice(sheet, repeated)
    for row in repeated if len(repeated) < _SEVERAL else ():
        zh = f"科目代码{row.row_code}重复出现，两行均保留，请核对。"
        en = f"code {row.row_code} is printed more than once; all rows are kept. Check them."
        yield _issue(sheet, row.source_line, "code_repeated", WARNING, row.row_code, zh, en)
    for row in rows:
        if row.row_code and not is_known_shape(row.row_code, row.table_no):
            code = row.row_code
            zh = f"科目代码“{code}”的位数或字符不合规定，请对照原件更正。"
            en = f"'{code}' has not the shape of a code; correct it against the original."
            yield _issue(sheet, row.source_line, "code_shape", WARNING, code, zh, en)


def _printed_twice(sheet: Sheet, repeated: list[RawTableRow]) -> RawExtractionIssue:
    first, last = repeated[0], repeated[-1]
    codes = "、".join(row.row_code for row in repeated)
    zh = f"至第{last.source_line}行有{len(repeated)}个科目代码与前面重复（{codes}），"
    zh += "本表可能印了两遍，各行均保留，请核对。"
    en = f"{len(repeated)} codes down to line {last.source_line} are printed a second time; "
    en += "the table may be printed twice. All rows are kept. Check them."
    return _issue(sheet, first.source_line, "code_repeated", WARNING, codes[:200], zh, en)


def _without_key(sheet: Sheet, rows: list[RawTableRow]) -> Iterator[RawExtractionIssue]:
    """Report amounts on rows that neither code nor name nor 行次 tells what they are."""
    roles = sheet[0].plan.roles
    if ColumnRole.LABEL not in roles:
        return
    is_coded = ColumnRole.CODE in roles
    for row in rows:
        is_named = bool(row.row_label) and (not is_coded or is_total_label(row.row_label))
        if row.row_code or row.line_number or is_named or row.aligned_by in _UNPLACED:
            continue
        amounts = [text for text in row.values if parse_number(text) is not None]
        if amounts:
            text = " ".join([plain(row.row_label), *amounts]).strip()
            key = "科目代码" if is_coded else "项目和行次"
            zh = f"本行有金额（{text}）但未印{key}，无法归类；请对照原件补上。"
            en = f"its amounts ({text}) have no {'code' if is_coded else 'name'}; "
            en += "add it from the original."
            yield _issue(sheet, row.source_line, "row_without_key", ERROR, text, zh, en)

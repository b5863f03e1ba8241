"""The parts of a table region: title and meta lines, header, column numbers, body, notes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from juesuan.disclosure.document import Line
from juesuan.disclosure.numbers import fold, is_digits, parse_number, whole_number
from juesuan.extraction.outline import plain
from juesuan.extraction.tables.cells import Kind, Row
from juesuan.extraction.tables.uncut import is_uncut_row

COLUMN_NUMBERS = "栏次"
_SEVERAL = 3
TOTAL_WORDS = frozenset({"合计", "总计", "本年合计"})
_META = re.compile(
    r"(编制|填报|预算)?(部门|单位)(名称)?:|(金额)?单位:|(19|20)\d\d年度?$|公开0?\d{1,2}表?$"
    r"|\(?(金额)?单位:"
)
_NOTE = re.compile(r"(注\d?|备注|说明|附注)[:.、]")
_UNIT = re.compile(r"单位:(?:人民币)?([十百千]?[万亿]?元)")
# A currency or a coin, which no table of a disclosure is printed in; 人民币 alone is no unit.
_OTHER_UNIT = re.compile(r"单位:(?!人民币)([^\s:;,、。()]{0,6}(?:元|币|镑|角|分))(?![^\s)])")
_NO_DATA = re.compile("无数据|本表为空|空表")
_NO_DATA_LEAD = re.compile("说明:|注:")
_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}[、.]")
_ITEM = re.compile(r"\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、]|[一二三四五六七八九十]{1,4}、")
_ORDINAL = re.compile(r"[一二三四五六七八九十]{1,4}、")


@dataclass
class Anatomy:
    """A table region cut into its parts.

    Attributes:
        header: header rows of the first page.
        numbers: the row of column numbers (栏次), if printed.
        body: body rows in order; a plain line inside table 10 that names a section is one too.
        aside: rows without figures: repeated headers and numbers, meta rows, notes.
        texts: (line, text) of lines that are no rows.
        uncut: lines that are rows, but without tabs between their cells.
        foreign: rows under the heading of another table; no column of this one is theirs.
        unit_text: unit of the amounts as printed, blank where none is.
        other_unit: a printed unit that is not known, blank where none is.
        no_data_text: the printed statement that the table is empty, blank where none is.
        is_started: whether the first row of the body has been met.
    """

    header: list[Row] = field(default_factory=list)
    numbers: Row | None = None
    body: list[Row] = field(default_factory=list)
    aside: list[Row] = field(default_factory=list)
    texts: list[Line] = field(default_factory=list)
    uncut: list[Line] = field(default_factory=list)
    foreign: list[Row] = field(default_factory=list)
    unit_text: str = ""
    other_unit: str = ""
    no_data_text: str = ""
    is_started: bool = False


def dissect(lines: Sequence[Line], words: frozenset[str], *, has_sections: bool) -> Anatomy:
    """Cut a table region into its parts.

    Args:
        lines: the lines of the region, from its title to the line before the next region.
        words: every plain heading that occurs in this table.
        has_sections: whether the table has sections named by rows of their own (table 10).

    Returns:
        Its parts; each line that is not blank is in exactly one.
    """
    parts = Anatomy()
    for line in lines:
        if not line.text.strip():
            continue
        row = Row.of(line)
        if has_sections and is_section(row):
            parts.body.append(row)
        elif not line.is_row:
            (parts.uncut if _is_uncut(row) else parts.texts).append(line)
        elif row.filled:
            _sort(parts, row, words)
    _trim(parts)
    notes = [row.texts[i] for row in parts.aside for i in row.filled]
    texts = [fold(text) for text in (*(line.text for line in parts.texts), *notes)]
    parts.unit_text, parts.other_unit = _units(texts)
    parts.no_data_text = next(filter(None, map(_no_data_text, texts)), "")
    return parts


def _is_uncut(row: Row) -> bool:
    body = plain(row.texts[0])
    return not (_NOTE.match(body) or _META.match(body)) and is_uncut_row(row.texts[0])


def is_section(row: Row) -> bool:
    """Whether a row only names a section, such as 一、政府采购情况."""
    filled = row.filled
    return len(filled) == 1 and bool(_SECTION.match(plain(row.texts[filled[0]])))


def _sort(parts: Anatomy, row: Row, words: frozenset[str]) -> None:
    filled = [plain(row.texts[i]) for i in row.filled]
    if _NOTE.match(filled[0]) or any(map(_META.match, filled)):
        parts.aside.append(row)
    elif _is_numbers(filled, is_started=parts.is_started):
        if parts.numbers is None and not parts.is_started:
            parts.numbers = row
        else:
            parts.aside.append(row)
    elif not parts.is_started and parts.numbers is None and _is_header(row, filled):
        _add_header(parts.header, row, words)
    elif words.issuperset(filled) and filled[0] not in TOTAL_WORDS:
        parts.aside.append(row)
    elif parts.foreign or _is_other_header(row, filled, words):
        parts.foreign.append(row)
    else:
        parts.is_started = True
        parts.body.append(_with_label_above(parts, row))


def _is_other_header(row: Row, filled: Sequence[str], words: frozenset[str]) -> bool:
    """Whether a row is the header of a table that is not this one: most headings are unknown."""
    if len(filled) < _SEVERAL - 1 or filled[0] not in words or filled[0] in TOTAL_WORDS:
        return False
    known = sum(text in words for text in filled)
    return all(row.kinds[i] is Kind.TEXT for i in row.filled) and 2 * known < len(filled)


def _with_label_above(parts: Anatomy, row: Row) -> Row:
    """Join a label whose first words stand alone on the line above: items are numbered there."""
    above = parts.texts[-1] if parts.texts else None
    last = next((r.texts[0] for r in reversed(parts.body) if len(r.texts) > 1), "")
    if above is None or above.number != row.line - 1 or row.kinds[0] is not Kind.TEXT:
        return row
    items = [bool(_ITEM.match(plain(text))) for text in (last, above.text, row.texts[0])]
    if items != [True, True, False] or plain(row.texts[0]) in TOTAL_WORDS:
        return row
    parts.texts.pop()
    return Row.of(above).joined(row)


def _add_header(header: list[Row], row: Row, words: frozenset[str]) -> None:
    """Add a header row; where a line break cut a heading in two, go on with the row above."""
    first = row.texts[0]
    last = header[-1] if header else None
    follows = last is not None and last.line + 1 == row.line and plain(first) not in words
    if last is not None and follows and first and plain(last.texts[-1] + first) in words:
        header[-1] = last.joined(row)
    else:
        header.append(row)


def _is_numbers(filled: Sequence[str], *, is_started: bool) -> bool:
    if COLUMN_NUMBERS in filled:
        return True
    if is_started:
        return False
    numbers = [whole_number(text) for text in filled if is_digits(text)]
    return len(numbers) > 2 and numbers == list(range(1, len(filled) + 1))


def _is_header(row: Row, filled: Sequence[str]) -> bool:
    """Whether a row above the body is a header: words only, and not a row of the body itself."""
    if any(row.kinds[i] in (Kind.NUMBER, Kind.DASH, Kind.GARBLED) for i in row.filled):
        return False
    return not (set(filled) <= TOTAL_WORDS or any(map(_ORDINAL.match, filled)))


def _trim(parts: Anatomy) -> None:
    """Drop columns at the edges that are blank in the whole body and have no heading.

    A column too many shows in the header's own blank cells, or in several rows alike; in a single
    row a blank cell at the end may as well have slipped in before.
    """
    width = max((row.filled[-1] + 1 for row in parts.header), default=0)
    rows = [row for row in parts.body if len(row.texts) > 1]
    widths = [len(row.texts) for row in rows]
    extra = min(widths, default=0) - width
    is_shown = len(rows) >= _SEVERAL or {len(row.texts) for row in parts.header} == set(widths)
    if not width or extra <= 0 or not is_shown:
        return
    if all(row.filled[-1] < len(row.texts) - extra for row in rows):
        parts.body = [row.part(0, max(1, len(row.texts) - extra)) for row in parts.body]
    elif all(row.filled[0] >= extra for row in rows):
        parts.body = [row if len(row.texts) < 2 else row.part(extra, 99) for row in parts.body]


def _units(texts: Sequence[str]) -> tuple[str, str]:
    """Return the printed unit, or one that is not known; a line break may cut the unit."""
    lines, whole = "\n".join(texts), "".join(texts)
    units = [match[1] for match in (_UNIT.search(lines), _UNIT.search(whole)) if match]
    other = _OTHER_UNIT.search(lines)
    return max(units, key=len, default=""), other[1] if other and not units else ""


def _no_data_text(text: str) -> str:
    """Return the sentence that says that the table is empty, blank where none does."""
    said = _NO_DATA.search(text)
    if said is None:
        return ""
    sentence = text[text.rfind("。", 0, said.start()) + 1 :].partition("。")[0]
    return _NO_DATA_LEAD.sub("", sentence, count=1) if _NO_DATA_LEAD.match(sentence) else sentence


def is_stray_amount(text: str) -> bool:
    """Whether a line without cells is an amount that fell out of its row, and no page number."""
    return parse_number(text) is not None and "." in fold(text)

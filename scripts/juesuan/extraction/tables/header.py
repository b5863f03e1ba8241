"""From header rows to the columns of a table: by heading, then by column number, then by place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from juesuan.disclosure.numbers import is_digits
from juesuan.extraction.outline import plain
from juesuan.extraction.tables.cells import tidy
from juesuan.extraction.tables.filling import fill_codes, fill_gaps, fill_numbered
from juesuan.extraction.tables.headings import ColumnRole, Heading
from juesuan.extraction.tables.matching import Grid, Leaf, align, grid_of
from juesuan.extraction.tables.plan import BY_HEADER, BY_NUMBER, BY_POSITION, Column, Plan

Texts = tuple[str, ...]


@dataclass(frozen=True)
class HeaderMatch:
    """Which heading each printed column has, and how it was found.

    Attributes:
        layout: the headings of the layout.
        leaves: the printed columns.
        found: for each printed column its heading, or None.
        mapped_by: for each printed column how its heading was found.
    """

    layout: tuple[Heading, ...]
    leaves: tuple[Leaf, ...]
    found: tuple[Heading | None, ...]
    mapped_by: tuple[str, ...]


@lru_cache(maxsize=4096)
def read_header(
    header: tuple[Texts, ...],
    numbers: Texts,
    body_width: int,
    layouts: tuple[tuple[Heading, ...], ...],
) -> Plan:
    """Plan the columns of a table.

    Args:
        header: the cells of the header rows from the top.
        numbers: the cells of the row of column numbers (栏次), empty if none is printed.
        body_width: how many cells most rows of the body have.
        layouts: the headings of each layout that the table may have.

    Returns:
        The columns in printed order; columns of the layout that the header does not print are in
        their official place, marked as not printed.
    """
    grid = grid_of(header)
    match = max((_match(grid, numbers, layout) for layout in layouts), key=_quality)
    if len(_anywhere(grid, match.layout)) > _matched(match):
        match = _in_official_order(grid, match.layout)
    columns = _without_blanks(_with_lost(match), body_width)
    return _trusted(_numbered(columns, numbers), match.layout, numbers, body_width)


def _match(grid: Grid, numbers: Texts, layout: tuple[Heading, ...]) -> HeaderMatch:
    found = align(grid, layout)
    by = [BY_HEADER] * len(found)
    fill_codes(grid, found)
    fill_numbered(numbers, layout, found, by)
    fill_gaps(layout, found, by)
    return HeaderMatch(layout, grid.leaves, tuple(found), tuple(by))


def _quality(match: HeaderMatch) -> tuple[int, int]:
    """Prefer the layout that explains most printed columns, then the one with fewest lost."""
    matched = _matched(match)
    return matched, matched - len(match.layout)


def _matched(match: HeaderMatch) -> int:
    pairs = zip(match.found, match.mapped_by, strict=True)
    return len({id(heading) for heading, by in pairs if heading and by == BY_HEADER})


def _anywhere(grid: Grid, layout: tuple[Heading, ...]) -> set[int]:
    """Return the positions of the headings that the header prints in any cell at all."""
    left = Counter(grid.texts)
    found = set()
    for index, heading in enumerate(layout):
        label = next((label for label in heading.labels if left[label]), None)
        if label is not None:
            left[label] -= 1
            found.add(index)
    return found


def _in_official_order(grid: Grid, layout: tuple[Heading, ...]) -> HeaderMatch:
    """Map a header whose cells slipped against each other: only the words are believed."""
    printed = _anywhere(grid, layout)
    found = tuple(heading for i, heading in enumerate(layout) if i in printed)
    leaves = tuple(Leaf("", heading.official_label, frozenset(), 0) for heading in found)
    return HeaderMatch(layout, leaves, found, (BY_HEADER,) * len(found))


def _with_lost(match: HeaderMatch) -> list[Column]:
    spans = frozenset[str]().union(*(heading.spans for heading in match.layout))
    keys: list[Heading | None] = []
    columns: list[Column] = []
    for heading, leaf, by in zip(match.found, match.leaves, match.mapped_by, strict=True):
        if heading is not None or leaf.text not in spans:
            keys.append(heading)
            columns.append(_column(heading, leaf, by))
    for position, heading in enumerate(match.layout):
        if not any(heading is key for key in keys):
            place = _after(match.layout, position, keys)
            keys.insert(place, heading)
            columns.insert(place, replace(_column(heading, None, BY_POSITION), is_printed=False))
    return columns


def _without_blanks(columns: list[Column], body_width: int) -> list[Column]:
    """Drop columns without any heading at the end, or that the body does not have either."""
    while columns and columns[-1].role is ColumnRole.EXTRA and not columns[-1].measure_label:
        columns = columns[:-1]
    if body_width >= sum(column.is_printed for column in columns):
        return columns
    extra = ColumnRole.EXTRA
    return [column for column in columns if column.role is not extra or column.measure_label]


def _after(layout: Sequence[Heading], position: int, keys: Sequence[Heading | None]) -> int:
    """Return the place right behind the nearest heading that the layout prints before."""
    for heading in reversed(layout[:position]):
        places = [i for i, key in enumerate(keys) if key is heading]
        if places:
            return places[-1] + 1
    return 0


def _column(heading: Heading | None, leaf: Leaf | None, mapped_by: str) -> Column:
    level = leaf.level if leaf else -1
    label = tidy(leaf.printed) if leaf else ""
    if heading is None:
        role = ColumnRole.EXTRA
        return Column(role, 0, measure_label=label, mapped_by=mapped_by, level=level)
    return Column(
        heading.role,
        heading.block_no,
        heading.slot,
        heading.name,
        heading.measure,
        heading.measure_label or label or tidy(heading.official_label),
        heading.row_key,
        mapped_by=mapped_by,
        level=level,
    )


def _numbered(columns: list[Column], numbers: Texts) -> list[Column]:
    """Write the printed column numbers beside the columns."""
    texts = tuple(map(plain, numbers))
    digits = [text for text in texts if is_digits(text)]
    printed = [i for i, column in enumerate(columns) if column.is_printed]
    values = [i for i, column in enumerate(columns) if column.role is ColumnRole.VALUE]
    if len(texts) == len(printed):
        pairs = dict(zip(printed, texts, strict=True))
    elif len(digits) == len(values):
        pairs = dict(zip(values, digits, strict=True))
    else:
        pairs = dict(zip([i for i in values if columns[i].is_printed], digits, strict=False))
    numbered = {i: text for i, text in pairs.items() if i in values and is_digits(text)}
    return [replace(column, number=numbered.get(i, "")) for i, column in enumerate(columns)]


def _trusted(
    columns: list[Column], layout: Sequence[Heading], numbers: Texts, body_width: int
) -> Plan:
    """Decide whether lost headings are lost columns, or only lost words."""
    lost = [column for column in columns if not column.is_printed]
    digits = sum(is_digits(plain(text)) for text in numbers)
    values = sum(column.role is ColumnRole.VALUE for column in columns)
    if body_width == len(columns) or digits == values:
        by = BY_NUMBER if digits == values else BY_POSITION
        kept = [c if c.is_printed else replace(c, is_printed=True, mapped_by=by) for c in columns]
        return Plan(tuple(kept))
    grouped = {(h.block_no, h.name) for h in layout if h.parents and h.role is ColumnRole.VALUE}
    return Plan(tuple(columns), any((column.block_no, column.name) in grouped for column in lost))

"""What a person means by a code, a name, a row or a line of one disclosure."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from juesuan.disclosure.numbers import fold
from juesuan.lookup import Known, UnknownValueError, name_key, nearest_text

_LINE = re.compile(r"^(第|行次?|line)?(\d{1,2})行?$", re.IGNORECASE)
_PROJECT = re.compile(r"^(项目|project)(\d{1,3})$", re.IGNORECASE)
_TABLE = re.compile(r"^(公开)?(0?[1-9]|10)表?$")
_LISTED = 8


@dataclass(frozen=True)
class Place:
    """A cell of a disclosure that a figure may be traced to, or a row without any figure.

    Attributes:
        region: 01 to 10, or project N.
        row_key: key of the row in its table.
        row_code: functional or economic code; None for other rows.
        line_number: printed number of the line (行次).
        item_key: English key of an item.
        class_code: class of the row.
        row_name: name as printed.
        item_name: official name of an item.
        section_label: heading over the row.
        measure: column in English; None where the row prints no figure.
        measure_label: column as printed.
        figure_ref: key of the figure; None where the row prints none.
        source_line: line of the file.
    """

    region: str
    row_key: str | None
    row_code: str | None
    line_number: str | None
    item_key: str | None
    class_code: str | None
    row_name: str | None
    item_name: str | None
    section_label: str | None
    measure: str | None
    measure_label: str | None
    figure_ref: str | None
    source_line: int

    @property
    def known(self) -> Known:
        """The row as something to ask for."""
        key = self.row_code or self.line_number or self.row_key or ""
        name = "" if self.row_name == key else self.row_name or ""
        others = (self.row_key, self.item_key, self.item_name, self.section_label)
        return Known(key, name, tuple(other for other in others if other))


Test = Callable[[Place], bool]


def find_places(places: Sequence[Place], text: str) -> list[Place]:
    """Find the cells of what a person asks for.

    A code, key or line goes before a whole name, a whole name before a part of one. What has the
    same code or is the same item in another table belongs to it.

    Args:
        places: the cells of a disclosure.
        text: what the person wrote.

    Returns:
        The cells; empty where nothing is called so.

    Raises:
        UnknownValueError: a part of a name fits several things.
    """
    for test in (_by_key(text), _by_line(text), _by_name(text)):
        found = [place for place in places if test(place)]
        if found:
            return _with_same_fact(places, found)
    return _by_part(places, text)


def find_table(text: str) -> str:
    """Return the number of a table that a person names: 3, 03, 公开03表.

    Args:
        text: what the person wrote.

    Returns:
        01 to 10.

    Raises:
        UnknownValueError: there is no such table.
    """
    table = _TABLE.match(fold(text))
    if table is None:
        raise UnknownValueError(f"No table '{text}'. Known: 01 to 10 (公开01表 to 公开10表).")
    return f"{int(table[2]):02}"


def unknown_text(places: Sequence[Place], text: str, owner: str, elsewhere: str) -> str:
    """Say that a disclosure prints nothing of a name, and what is nearest in it.

    Args:
        places: its cells.
        text: what the person wrote.
        owner: whose disclosure of which year it is.
        elsewhere: a sentence on where else it is known; may be blank.

    Returns:
        One line.
    """
    known = list({name_key(place.known.label): place.known for place in places}.values())
    parts = (f"{owner} prints no '{text}'.", elsewhere, nearest_text(text, known))
    return " ".join(part for part in parts if part)


def _by_key(text: str) -> Test:
    """Return the test for a code, a key, or a project by its number."""
    wanted = fold(text).casefold()
    project = _PROJECT.match(wanted)
    region = f"project {project[2]}" if project else None

    def holds(place: Place) -> bool:
        """Say whether a cell stands in the row, class or project that the text names."""
        keys = (place.row_code, place.row_key, place.item_key)
        is_class_line = place.row_code is None and place.class_code == wanted
        return (
            is_class_line
            or place.region == region
            or any(key is not None and fold(key).casefold() == wanted for key in keys)
        )

    return holds


def _by_line(text: str) -> Test:
    line = _LINE.match(fold(text))
    number = str(int(line[2])) if line else None
    return lambda place: number is not None and place.line_number == number


def _by_name(text: str) -> Test:
    """Return the test for a whole name; in the row of the total (合计) a column may be named."""
    wanted = name_key(text)

    def holds(place: Place) -> bool:
        """Say whether a row, its item or the heading over it bears the name."""
        names = [place.row_name, place.row_key, place.item_name, place.section_label]
        if place.row_key == "合计":
            names += [place.measure_label, place.measure]
        return any(name and name_key(name) == wanted for name in names)

    return holds if wanted else lambda _: False


def _by_part(places: Sequence[Place], text: str) -> list[Place]:
    """Find the one thing that has a text in its name."""
    wanted = name_key(text)
    names = {
        key: name
        for place in places
        for name in (place.item_name or place.row_name, place.section_label)
        if name and wanted and wanted in (key := name_key(name))
    }
    found = [_with_same_fact(places, list(filter(_by_name(name), places))) for name in names]
    if not found:
        return []
    widest = max(found, key=len)
    if any(place not in widest for others in found for place in others):
        listed = "; ".join(_labels(filter(None, names.values())))
        raise UnknownValueError(f"Several rows match '{text}': {listed}. Name one of them.")
    return widest


def _labels(names: Iterable[str]) -> list[str]:
    found = sorted(set(names))
    more = len(found) - _LISTED
    return [*found[:_LISTED], f"and {more} more"] if more > 0 else found


def _with_same_fact(places: Sequence[Place], found: Sequence[Place]) -> list[Place]:
    """Add the cells of the same codes and items in other tables."""
    codes = {place.row_code for place in found if place.row_code}
    codes |= {place.class_code for place in found if place.class_code and not place.row_code}
    items = {place.item_key for place in found if place.item_key}
    chosen = set(found)
    return [
        place
        for place in places
        if place in chosen
        or place.row_code in codes
        or (place.row_code is None and place.class_code in codes)
        or place.item_key in items
    ]

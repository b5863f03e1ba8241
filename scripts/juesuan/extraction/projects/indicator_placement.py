"""Where the cells of an indicator row belong: by the header, else by what the cells themselves say.

Source: 财预〔2020〕10号, 项目支出绩效自评表: 得分 is at most 分值; the verdict on a qualitative
indicator is one of three phrases.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from juesuan.extraction.projects.cells import Cell
from juesuan.extraction.projects.indicator_header import FIELDS, LEVELS, IndicatorHeader
from juesuan.extraction.projects.labels import ProjectLabels
from juesuan.extraction.rows import AlignedBy

Placement = Mapping[str, Cell]
_TARGETS = FIELDS[3:6]
_NOTE = "qualitative_note"
_PROSE = (_NOTE, "deviation_text")
_VERDICTS = ("actual_value", _NOTE)
_FULL_WEIGHT = Decimal(100)


def place(
    cells: Sequence[Cell], width: int, header: IndicatorHeader, labels: ProjectLabels
) -> tuple[Placement, AlignedBy]:
    """Place the cells of one row.

    Args:
        cells: its non-blank cells without section labels.
        width: how many cells the row has, blank ones too.
        header: the columns of the table.
        labels: the labels of the form.

    Returns:
        The cell of each field, and how the fields were found; an unresolved row has its cells
        under the header as far as they fit there.
    """
    under_header = _under_header(cells, header)
    holds = _is_plausible if width == header.width else _is_certain
    if under_header is not None and holds(under_header, labels):
        return under_header, AlignedBy.HEADER
    if under_header is not None and width == header.width and _lacks_weight(under_header, labels):
        return under_header, AlignedBy.HEADER
    fitting = [way for way in _ways(cells, header) if _is_certain(way, labels)]
    if len(fitting) == 1:
        return fitting[0], AlignedBy.IDENTITY
    nearest = _nearest(fitting, header)
    if nearest is not None:
        return nearest, AlignedBy.EVIDENCE
    return under_header or {}, AlignedBy.UNRESOLVED


def _under_header(cells: Sequence[Cell], header: IndicatorHeader) -> Placement | None:
    placed = {header.fields.get(cell.index, ""): cell for cell in cells}
    return placed if len(placed) == len(cells) and "" not in placed else None


def fits_header(cells: Sequence[Cell], header: IndicatorHeader, labels: ProjectLabels) -> bool:
    """Whether cells stand under their header and each is of its field's own kind."""
    under_header = _under_header(cells, header)
    return under_header is not None and _is_certain(under_header, labels)


def _ways(cells: Sequence[Cell], header: IndicatorHeader) -> Iterator[Placement]:
    """Yield every way to put the cells in their order into the table's fields."""
    names = [name for name in FIELDS if name in header.columns]
    for chosen in combinations(names, len(cells)):
        yield dict(zip(chosen, cells, strict=True))


def _nearest(ways: Sequence[Placement], header: IndicatorHeader) -> Placement | None:
    """Return the way with the fewest jumps against the header, if it is the only one."""
    jumps = [_jumps(way, header) for way in ways]
    fewest = min(jumps, default=0)
    return ways[jumps.index(fewest)] if jumps.count(fewest) == 1 else None


def _jumps(way: Placement, header: IndicatorHeader) -> int:
    """Count how often the distance to the header's column changes along the row."""
    shifts = [0, *(header.columns[name] - cell.index for name, cell in way.items())]
    return sum(one != other for one, other in pairwise(shifts))


def _is_plausible(way: Placement, labels: ProjectLabels) -> bool:
    """Whether nothing in a placement contradicts its fields."""
    return _scores_hold(way) and _words_hold(way, labels)


def _words_hold(way: Placement, labels: ProjectLabels) -> bool:
    return (
        _levels_hold(way, labels)
        and not any(way[name].number or way[name].is_target for name in _PROSE if name in way)
        and not any(_is_verdict(way, name, labels) for name in way if name not in _VERDICTS)
    )


def _is_certain(way: Placement, labels: ProjectLabels) -> bool:
    """Whether a placement is plausible and each cell is of its field's own kind.

    Stricter than what a whole row under its header needs: this decides for rows that lost cells.
    """
    return "weight" in way and _scores_hold(way) and _is_complete(way, labels)


def _is_complete(way: Placement, labels: ProjectLabels) -> bool:
    return (
        "level_3" in way
        and "actual_value" in way
        and _words_hold(way, labels)
        and _targets_hold(way)
        and (_is_verdict(way, "actual_value", labels) or not _is_verdict(way, _NOTE, labels))
    )


def _lacks_weight(way: Placement, labels: ProjectLabels) -> bool:
    """Whether a row of the header's own width prints a score, and its 分值 is simply blank.

    A second level in the place of the third would mean that the row is shifted.
    """
    score = way["score"].number if "score" in way else None
    if score is None or "weight" in way or not 0 <= score.value <= _FULL_WEIGHT:
        return False
    is_shifted = "level_2" not in way and "level_3" in way and labels.is_level_2(way["level_3"].key)
    return not is_shifted and _is_complete(way, labels)


def _levels_hold(way: Placement, labels: ProjectLabels) -> bool:
    if "level_1" in way and not labels.is_level_1(way["level_1"].key):
        return False
    words = [way[name] for name in LEVELS if name in way]
    if any(cell.number or cell.is_target for cell in words):
        return False
    return not any(labels.is_whole_level_1(way[n].key) for n in LEVELS[1:] if n in way)


def _scores_hold(way: Placement) -> bool:
    """A printed weight is a number up to 100; a score needs one and is a number up to it."""
    if "score" in way and "weight" not in way:
        return False
    numbers = {name: way[name].number for name in ("weight", "score") if name in way}
    limit = _FULL_WEIGHT
    for number in numbers.values():
        if number is None or not 0 <= number.value <= limit:
            return False
        limit = number.value
    return True


def _is_verdict(way: Placement, name: str, labels: ProjectLabels) -> bool:
    return name in way and labels.is_actual_phrase(way[name].key)


def _targets_hold(way: Placement) -> bool:
    """A sign without a number (≥%) is the form's first target, a bare word never is.

    A number alone is no result where no score is printed: it may be the weight, moved.
    """
    initial, adjusted, actual = (way.get(name) for name in _TARGETS)
    if initial and not (initial.is_target or initial.has_digit):
        return False
    if any(cell and cell.is_target and not cell.has_digit for cell in (adjusted, actual)):
        return False
    return "score" in way or not (actual and actual.number)

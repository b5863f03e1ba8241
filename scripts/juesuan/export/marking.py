"""Which cells of the rows of a table are marked, and what their notes say in both languages."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from juesuan.export.catalogue import Kind, PublicTable
from juesuan.export.doubts import CORRECTED, DISPUTED, OPEN, Doubt
from juesuan.project import reference_rows

_OPEN_WORDS = ("open", "breach")
_STATUS_COLUMNS = ("quality_status", "is_corrected")
_SUFFIX = "_quality_status"
# How the key of a row, which findings and traces use, names the parts of its grain.
_KEY_COLUMNS = ("row_id", "figure_id", "narrative_figure_id")
_KEY_WORDS = {"project_no": "project ", "indicator_no": "indicator "}


@dataclass(frozen=True)
class Marker:
    """Finds the doubtful cells of the rows of one table.

    Attributes:
        table: the table.
        grain: columns of its key; none where it is not known.
        doubts: of its cells, by key of the row and column.
    """

    table: PublicTable
    grain: Sequence[str]
    doubts: Mapping[str, Mapping[str, Doubt]]

    def marks(self, row: Sequence[Any]) -> dict[int, Doubt]:
        """Find the doubtful cells of a row.

        Args:
            row: its values in the order of the table's columns.

        Returns:
            Doubts by number of the column.
        """
        cells = self.doubts.get(self._key(row), {}) if self.doubts else {}
        found = {self._place[name]: one for name, one in cells.items() if name in self._place}
        whole = self._row_doubt(row)
        if whole:
            places = [self._place[name] for name in _STATUS_COLUMNS if name in self._place]
            figures = () if found else self._figures(row)
            found.update(dict.fromkeys((*places, *figures), whole))
        for place, figure in self._judged:
            if row[place] in (DISPUTED, CORRECTED):
                found.update(dict.fromkeys((place, figure), Doubt(row[place])))
        if self._value(row, "status") in _OPEN_WORDS:
            found[self._place["status"]] = Doubt(OPEN)
        return found

    def note(self, doubt: Doubt) -> str:
        """Return what the note of a cell says: its quality, then the findings."""
        if doubt.status == OPEN:
            return ""
        words = [
            self._words[key]
            for key in (("quality_status", doubt.status), ("quality_reason", doubt.reason))
            if key in self._words
        ]
        chinese = "。".join(word["text_zh"] for word in words)
        english = ". ".join(word["text_en"] for word in words)
        unknown = [doubt.reason] if doubt.reason and len(words) < 2 else []
        return "\n".join([chinese, english, *unknown, *doubt.sentences])

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.table.column_names)}

    @cached_property
    def _judged(self) -> Sequence[tuple[int, int]]:
        """Columns that say how sure one figure of the row is, each with the place of the figure."""
        return [
            (place, self._place.get(name.removesuffix(_SUFFIX) + "_wan", place))
            for name, place in self._place.items()
            if name.endswith(_SUFFIX)
        ]

    @cached_property
    def _key_parts(self) -> Sequence[tuple[str, int]]:
        names = [name for name in _KEY_COLUMNS if name in self._place][:1] or self.grain
        return [(_KEY_WORDS.get(name, ""), self._place[name]) for name in names]

    @cached_property
    def _words(self) -> Mapping[tuple[str, str], Mapping[str, str]]:
        return {(row["column_name"], row["word"]): row for row in reference_rows("quality_words")}

    def _key(self, row: Sequence[Any]) -> str:
        return "|".join(f"{word}{row[place]}" for word, place in self._key_parts)

    def _value(self, row: Sequence[Any], name: str) -> Any:
        place = self._place.get(name)
        return None if place is None else row[place]

    def _figures(self, row: Sequence[Any]) -> Iterator[int]:
        for column in self.table.columns:
            place = self._place[column.name]
            if column.kind is Kind.DECIMAL and row[place] is not None:
                yield place

    def _row_doubt(self, row: Sequence[Any]) -> Doubt | None:
        status = self._value(row, "quality_status")
        if status is None and self._value(row, "is_corrected"):
            status = CORRECTED
        if status not in (DISPUTED, CORRECTED):
            return None
        return Doubt(status, str(self._value(row, "quality_reason") or ""))

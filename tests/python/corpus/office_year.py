"""One year of an office: what its disclosure means, and what it prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from .accounts import YearAccounts
from .careers import Career
from .document import SyntheticDisclosure
from .numbers import in_wan
from .planted import Damage
from .truth import ReportedFigure

_USUAL_MEASURES: Mapping[str, str] = {
    "01": "金额",
    "02": "本年收入合计",
    "03": "本年支出合计",
    "04": "合计",
    "05": "小计",
    "06": "决算数",
    "07": "小计",
    "08": "合计",
    "09": "决算数",
    "10": "统计数",
}
_COUNT_LINES = [str(line) for line in range(7, 18)]
"""Lines of table 10 that count vehicles and equipment."""


@dataclass(frozen=True)
class OfficeYear:
    """One year of an office.

    Attributes:
        office_code: as the warehouse knows the office, also where no document prints it.
        career: the office over its years.
        made: its disclosure, as it was meant.
        source_file: path below the folder; blank where the disclosure was not published.
        damage: the slip that it is printed with.
    """

    office_code: str
    career: Career
    made: SyntheticDisclosure
    source_file: str
    damage: Damage | None = None

    @property
    def year(self) -> int:
        """The fiscal year."""
        return self.made.accounts.year

    @property
    def is_published(self) -> bool:
        """Whether the corpus holds the disclosure."""
        return bool(self.source_file)

    @property
    def accounts(self) -> YearAccounts:
        """The year in 元."""
        return self.made.accounts

    @property
    def told_prior(self) -> YearAccounts:
        """The year before, in 元, as this year's narrative compares with it."""
        return self.made.prior

    def figure(self, table: str, code: str, measure: str = "") -> ReportedFigure | None:
        """Return the figure of a cell as it was meant; None where the cell is blank."""
        wanted = (table, code, measure or _USUAL_MEASURES[table])
        found = [
            figure
            for figure in self.made.truth.figures
            if (figure.table_no, figure.row_key, figure.measure_label) == wanted
        ]
        return found[0] if found else None

    def amount(self, table: str, code: str, measure: str = "") -> Decimal | None:
        """Return 万元 as meant (counts as they are); None where nothing is printed."""
        figure = self.figure(table, code, measure)
        if figure is None or figure.cell_state != "printed":
            return None
        is_count = table == "10" and code in _COUNT_LINES
        return in_wan(figure.value_text, "wan" if is_count else self.made.style.table_unit)

    def printed(self, table: str, code: str, measure: str = "") -> Decimal | None:
        """Return an amount as it stands in the document, the misprint included."""
        if self.damage and self.damage.spot.region == "table":
            spot = self.damage.spot
            if (spot.where, spot.row_key) == (table, code) and measure in ("", spot.measure):
                return in_wan(self.damage.printed, self.made.style.table_unit)
        return self.amount(table, code, measure)

    def codes(self, table: str, length: int = 0) -> list[str]:
        """Return the codes that a table prints, of one length if given, in printed order."""
        keys = dict.fromkeys(f.row_key for f in self.made.truth.figures if f.table_no == table)
        return [key for key in keys if key.isdigit() and length in (0, len(key))]

    def deepest(self, table: str, measure: str) -> dict[str, Decimal]:
        """Return the printed amounts of a column that no deeper printed code is a part of."""
        cells = {code: self.amount(table, code, measure) for code in self.codes(table)}
        printed = {code: value for code, value in cells.items() if value is not None}
        return {
            code: value
            for code, value in printed.items()
            if not any(other != code and other.startswith(code) for other in printed)
        }

"""The analysts' corpus: several offices over years, written to a folder, with all that is true."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from .analysts import ALIASED
from .careers import Career, live
from .document import SyntheticDisclosure
from .office_year import OfficeYear
from .planted import Damage, Spot
from .reform import plan_before_reform
from .roster import careers
from .slips import other_first_digit
from .slips import slip as slip_of

_ENCODINGS = ("utf-8", "gb18030", "utf-8-sig", "utf-16")


@dataclass(frozen=True)
class History:
    """All office-years of the corpus.

    Attributes:
        folder: where the disclosures are.
        years: office code and fiscal year to that year.
    """

    folder: Path
    years: Mapping[tuple[str, int], OfficeYear] = field(repr=False)

    def amount(
        self, office: str, year: int, table: str, code: str, measure: str = ""
    ) -> Decimal | None:
        """Return an amount in 万元 as meant.

        Args:
            office: office code.
            year: fiscal year.
            table: "01" to "10".
            code: row key: 行次, 科目代码, 合计 or the item of table 09.
            measure: leaf header without white space; the table's main one where left out.

        Returns:
            The amount; None where the cell is blank or the disclosure was not published.
        """
        found = self.years.get((office, year))
        return found.amount(table, code, measure) if found and found.is_published else None

    def published(self) -> Iterator[OfficeYear]:
        """Yield the office-years whose disclosure is in the folder, by office and year."""
        return (self.years[key] for key in sorted(self.years) if self.years[key].is_published)

    def of_year(self, year: int) -> list[OfficeYear]:
        """Return the published office-years of a fiscal year."""
        return [each for each in self.published() if each.year == year]

    def pairs(self) -> Iterator[tuple[OfficeYear, OfficeYear]]:
        """Yield each published office-year with the published year before it."""
        for now in self.published():
            before = self.years.get((now.office_code, now.year - 1))
            if before and before.is_published:
                yield now, before


@dataclass(frozen=True)
class AnalystWarehouse:
    """A database of the corpus, and all that is true of it."""

    database: Path
    history: History


def write_history(folder: Path) -> History:
    """Write the analysts' corpus; the same files every time.

    Args:
        folder: an empty folder; the disclosures go into `<folder>/<year>/`.

    Returns:
        Everything that is true of it.
    """
    years = {}
    for number, career in enumerate(careers()):
        for made in live(career, plan_before_reform(career)):
            year = _write(folder, career, made, _ENCODINGS[number % len(_ENCODINGS)])
            years[year.office_code, year.year] = year
    return History(folder, years)


def _write(folder: Path, career: Career, made: SyntheticDisclosure, encoding: str) -> OfficeYear:
    year, code = made.accounts.year, career.office.code or ALIASED
    if year in career.unpublished:
        return OfficeYear(code, career, made, "")
    spot = career.damaged.get(year)
    damage = misprint(made, spot, random.Random(f"{code}/{year}/damage")) if spot else None
    text = damage.text if damage else made.text
    place = Path(str(year)) / f"office-{code}-{year}.txt"
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    newline = random.Random(f"{code}/{year}").choice(("\n", "\r\n"))
    (folder / place).write_bytes(text.replace("\n", newline).encode(encoding))
    return OfficeYear(code, career, made, place.as_posix(), damage)


def misprint(
    made: SyntheticDisclosure, place: tuple[str, str, str, str], rng: random.Random
) -> Damage:
    """Print another first digit at a place: region, table or section, row, measure."""

    def is_there(spot: Spot) -> bool:
        return (spot.region, spot.where, spot.row_key, spot.measure) == place

    damage: Damage = slip_of("digit_changed", is_there, other_first_digit)(made, rng)
    return damage

"""A folder of clean disclosures and damaged copies of them, and how well the damage is found."""

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from .damage import KINDS, Damage, NothingToDamageError, plant
from .document import SyntheticDisclosure, generate, generate_years
from .names import Office, draw_office
from .real import real_disclosures
from .style import Style

CLEAN: Mapping[str, Any] = {
    "lost_row_30299": False,
    "misprinted_ordinal": False,
    "three_public_header": "three_lines",
    "three_public_lost_blanks": 0,
    "blank_score": False,
}
"""The knobs that are no matter of taste but slips of their own, turned off."""

_CLEAN_MONEY = ("with_target", "without_target", "shifted", "left")
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Copy:
    """A damaged copy of a clean disclosure.

    Attributes:
        document_id: of the copy.
        base_id: of the clean disclosure.
        damage: what was planted.
    """

    document_id: str
    base_id: str
    damage: Damage


@dataclass(frozen=True)
class Corpus:
    """What was written: the ids of the clean disclosures, and the damaged copies."""

    clean: tuple[str, ...]
    copies: tuple[Copy, ...]


@dataclass(frozen=True)
class Finding:
    """One finding of the warehouse on a document."""

    document_id: str
    finding_kind: str
    place: str
    row_key: str
    measure_label: str
    printed_value: str
    suggested_value: str
    source_line: int

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it the same finding on a copy."""
        return self.finding_kind, self.place, self.row_key, self.measure_label, self.printed_value


Figures = frozenset[tuple[str, str, str, str]]


@dataclass
class Score:
    """What became of the damage of one kind."""

    planted: int = 0
    findable: int = 0
    found: int = 0
    put_right: int = 0
    found_beyond: int = 0
    placed: int = 0
    suggested: int = 0
    suggestable: int = 0
    findings: int = 0
    missed: list[Copy] = field(default_factory=list)
    misplaced: list[Copy] = field(default_factory=list)


def clean_disclosure(seed: int, office: Office) -> SyntheticDisclosure:
    """Compose a disclosure that has nothing to find."""
    rng = random.Random(f"{seed}/clean")
    style = replace(Style.draw(seed), **CLEAN, money_layout=rng.choice(_CLEAN_MONEY))
    return generate(seed, style, office=office)


def office_number(number: int) -> Office:
    """Invent an office that no other number gives; its name is as long for every number."""
    drawn = draw_office(random.Random("mutation"))
    letters = "".join(_DIGITS[int(digit)] for digit in f"{number:04d}")
    name = f"江苏省政府驻第{letters}办事处"
    return replace(drawn, name=name, short_name=f"第{letters}办", code=f"{300000 + number}")


def write_mutations(folder: Path, clean: int, per_kind: int, seed: int) -> Corpus:
    """Write clean disclosures, and damaged copies of the first of them, as offices of their own.

    Args:
        folder: an empty folder.
        clean: how many clean disclosures; one in ten is followed by the year after.
        per_kind: how many damaged copies of each kind.
        seed: decides everything.

    Returns:
        What was written.
    """
    number, seeds = 0, [seed * 10_000 + place for place in range(clean)]
    kept = []
    for number, one in enumerate(seeds):
        kept.append(_write(folder, f"clean-{one}", clean_disclosure(one, office_number(number))))
    for one in seeds[::10]:
        number += 1
        kept += _write_years(folder, one, office_number(number))
    copies = []
    for kind in KINDS:
        tries = iter(seeds[: max(per_kind * 2, 3)])
        planted = 0
        while planted < per_kind and (one := next(tries, None)) is not None:
            copy = _damaged(folder, one, kind, office_number(number + 1))
            number += copy is not None
            planted += copy is not None
            copies += [copy] if copy else []
    copies += _real_copies(folder, per_kind, number + 1)
    return Corpus(tuple(kept), tuple(copies))


def _real_copies(folder: Path, per_kind: int, number: int) -> Iterator[Copy]:
    """Damage the tables of copies of the real disclosures, each under another name."""
    for place, made in enumerate(real_disclosures()):
        base = _write(folder, f"real-{place}", _renamed(made, number))
        for kind in (kind for kind in KINDS if kind.endswith("@table")):
            for seed in range(place, per_kind, 2):
                number += 1
                damage = plant(made, kind, seed)
                name = f"real-{place}-{kind.partition('@')[0]}-{seed}"
                copy = replace(made, text=damage.text)
                written = _write(folder, name, _renamed(copy, number))
                yield Copy(written, base, replace(damage, kind=f"{kind}, real base"))
        number += 1


def _renamed(made: SyntheticDisclosure, number: int) -> SyntheticDisclosure:
    office = office_number(number)
    # One table breaks the name over two lines.
    text = re.sub("山西省政府驻(广州|新疆)", office.name.removesuffix("办事处"), made.text)
    text = re.sub("2000(07|08)-", f"{office.code}-", text)
    return replace(made, text=text)


def _write_years(folder: Path, seed: int, office: Office) -> Iterator[str]:
    style = replace(Style.draw(seed), **CLEAN, money_layout="with_target")
    made = list(generate_years(seed, 2022, 2, style, office))
    if made[0].accounts.fiscal_closing != made[1].accounts.fiscal_opening:
        return
    for one in made:
        yield _write(folder, f"years-{seed}", one)


def _damaged(folder: Path, seed: int, kind: str, office: Office) -> Copy | None:
    made = clean_disclosure(seed, office)
    try:
        damage = plant(made, kind, seed)
    except NothingToDamageError:
        return None
    name = f"{kind.replace('@', '-')}-{seed}"
    written = _write(folder, name, replace(made, text=damage.text))
    return Copy(written, f"{made.accounts.year}/clean-{seed}", damage)


def _write(folder: Path, name: str, made: SyntheticDisclosure) -> str:
    year = made.truth.fiscal_year
    place = folder / year
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{name}.txt").write_text(made.text, encoding="utf-8")
    return f"{year}/{name}"


def judge(
    corpus: Corpus, findings: Iterable[Finding], figures: Mapping[str, Figures]
) -> dict[str, Score]:
    """Compare the findings of every damaged copy with its damage.

    Args:
        corpus: what was written.
        findings: of the whole folder.
        figures: by document, the figures of the tables as the warehouse has read them.

    Returns:
        A score for every kind of damage.
    """
    by_document: dict[str, list[Finding]] = {}
    for finding in findings:
        by_document.setdefault(finding.document_id, []).append(finding)
    scores: dict[str, Score] = {}
    for copy in corpus.copies:
        known = {finding.key for finding in by_document.get(copy.base_id, [])}
        new = [one for one in by_document.get(copy.document_id, []) if one.key not in known]
        is_table = copy.damage.spot.region == "table"
        same = figures.get(copy.document_id) == figures.get(copy.base_id)
        _count(scores.setdefault(copy.damage.kind, Score()), copy, new, is_table and same)
    return scores


def _count(score: Score, copy: Copy, new: Sequence[Finding], is_put_right: bool) -> None:
    damage = copy.damage
    score.planted += 1
    score.findable += damage.is_findable
    score.findings += len(new)
    if not damage.is_findable:
        score.found_beyond += bool(new)
        return
    if not new:
        score.put_right += is_put_right
        score.missed += [] if is_put_right else [copy]
        return
    score.found += 1
    placed = [one for one in new if _is_placed(one, damage)]
    if not placed:
        score.misplaced.append(copy)
    score.placed += bool(placed)
    meant = _number(damage.meant)
    if meant is not None and _number(damage.printed) is not None:
        score.suggestable += 1
        score.suggested += any(_number(one.suggested_value) == meant for one in new)


def _is_placed(finding: Finding, damage: Damage) -> bool:
    spot = damage.spot
    on_row = finding.place == spot.where and finding.row_key == spot.row_key
    return on_row or finding.source_line in (damage.line, spot.line)


def _number(text: str | None) -> Decimal | None:
    try:
        return Decimal((text or "").replace(",", "").removesuffix("元").removesuffix("万"))
    except InvalidOperation:
        return None


def total(scores: Iterable[Score]) -> Score:
    """Add up scores."""
    whole = Score()
    for score in scores:
        for name in vars(whole):
            setattr(whole, name, getattr(whole, name) + getattr(score, name))
    return whole


def false_alarms(corpus: Corpus, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the findings on clean disclosures by document."""
    alarms: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.document_id in corpus.clean:
            alarms.setdefault(finding.document_id, []).append(finding)
    return alarms

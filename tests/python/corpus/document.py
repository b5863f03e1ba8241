"""A whole synthetic disclosure: cover, contents, tables, narrative, terms, annex."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .accounts import YearAccounts
from .cover import add_contents, add_cover, add_overview, add_terms
from .ledger import draw_year
from .names import Office, draw_office
from .narrative import (
    SECTION_TITLES,
    section_1,
    section_2,
    section_3,
    section_4,
)
from .narrative_budget import section_5, section_6
from .narrative_items import section_7, section_8, section_10
from .narrative_public import section_9
from .page import Page, Telling
from .plan import draw_habits, draw_plan
from .projects import Evaluation, add_project, evaluate
from .sheets import compose_tables
from .style import Style
from .tables import ordinal
from .truth import Truth

_AS_USUAL = Telling()


@dataclass(frozen=True)
class SyntheticDisclosure:
    """A disclosure with known truth.

    Attributes:
        seed: what it was drawn from.
        style: how it is set.
        office: who publishes.
        accounts: the year's accounts in 元 that its figures are rounded from.
        prior: the accounts of the year before, behind the changes of the narrative.
        text: the disclosure, lines ended by a line feed.
        truth: all figures with their lines.
    """

    seed: int
    style: Style
    office: Office
    accounts: YearAccounts
    prior: YearAccounts
    text: str = field(repr=False)
    truth: Truth = field(repr=False)

    def encode(self, encoding: str = "utf-8", newline: str = "\n") -> bytes:
        """Return the bytes of the file in an encoding and with line ends of choice."""
        return self.text.replace("\n", newline).encode(encoding)


def generate(
    seed: int,
    style: Style | None = None,
    year: int | None = None,
    office: Office | None = None,
    **knobs: Any,
) -> SyntheticDisclosure:
    """Compose a disclosure.

    Args:
        seed: decides office, codes and amounts (and the style where none is given).
        style: how to set it; drawn by seed where left out.
        year: fiscal year, 2019 to 2026 by seed where left out.
        office: who publishes; drawn by seed where left out.
        knobs: single knobs of `KNOBS` to set over the style.

    Returns:
        The disclosure; the same arguments always give the same one.
    """
    chosen = year or random.Random(f"{seed}/year").randint(2019, 2026)
    return next(generate_years(seed, chosen, 1, style, office, **knobs))


def generate_years(
    seed: int,
    first_year: int,
    count: int,
    style: Style | None = None,
    office: Office | None = None,
    **knobs: Any,
) -> Iterator[SyntheticDisclosure]:
    """Yield disclosures of one office for years that follow each other, carry-overs passed on."""
    rng = random.Random(f"{seed}/accounts")
    drawn = draw_office(rng)
    plan = draw_habits(random.Random(f"{seed}/habits"), draw_plan(rng))
    prior = draw_year(rng, plan, first_year - 1, None)
    base = style or Style.draw(seed)
    chosen = replace(base, **knobs)
    for year in range(first_year, first_year + count):
        accounts = draw_year(rng, plan, year, prior)
        yield compose(seed, chosen, office or drawn, accounts, prior)
        prior = accounts


def compose(
    seed: int,
    style: Style,
    office: Office,
    accounts: YearAccounts,
    prior: YearAccounts,
    telling: Telling = _AS_USUAL,
) -> SyntheticDisclosure:
    """Compose the disclosure of accounts; seed decides only how it is set and worded."""
    truth = Truth(office.name, office.code, str(accounts.year))
    rng = random.Random(f"{seed}/{accounts.year}/text")
    page = Page(style, rng, truth, accounts.year, telling)
    judged = evaluate(page, accounts)
    add_cover(page)
    add_contents(page)
    add_overview(page)
    page.heading(f"第二部分 {page.year}年部门决算表")
    compose_tables(page, accounts)
    page.heading("第三部分 情况说明")
    _narrative(page, accounts, prior, judged)
    add_terms(page)
    page.heading("第五部分 附件")
    for evaluation in judged:
        add_project(page, office, evaluation)
    return SyntheticDisclosure(
        seed, style, office, accounts, prior, "\n".join(page.lines) + "\n", truth
    )


def _narrative(
    page: Page, now: YearAccounts, before: YearAccounts, judged: list[Evaluation]
) -> None:
    grades = [evaluation.grade for evaluation in judged]
    sections: tuple[Callable[[], None], ...] = (
        lambda: section_1(page, now, before),
        lambda: section_2(page, now),
        lambda: section_3(page, now),
        lambda: section_4(page, now, before),
        lambda: section_5(page, now, before),
        lambda: section_6(page, now),
        lambda: section_7(page, now),
        lambda: section_8(page, now),
        lambda: section_9(page, now, before),
        lambda: section_10(page, now, before, grades),
    )
    for number, (title, compose) in enumerate(zip(SECTION_TITLES, sections, strict=True), start=1):
        page.heading(f"{ordinal(number)}、{title}", level=3)
        compose()


def write_corpus(folder: Path, count: int, seed: int) -> list[SyntheticDisclosure]:
    """Write disclosures in drawn styles, encodings and line ends under `<folder>/<year>/`."""
    rng = random.Random(f"{seed}/corpus")
    written = []
    for number in range(count):
        made = generate(seed * 10_000 + number)
        encoding = rng.choice(("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"))
        newline = rng.choice(("\n", "\n", "\r\n"))
        place = folder / str(made.accounts.year)
        place.mkdir(parents=True, exist_ok=True)
        (place / f"synthetic-{made.seed}.txt").write_bytes(made.encode(encoding, newline))
        written.append(made)
    return written

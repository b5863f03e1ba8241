"""An office over its years: one plan, and what happens to it."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .accounts import THREE_PUBLIC, YearAccounts
from .document import SyntheticDisclosure, compose
from .events import Event
from .ledger import draw_year
from .names import Office
from .outcomes import Retold
from .page import Telling
from .plan import Plan, draw_plan, draw_size
from .style import Style

_BASIC = ("2010301", "2080505", "2080506", "2101101", "2101103", "2210201")
"""What every office spends, so that they can be compared."""


@dataclass(frozen=True)
class Career:
    """An office and its years.

    Attributes:
        seed: decides every amount.
        office: who publishes, as named in the first year.
        years: the fiscal years that it lived through.
        style: how its disclosures are set.
        scale: 元 a year of a usual item.
        project: items paid as projects, beside those that every office has.
        basic: further items of basic expenditure.
        own_money: sources other than the budget, by their 元 a year.
        three_public: the items that it spends on from the first year.
        project_names: the projects that it evaluates; drawn where left out.
        events: what happens at the start of a year.
        renamed: the name from a year on.
        telling: what is told otherwise in a year.
        staff: posts and staff of the first year, where the overview tells them; one more a year.
        unpublished: years whose disclosure is missing.
        damaged: the number whose first digit a year prints wrongly: region, table or section, row
            or subject, measure or kind.
    """

    seed: int
    office: Office
    years: tuple[int, ...]
    style: Style
    scale: int
    project: tuple[str, ...]
    basic: tuple[str, ...] = ()
    own_money: Mapping[str, int] = field(default_factory=dict)
    three_public: tuple[str, ...] = ("running", "reception")
    project_names: tuple[str, ...] = ()
    events: Mapping[int, tuple[Event, ...]] = field(default_factory=dict)
    renamed: Mapping[int, Office] = field(default_factory=dict)
    telling: Mapping[int, Telling] = field(default_factory=dict)
    staff: tuple[int, int] = (0, 0)
    unpublished: frozenset[int] = frozenset()
    damaged: Mapping[int, tuple[str, str, str, str]] = field(default_factory=dict)

    def office_in(self, year: int) -> Office:
        """Return the office as named in a year."""
        names = [office for first, office in sorted(self.renamed.items()) if first <= year]
        return names[-1] if names else self.office


def clean_style(seed: int, **knobs: Any) -> Style:
    """Draw a style without slips of its own."""
    clean: Mapping[str, Any] = {
        "lost_row_30299": False,
        "misprinted_ordinal": False,
        "three_public_header": "three_lines",
        "three_public_lost_blanks": 0,
        "blank_score": False,
        "money_layout": "with_target",
        "table_unit": "wan",
    }
    return replace(Style.draw(seed), **{**clean, **knobs})


def plan_of(career: Career) -> Plan:
    """Plan the items that the career names, in drawn sizes."""
    rng = random.Random(f"{career.seed}/plan")
    drawn = draw_plan(rng, with_funds=False)
    basic = {code: draw_size(rng, career.scale) for code in (*_BASIC, *career.basic)}
    basic["2010301"] *= 6
    project = {code: draw_size(rng, career.scale) for code in career.project}
    return replace(
        drawn,
        basic=basic,
        project=project,
        funds=dict.fromkeys((*basic, *project), "general"),
        own_income={("2010301", source): yuan for source, yuan in career.own_money.items()},
        own_spending={("2010301", "project"): 0.7} if career.own_money else {},
        three_public=career.three_public,
        project_names=career.project_names or drawn.project_names,
        surrenders_carry_over=False,
        own_opening=sum(career.own_money.values()) // 3,
    )


def live(career: Career, plan: Plan | None = None) -> Iterator[SyntheticDisclosure]:
    """Yield the disclosure of every year, the unpublished ones too."""
    rng = random.Random(f"{career.seed}/accounts")
    plan = plan or plan_of(career)
    prior = draw_year(rng, plan, career.years[0] - 1, None)
    for year in career.years:
        happened = career.events.get(year, ())
        told = prior
        for event in happened:
            plan, prior, told = event.plan(plan), event.before(prior), event.before(told)
            told = event.restated(told) if isinstance(event, Retold) else told
        accounts = _turned_out(draw_year(rng, plan, year, prior), happened)
        telling = _told(career, year)
        yield compose(career.seed, career.style, career.office_in(year), accounts, told, telling)
        prior = accounts


def _told(career: Career, year: int) -> Telling:
    posts, staff = career.staff
    more = year - career.years[0] if staff else 0
    return replace(career.telling.get(year, Telling()), staff=(posts, staff + more))


def _turned_out(accounts: YearAccounts, happened: tuple[Event, ...]) -> YearAccounts:
    for event in happened:
        accounts = event.drawn(accounts)
    assert set(accounts.three_public) == set(THREE_PUBLIC)
    return accounts

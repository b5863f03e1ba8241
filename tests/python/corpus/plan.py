"""The plan of an office: what its accounts look like year after year."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from . import codes, economic
from .accounts import THREE_PUBLIC
from .names import PROJECTS

_BASIC_TAILS = ("01", "05", "06", "50", "03")


@dataclass(frozen=True)
class Plan:
    """What stays the same over an office's years; weights are 元 a year before noise."""

    basic: Mapping[str, int]
    project: Mapping[str, int]
    funds: Mapping[str, str]
    own_income: Mapping[tuple[str, str], int]
    own_spending: Mapping[tuple[str, str], float]
    economic_weights: Mapping[str, float]
    three_public: tuple[str, ...]
    project_names: tuple[str, ...]
    office_kind: str
    surrenders_carry_over: bool
    own_opening: int
    restated_share: float = 0
    drifts: bool = False


def draw_size(rng: random.Random, scale: float) -> int:
    """Draw 元 around a scale, never so few that they print as 0.00."""
    return max(150, int(scale * 10 ** rng.uniform(-1.2, 0.3)))


def draw_plan(rng: random.Random, with_funds: bool | None = None) -> Plan:
    """Draw the items, sources and habits of one office."""
    scale = 10 ** rng.uniform(5, 7.8)
    general = rng.sample(codes.GENERAL, rng.randint(1, 5)) + list(codes.ALWAYS)
    basic: dict[str, int] = {}
    project: dict[str, int] = {}
    for group in general:
        picked = rng.sample(group.items, rng.randint(1, len(group.items)))
        for code, _ in picked:
            is_basic = group in codes.ALWAYS or code.endswith(_BASIC_TAILS)
            target = basic if is_basic else project
            target[code] = draw_size(rng, scale)
    if not project:
        project["2010399"] = draw_size(rng, scale)
    basic.setdefault("2010301", draw_size(rng, scale * 3))
    funds = dict.fromkeys((*basic, *project), "general")
    use_funds = rng.random() < 0.5 if with_funds is None else with_funds
    for name, groups in (
        ("government", codes.GOVERNMENT_FUND),
        ("capital", codes.STATE_CAPITAL),
    ):
        if use_funds and rng.random() < 0.7:
            group = rng.choice(groups)
            for code, _ in rng.sample(group.items, rng.randint(1, len(group.items))):
                (basic if rng.random() < 0.2 else project)[code] = draw_size(rng, scale)
                funds[code] = name
    own_income, own_spending = _draw_own(rng, scale, list(basic))
    return Plan(
        basic,
        project,
        funds,
        own_income,
        own_spending,
        _draw_weights(rng),
        tuple(name for name in THREE_PUBLIC if rng.random() < 0.6),
        tuple(rng.sample(PROJECTS, rng.randint(1, 4))),
        rng.choice(("administrative", "supervised", "institution")),
        rng.random() < 0.2,
        draw_size(rng, scale) if rng.random() < 0.5 else 0,
    )


def draw_habits(rng: random.Random, plan: Plan) -> Plan:
    """Draw what few offices have: debts carried over, restated openings, rounding all one way."""
    if rng.random() < 0.1:
        plan = replace(plan, own_opening=-draw_size(rng, min(plan.basic.values()) / 20))
    if rng.random() < 0.1 and not plan.surrenders_carry_over:
        plan = replace(plan, restated_share=rng.uniform(0.2, 0.8))
    return replace(plan, drifts=rng.random() < 0.3)


def _draw_own(
    rng: random.Random, scale: float, items: Sequence[str]
) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], float]]:
    income: dict[tuple[str, str], int] = {}
    spending: dict[tuple[str, str], float] = {}
    for source in ("superior", "institutional", "operating", "subordinate", "other"):
        if rng.random() < 0.3:
            income[rng.choice(items), source] = draw_size(rng, scale / 5)
    natures = ("basic", "project", "remitted", "subsidy")
    for (item, source), _ in income.items():
        nature = "operating" if source == "operating" else rng.choice(natures)
        if rng.random() < 0.8:
            spending[item, nature] = rng.uniform(0.3, 0.95)
    return income, spending


def _draw_weights(rng: random.Random) -> dict[str, float]:
    personnel = [*economic.USUAL_PERSONNEL, *rng.sample(economic.RARE_PERSONNEL, 4)]
    public = [*economic.USUAL_PUBLIC, *rng.sample(economic.RARE_PUBLIC, rng.randint(2, 9))]
    weights = {code: rng.uniform(2, 30) for code in personnel}
    weights.update({code: rng.uniform(0.05, 4) for code in public})
    return weights

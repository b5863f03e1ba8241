"""Drawing accounts: year after year on top of each other."""

import random
from collections.abc import Mapping
from dataclasses import replace

from .accounts import (
    THREE_PUBLIC,
    ItemAccount,
    ProjectAccount,
    Statistics,
    ThreePublic,
    YearAccounts,
)
from .names import PROJECTS
from .plan import Plan, draw_size

_THREE_PUBLIC_CODES = {"abroad": "30212", "running": "30231", "reception": "30217"}


def draw_year(
    rng: random.Random, plan: Plan, year: int, prior: YearAccounts | None
) -> YearAccounts:
    """Draw one year on top of the year before (None for the first)."""
    before = {item.code: item for item in prior.items} if prior else {}
    items = tuple(_draw_item(rng, plan, code, before.get(code)) for code in sorted(plan.funds))
    own = sum(sum(item.income.values()) - item.source("fiscal") for item in items)
    keeps = rng.random() < 0.15
    surplus_used = draw_size(rng, own / 20) if own and rng.random() < 0.15 else 0
    accounts = YearAccounts(
        year,
        items,
        own_opening=prior.own_closing if prior else plan.own_opening,
        surplus_used=surplus_used,
        distributed=surplus_used // 3 if keeps else 0,
        economic={},
        three_public={},
        projects=(),
        statistics=_draw_statistics(rng, plan),
    )
    parts = _split(rng, accounts.basic_general, _economic_weights(rng, plan))
    accounts = replace(accounts, economic=_drift(parts) if plan.drifts else parts)
    return replace(
        accounts,
        three_public=_draw_three_public(rng, plan, accounts),
        projects=_draw_projects(rng, plan, accounts.spent("project")),
        class_budgets=_draw_budgets(rng, accounts),
    )


def _draw_item(
    rng: random.Random, plan: Plan, code: str, before: ItemAccount | None
) -> ItemAccount:
    opening = int(before.closing * (1 - plan.restated_share)) if before else 0
    if plan.surrenders_carry_over:
        opening = 0
    elif before is None and rng.random() < 0.3:
        opening = max(plan.basic.get(code, 0), plan.project.get(code, 0)) // 7
    size = plan.basic.get(code, 0) + plan.project.get(code, 0)
    income = {"fiscal": max(100, int(size * rng.uniform(0.8, 1.25)))}
    whole = rng.random() < 0.6
    spent = int((opening + income["fiscal"]) * (1 if whole else rng.uniform(0.7, 0.99)))
    nature = "basic" if code in plan.basic else "project"
    own: dict[str, int] = {}
    for (item, source), amount in plan.own_income.items():
        if item == code:
            income[source] = max(100, int(amount * rng.uniform(0.8, 1.25)))
    own_income = sum(income.values()) - income["fiscal"]
    shares = {key: part for (item, key), part in plan.own_spending.items() if item == code}
    for key, part in shares.items():
        own[key] = int(own_income * part / len(shares))
    return ItemAccount(code, plan.funds[code], opening, income, {nature: spent}, own)


def _economic_weights(rng: random.Random, plan: Plan) -> dict[str, float]:
    weights = {code: part * rng.uniform(0.85, 1.2) for code, part in plan.economic_weights.items()}
    for name, code in _THREE_PUBLIC_CODES.items():
        if name in plan.three_public:
            weights[code] = rng.uniform(0.3, 2)
    return weights


def _split(rng: random.Random, amount: int, weights: Mapping[str, float]) -> dict[str, int]:
    whole = sum(weights.values())
    parts = {code: int(amount * part / whole) for code, part in weights.items()}
    parts = {code: value for code, value in parts.items() if value >= 100}
    largest = max(parts, key=lambda code: parts[code])
    parts[largest] += amount - sum(parts.values())
    return dict(sorted(parts.items()))


def _drift(parts: dict[str, int]) -> dict[str, int]:
    """Let five items of 工资福利支出 round down by almost half a cent, and the largest take it."""
    drifted = dict(parts)
    largest = max(parts, key=lambda code: parts[code])
    for code in [code for code in parts if code.startswith("301") and code != largest][:5]:
        step = (48 - parts[code]) % 100
        drifted[code] += step
        drifted[largest] -= step
    return drifted


def _draw_three_public(
    rng: random.Random, plan: Plan, accounts: YearAccounts
) -> dict[str, ThreePublic]:
    items = {}
    for name in THREE_PUBLIC:
        basic = accounts.economic.get(_THREE_PUBLIC_CODES.get(name, ""), 0)
        extra = draw_size(rng, accounts.basic_general / 40) if rng.random() < 0.4 else 0
        actual = basic + extra if name in plan.three_public else 0
        spare = rng.choice((0, 0, rng.uniform(0.05, 1)))
        budget = -(-int(actual * (1 + spare)) // 100) * 100 if spare else actual
        if not actual and rng.random() < 0.15:
            budget = 80000
        items[name] = ThreePublic(budget, actual)
    return items


def _draw_projects(rng: random.Random, plan: Plan, spent: int) -> tuple[ProjectAccount, ...]:
    weights = {name: rng.uniform(0.2, 1) for name in plan.project_names}
    projects = []
    for name, executed in _split(rng, spent, weights).items():
        annual = executed if rng.random() < 0.5 else int(executed / rng.uniform(0.6, 0.99))
        initial = annual if rng.random() < 0.7 else int(annual * rng.uniform(0.8, 1.2))
        target = initial if rng.random() < 0.8 else int(initial * rng.uniform(1, 1.3))
        projects.append(ProjectAccount(name, target, initial, annual, executed))
    if projects and rng.random() < 0.1:
        unused = [name for name in PROJECTS if name not in plan.project_names]
        budget = draw_size(rng, 200000)
        projects.append(ProjectAccount(rng.choice(unused), budget, budget, budget, 0))
    return tuple(projects)


def _draw_budgets(rng: random.Random, accounts: YearAccounts) -> dict[str, int]:
    budgets: dict[str, int] = {}
    for item in accounts.of_fund("general"):
        budgets[item.code[:3]] = budgets.get(item.code[:3], 0) + item.fiscal_spent
    for code, spent in budgets.items():
        if rng.random() < 0.5:
            budgets[code] = int(spent * rng.uniform(0.8, 1.4))
    return budgets


def _draw_statistics(rng: random.Random, plan: Plan) -> Statistics:
    buys = rng.random() < 0.6
    goods, works, services = (
        draw_size(rng, 300000) if buys and rng.random() < 0.7 else 0 for _ in range(3)
    )
    line = {"administrative": 5, "supervised": 6, "institution": 0}[plan.office_kind]
    vehicles = tuple(rng.randint(1, 6) if rng.random() < 0.3 else 0 for _ in range(8))
    equipment = rng.randint(1, 9) if rng.random() < 0.4 else 0
    return Statistics((goods, works, services), line, vehicles, equipment)

"""What is followed over years, in 元: every subject of a year's accounts, in plain sums."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from . import codes
from .accounts import NATURES, ItemAccount, YearAccounts
from .tables import Measure

Subject = tuple[str, str, str]
"""Subject kind, fund scope and subject code, as the warehouse keys them."""
_FUNDS = {
    "general": "general_public_budget",
    "government": "government_fund",
    "capital": "state_capital",
}
_NATURES = dict(
    zip(
        NATURES,
        ("basic", "project", "remitted_to_superior", "operating", "subsidy_to_subordinate"),
        strict=True,
    )
)
_THREE_PUBLIC = {
    "abroad": "overseas_travel",
    "purchase": "vehicle_purchase",
    "running": "vehicle_operation",
    "reception": "official_reception",
}


def subject_amounts(accounts: YearAccounts) -> Mapping[Subject, int]:
    """Return the amounts of all subjects; one that is not there has nothing."""
    amounts: defaultdict[Subject, int] = defaultdict(int)
    for parts in (_functional, _economic, _three_public, _statement_01, _statement_04, _table_10):
        for subject, yuan in parts(accounts):
            amounts[subject] += yuan
    return amounts


def _functional(accounts: YearAccounts) -> Iterable[tuple[Subject, int]]:
    yield from _by_code("functional_income", "all_funds", accounts.items, _received)
    yield from _by_code("functional_expenditure", "all_funds", accounts.items, _spent)
    for nature, key in _NATURES.items():
        yield ("expenditure_nature", "all_funds", key), accounts.spent(nature)
    for fund, scope in _FUNDS.items():
        items = accounts.of_fund(fund)
        yield from _by_code("functional_expenditure", scope, items, _fiscal_spent)
        for nature in ("basic", "project"):
            yuan = sum(item.fiscal.get(nature, 0) for item in items)
            yield ("expenditure_nature", scope, nature), yuan


def _received(item: ItemAccount) -> int:
    return sum(item.income.values())


def _spent(item: ItemAccount) -> int:
    return sum(map(item.spent, NATURES))


def _fiscal_spent(item: ItemAccount) -> int:
    return item.fiscal_spent


def _by_code(
    kind: str, scope: str, items: Iterable[ItemAccount], measure: Measure
) -> Iterable[tuple[Subject, int]]:
    for item in items:
        for code in ("合计", item.code[:3], item.code[:5], item.code):
            yield (kind, scope, code), measure(item)


def _economic(accounts: YearAccounts) -> Iterable[tuple[Subject, int]]:
    for code, yuan in accounts.economic.items():
        total = "人员经费合计" if code.startswith(("301", "303")) else "公用经费合计"
        for key in (total, code[:3], code):
            yield ("economic_expenditure", "general_public_budget", key), yuan


def _three_public(accounts: YearAccounts) -> Iterable[tuple[Subject, int]]:
    for name, item in accounts.three_public.items():
        keys = ["total", _THREE_PUBLIC[name]]
        keys += ["vehicles"] if name in ("purchase", "running") else []
        for key in keys:
            yield ("three_public_item", "general_public_budget", key), item.actual
            yield ("three_public_budget", "general_public_budget", key), item.budget


def _statement_01(accounts: YearAccounts) -> Iterable[tuple[Subject, int]]:
    incomes = [sum(item.source("fiscal") for item in accounts.of_fund(fund)) for fund in _FUNDS]
    incomes += [
        accounts.income(source)
        for source in ("superior", "institutional", "operating", "subordinate", "other")
    ]
    lines = dict(enumerate(incomes, start=1))
    lines |= {27: accounts.income(), 28: accounts.surplus_used, 31: accounts.grand_total}
    lines |= {29: accounts.fiscal_opening + accounts.own_opening, 62: accounts.grand_total}
    lines |= {58: accounts.spent(), 59: accounts.distributed}
    lines |= {60: accounts.fiscal_closing + accounts.own_closing}
    lines |= _classes(accounts.items, 32, _spent)
    for line, yuan in lines.items():
        yield ("balance_line", "all_funds", str(line)), yuan


def _statement_04(accounts: YearAccounts) -> Iterable[tuple[Subject, int]]:
    whole = "fiscal_appropriation"
    for place, (fund, scope) in enumerate(_FUNDS.items()):
        items = accounts.of_fund(fund)
        income = sum(item.source("fiscal") for item in items)
        opening, closing = (sum(getattr(i, s) for i in items) for s in ("opening", "closing"))
        for line, yuan in (
            *((1 + place, income), (27, income), (28, opening), (29 + place, opening)),
            (32, income + opening),
        ):
            yield ("balance_line", whole, str(line)), yuan
        spent = sum(map(_fiscal_spent, items))
        lines = {59: spent, 60: closing, 64: spent + closing}
        lines |= _classes(items, 33, _fiscal_spent)
        for line, yuan in lines.items():
            yield ("balance_line", scope, str(line)), yuan
            yield ("balance_line", whole, str(line)), yuan


def _classes(items: Iterable[ItemAccount], first_line: int, measure: Measure) -> dict[int, int]:
    lines = {code: first_line + place for place, (code, _) in enumerate(codes.CLASS_LINES)}
    sums = dict.fromkeys(lines.values(), 0)
    for item in items:
        sums[lines[item.code[:3]]] += measure(item)
    return sums


def _table_10(accounts: YearAccounts) -> Iterable[tuple[Subject, int]]:
    keys = {
        5: "operating_cost_administrative_units",
        6: "operating_cost_civil_service_managed_institutions",
    }
    line = accounts.statistics.operating_line
    if line:
        yield (
            ("institutional_running_cost", "general_public_budget", keys[line]),
            accounts.public,
        )
    goods, works, services = accounts.statistics.procurement
    for key, yuan in (
        ("total", goods + works + services),
        ("goods", goods),
        ("works", works),
        ("services", services),
    ):
        yield ("procurement", "all_funds", f"procurement_{key}"), yuan

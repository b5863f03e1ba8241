"""Codes that were moved or split between two years, as the official classification was changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .accounts import ItemAccount, YearAccounts
from .events import Event
from .plan import Plan


@dataclass(frozen=True)
class Recoded(Event):
    """A functional item goes on under other codes, by their shares of 100."""

    code: str
    parts: Mapping[str, int]

    def plan(self, plan: Plan) -> Plan:
        """Plan the parts in place of the code."""
        first = next(iter(self.parts))
        return replace(
            plan,
            basic=self._sizes(plan.basic),
            project=self._sizes(plan.project),
            funds=self._named(plan.funds),
            own_income={(self._to(c, first), s): n for (c, s), n in plan.own_income.items()},
            own_spending={(self._to(c, first), n): p for (c, n), p in plan.own_spending.items()},
        )

    def before(self, accounts: YearAccounts) -> YearAccounts:
        """Split the item as the parts are planned."""
        items: list[ItemAccount] = []
        for item in accounts.items:
            items += self._split(item) if item.code == self.code else [item]
        return replace(accounts, items=tuple(sorted(items, key=lambda item: item.code)))

    def _to(self, code: str, new: str) -> str:
        return new if code == self.code else code

    def _sizes(self, sizes: Mapping[str, int]) -> dict[str, int]:
        kept = {code: size for code, size in sizes.items() if code != self.code}
        if self.code in sizes:
            kept.update(shared(sizes[self.code], self.parts))
        return kept

    def _named(self, funds: Mapping[str, str]) -> dict[str, str]:
        kept = {code: fund for code, fund in funds.items() if code != self.code}
        return {**kept, **dict.fromkeys(self.parts, funds[self.code])}

    def _split(self, item: ItemAccount) -> list[ItemAccount]:
        opening, closing = shared(item.opening, self.parts), shared(item.closing, self.parts)
        spent = {nature: shared(yuan, self.parts) for nature, yuan in item.fiscal.items()}
        first = next(iter(self.parts))
        parts = []
        for code in self.parts:
            fiscal = {nature: yuan[code] for nature, yuan in spent.items()}
            # income is what is left, so that no part closes below zero by a rounding
            income = {"fiscal": sum(fiscal.values()) + closing[code] - opening[code]}
            if code == first:
                income |= {name: n for name, n in item.income.items() if name != "fiscal"}
            own = item.own if code == first else {}
            parts.append(ItemAccount(code, item.fund, opening[code], income, fiscal, own))
        return parts


@dataclass(frozen=True)
class RecodedEconomic(Event):
    """An economic code goes on under other codes, by their shares of 100."""

    code: str
    parts: Mapping[str, int]

    def plan(self, plan: Plan) -> Plan:
        """Weigh the parts in place of the code."""
        weights = {code: w for code, w in plan.economic_weights.items() if code != self.code}
        whole = plan.economic_weights.get(self.code, 0)
        weights.update({code: whole * share / 100 for code, share in self.parts.items()})
        return replace(plan, economic_weights=weights)

    def before(self, accounts: YearAccounts) -> YearAccounts:
        """Split what was spent."""
        economic = {code: yuan for code, yuan in accounts.economic.items() if code != self.code}
        economic.update(shared(accounts.economic.get(self.code, 0), self.parts))
        return replace(accounts, economic=economic)


def shared(yuan: int, parts: Mapping[str, int]) -> dict[str, int]:
    """Split an amount by shares of 100; the last part takes what rounding leaves."""
    split = {code: yuan * share // 100 for code, share in parts.items()}
    last = list(parts)[-1]
    split[last] += yuan - sum(split.values())
    return split

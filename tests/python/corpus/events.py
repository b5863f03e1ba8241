"""What happens to an office between two years: codes change, items begin, money is planned badly.

An event changes the plan from its year on, and what the year before is told as: a code that was
moved has its opening balance under the new code. What it makes of a drawn year comes last.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .accounts import YearAccounts
from .plan import Plan


class Event:
    """Nothing happens."""

    def plan(self, plan: Plan) -> Plan:
        """Return the plan from this year on."""
        return plan

    def before(self, accounts: YearAccounts) -> YearAccounts:
        """Return the year before in the codes of this year."""
        return accounts

    def drawn(self, accounts: YearAccounts) -> YearAccounts:
        """Return this year's accounts as they turned out."""
        return accounts


@dataclass(frozen=True)
class Scaled(Event):
    """Items are planned at another size, in percent of the year before."""

    percent: Mapping[str, int]

    def plan(self, plan: Plan) -> Plan:
        """Scale the items."""
        sizes = [
            {code: size * self.percent.get(code, 100) // 100 for code, size in part.items()}
            for part in (plan.basic, plan.project)
        ]
        return replace(plan, basic=sizes[0], project=sizes[1])


@dataclass(frozen=True)
class Ended(Event):
    """An item that is printed no more; what it had left goes on in another of its class."""

    code: str
    into: str

    def plan(self, plan: Plan) -> Plan:
        """Plan it no more."""
        kept = [
            {code: each for code, each in part.items() if code != self.code}
            for part in (plan.basic, plan.project)
        ]
        funds = {code: fund for code, fund in plan.funds.items() if code != self.code}
        return replace(plan, basic=kept[0], project=kept[1], funds=funds)

    def before(self, accounts: YearAccounts) -> YearAccounts:
        """Count its year in the other item."""
        items = {item.code: item for item in accounts.items}
        ended, other = items.pop(self.code), items[self.into]
        items[self.into] = replace(
            other,
            opening=other.opening + ended.opening,
            income=added(other.income, ended.income),
            fiscal=added(other.fiscal, ended.fiscal),
        )
        return replace(accounts, items=tuple(items.values()))


@dataclass(frozen=True)
class Begun(Event):
    """A project item, or a three-public item, that last year did not have."""

    sizes: Mapping[str, int]
    three_public: tuple[str, ...] = ()

    def plan(self, plan: Plan) -> Plan:
        """Add the items."""
        return replace(
            plan,
            project={**plan.project, **self.sizes},
            funds={**plan.funds, **dict.fromkeys(self.sizes, "general")},
            three_public=(*plan.three_public, *self.three_public),
        )


@dataclass(frozen=True)
class Surrendered(Event):
    """From this year on a share of what was left over is paid back instead of carried over."""

    share: float

    def plan(self, plan: Plan) -> Plan:
        """Set the share; 0 ends it."""
        return replace(plan, restated_share=self.share)


def added(left: Mapping[str, int], right: Mapping[str, int]) -> dict[str, int]:
    """Add two mappings key by key."""
    return {key: left.get(key, 0) + right.get(key, 0) for key in (*left, *right)}

"""How money that was spent compares with its budget, and with what last year is told to be."""

from dataclasses import dataclass, replace

from .accounts import YearAccounts
from .events import Event


@dataclass(frozen=True)
class Executed(Event):
    """A project whose money was executed to so many percent of its budget."""

    project: str
    percent: int

    def drawn(self, accounts: YearAccounts) -> YearAccounts:
        """Set the budget that makes the rate; what was spent stays."""
        projects = []
        for project in accounts.projects:
            if project.name == self.project:
                annual = project.executed * 100 // self.percent
                project = replace(project, target=annual, initial=annual, annual=annual)
            projects.append(project)
        return replace(accounts, projects=tuple(projects))


@dataclass(frozen=True)
class Overspent(Event):
    """A three-public item that took so many percent of its budget."""

    item: str
    percent: int

    def drawn(self, accounts: YearAccounts) -> YearAccounts:
        """Set the budget that makes the rate; what was spent stays."""
        money = accounts.three_public[self.item]
        budget = money.actual * 100 // self.percent
        changed = {**accounts.three_public, self.item: replace(money, budget=budget)}
        return replace(accounts, three_public=changed)


@dataclass(frozen=True)
class Retold(Event):
    """Last year was restated: this year's narrative compares with another amount of an item."""

    code: str
    yuan: int

    def restated(self, accounts: YearAccounts) -> YearAccounts:
        """Return the year before as it is told now, its balances untouched."""
        items = []
        for item in accounts.items:
            if item.code == self.code:
                nature = next(iter(item.fiscal))
                income = {**item.income, "fiscal": item.source("fiscal") + self.yuan}
                fiscal = {**item.fiscal, nature: item.fiscal[nature] + self.yuan}
                item = replace(item, income=income, fiscal=fiscal)
            items.append(item)
        return replace(accounts, items=tuple(items))

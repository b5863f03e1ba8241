"""One year's accounts of an office in whole 元: what the printed tables are rounded from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

FUNDS = ("general", "government", "capital")
SOURCES = ("fiscal", "superior", "institutional", "operating", "subordinate", "other")
NATURES = ("basic", "project", "remitted", "operating", "subsidy")
THREE_PUBLIC = ("abroad", "purchase", "running", "reception")


@dataclass(frozen=True)
class ItemAccount:
    """One functional item: income by source, fiscal and own spending by nature, carry-over."""

    code: str
    fund: str
    opening: int = 0
    income: Mapping[str, int] = field(default_factory=dict)
    fiscal: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, int] = field(default_factory=dict)

    def source(self, name: str) -> int:
        """Income from one source."""
        return self.income.get(name, 0)

    def spent(self, nature: str) -> int:
        """Expenditure of one nature from all money."""
        return self.fiscal.get(nature, 0) + self.own.get(nature, 0)

    @property
    def fiscal_spent(self) -> int:
        """Expenditure from fiscal appropriation."""
        return sum(self.fiscal.values())

    @property
    def closing(self) -> int:
        """Fiscal carry-over at the end of the year."""
        return self.opening + self.source("fiscal") - self.fiscal_spent


@dataclass(frozen=True)
class ThreePublic:
    """Budget and actual of one three-public item."""

    budget: int
    actual: int


@dataclass(frozen=True)
class ProjectAccount:
    """Money of one project from the reported target to what was spent."""

    name: str
    target: int
    initial: int
    annual: int
    executed: int


@dataclass(frozen=True)
class Statistics:
    """Table 10: procurement in 元, vehicles by kind, large equipment."""

    procurement: tuple[int, int, int]
    operating_line: int
    vehicles: tuple[int, ...]
    equipment: int


@dataclass(frozen=True)
class YearAccounts:
    """All accounts of one office and year; every total is derived, never stored."""

    year: int
    items: tuple[ItemAccount, ...]
    own_opening: int
    surplus_used: int
    distributed: int
    economic: Mapping[str, int]
    three_public: Mapping[str, ThreePublic]
    projects: tuple[ProjectAccount, ...]
    statistics: Statistics
    class_budgets: Mapping[str, int] = field(default_factory=dict)

    def of_fund(self, fund: str) -> list[ItemAccount]:
        """Items paid from one fund."""
        return [item for item in self.items if item.fund == fund]

    def income(self, *sources: str) -> int:
        """Income from the sources, or from all."""
        return sum(item.source(name) for item in self.items for name in sources or SOURCES)

    def spent(self, *natures: str) -> int:
        """Expenditure of the natures, or all."""
        return sum(item.spent(name) for item in self.items for name in natures or NATURES)

    @property
    def fiscal_opening(self) -> int:
        """Fiscal carry-over at the start."""
        return total(item.opening for item in self.items)

    @property
    def fiscal_closing(self) -> int:
        """Fiscal carry-over at the end."""
        return total(item.closing for item in self.items)

    @property
    def fiscal_spent(self) -> int:
        """Expenditure from fiscal appropriation."""
        return total(item.fiscal_spent for item in self.items)

    @property
    def own_closing(self) -> int:
        """Other carry-over at the end."""
        own_income = self.income() - self.income("fiscal")
        own_spent = self.spent() - self.fiscal_spent
        return self.own_opening + self.surplus_used + own_income - own_spent - self.distributed

    @property
    def grand_total(self) -> int:
        """总计 of table 01, the same on both sides by construction."""
        return self.income() + self.surplus_used + self.fiscal_opening + self.own_opening

    @property
    def fiscal_total(self) -> int:
        """总计 of table 04, the same on both sides by construction."""
        return self.income("fiscal") + self.fiscal_opening

    def economic_sum(self, *prefixes: str) -> int:
        """Basic expenditure of the economic codes that start with one of the prefixes."""
        return total(value for code, value in self.economic.items() if code.startswith(prefixes))

    @property
    def personnel(self) -> int:
        """人员经费."""
        return self.economic_sum("301", "303")

    @property
    def public(self) -> int:
        """公用经费."""
        return total(self.economic.values()) - self.personnel

    @property
    def basic_general(self) -> int:
        """Basic expenditure of the general public budget."""
        return total(item.fiscal.get("basic", 0) for item in self.of_fund("general"))

    def three_public_sum(self, side: str) -> int:
        """Sum of the three-public items; side is budget or actual."""
        return total(getattr(item, side) for item in self.three_public.values())


def total(values: Iterable[int]) -> int:
    """Sum of 元."""
    return sum(values)

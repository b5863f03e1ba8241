"""What each metric is, by office and year: plain arithmetic on what the generator printed."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from corpus.history import OfficeYear
from corpus.numbers import in_wan

NATURES = ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出")
SOURCES = (
    "财政拨款收入",
    "上级补助收入",
    "事业收入",
    "经营收入",
    "附属单位上缴收入",
    "其他收入",
)
THREE_PUBLIC = ("因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费")
Truth = Callable[[OfficeYear], Decimal | None]


def leaves(table: str, *measures: str) -> Truth:
    """The sum of the printed codes that no longer code of the table begins with."""

    def total(year: OfficeYear) -> Decimal | None:
        codes = year.codes(table)
        deepest = [
            code
            for code in codes
            if not any(other.startswith(code) for other in codes if other != code)
        ]
        return cells(table, deepest, *measures)(year)

    return total


def cells(table: str, keys: Sequence[str], *measures: str) -> Truth:
    """The sum of the cells that are printed; nothing where none is."""

    def total(year: OfficeYear) -> Decimal | None:
        amounts = [year.amount(table, key, measure) for key in keys for measure in measures]
        printed = [amount for amount in amounts if amount is not None]
        return sum(printed, Decimal()) if printed else None

    return total


def personnel(is_personnel: bool) -> Truth:
    def total(year: OfficeYear) -> Decimal | None:
        codes = [
            code
            for code in year.codes("06", 5)
            if (code.startswith(("301", "303"))) is is_personnel
        ]
        return cells("06", codes, "决算数")(year)

    return total


def money(name: str) -> Truth:
    """The sum of a money column over the projects of a disclosure."""

    def total(year: OfficeYear) -> Decimal | None:
        rows = [row for row in year.made.truth.project_money if "总额" in row.row_label]
        printed = [in_wan(text) for row in rows if (text := getattr(row, name))]
        return sum(printed, Decimal()) if printed else None

    return total


TRUTHS: Mapping[str, Truth] = {
    "expenditure_all_funds_wan": leaves("03", *NATURES),
    "basic_expenditure_all_funds_wan": leaves("03", "基本支出"),
    "project_expenditure_all_funds_wan": leaves("03", "项目支出"),
    "expenditure_general_public_budget_wan": leaves("05", *NATURES),
    "basic_expenditure_general_public_budget_wan": leaves("05", "基本支出"),
    "project_expenditure_general_public_budget_wan": leaves("05", "项目支出"),
    "expenditure_government_fund_wan": leaves("07", *NATURES),
    "expenditure_state_capital_wan": leaves("08", *NATURES),
    "income_wan": leaves("02", *SOURCES),
    "fiscal_appropriation_income_wan": leaves("02", "财政拨款收入"),
    "economic_expenditure_wan": leaves("06", "决算数"),
    "personnel_expenditure_wan": personnel(is_personnel=True),
    "public_expenditure_wan": personnel(is_personnel=False),
    "three_public_actual_wan": cells("09", THREE_PUBLIC, "决算数"),
    "three_public_budget_wan": cells("09", THREE_PUBLIC, "预算数"),
    "institutional_running_cost_wan": cells("10", ("5", "6"), "统计数"),
    "opening_carry_over_all_funds_wan": cells("01", ("29",), "金额"),
    "closing_carry_over_all_funds_wan": cells("01", ("60",), "金额"),
    "opening_carry_over_fiscal_appropriation_wan": cells("04", ("28",), "金额"),
    "closing_carry_over_fiscal_appropriation_wan": cells("04", ("60",), "合计"),
    "evaluated_project_budget_wan": money("annual_budget"),
    "evaluated_project_executed_wan": money("executed"),
    "evaluated_project_count": lambda year: Decimal(len(year.made.truth.projects)) or None,
    "document_count": lambda year: Decimal(1),
}

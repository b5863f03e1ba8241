"""The identities of the ten tables: rows, hierarchy, balance, one table against another."""

from collections.abc import Iterable, Iterator

from . import codes, economic
from .identities import Identity, Sum, whole_and_parts
from .readings import Place
from .sheets import CODED_MEASURES
from .tables import EXPENDITURE_LABELS, FUND_LABELS, INCOME_LABELS
from .truth import Truth
from .wide_tables import THREE_PUBLIC_KEYS

_SPENT = ("小计", "基本支出", "项目支出")
_SPENT_08 = ("合计", "基本支出", "项目支出")
ROW_LABELS = {
    "02": INCOME_LABELS,
    "03": EXPENDITURE_LABELS,
    "04": ("合计", *FUND_LABELS),
    "05": _SPENT,
    "07": _SPENT,
    "08": _SPENT_08,
}
_FUND_TABLES = (("05", "小计"), ("07", "小计"), ("08", "合计"))


def cell(table_no: str, row_key: object, label: str = "金额") -> Place:
    """Return the place of a cell."""
    return "table", table_no, str(row_key), label


def table_identities(truth: Truth) -> Iterator[Identity]:
    """Yield every identity between figures of the tables."""
    keys: dict[str, list[str]] = {}
    for figure in truth.figures:
        rows = keys.setdefault(figure.table_no, [])
        if figure.row_key not in rows:
            rows.append(figure.row_key)
    yield from _rows(keys)
    yield from _hierarchy(keys)
    yield from _balance()
    operating = [f for f in truth.figures if f.table_no == "10" and f.row_key in ("5", "6")]
    has_operating_cost = any(set(figure.value_text) - set("0.") for figure in operating)
    yield from _across(keys, has_operating_cost)


def _rows(keys: dict[str, list[str]]) -> Iterator[Identity]:
    for table_no, (whole, *parts) in ROW_LABELS.items():
        for key in keys.get(table_no, []):
            if table_no != "04" or int(key) > 32:
                terms = whole_and_parts(
                    cell(table_no, key, whole), (cell(table_no, key, part) for part in parts)
                )
                yield Sum(f"{table_no} {key} {whole}", "row", terms)
    for key in keys.get("07", []):
        labels = ("年末结转和结余", "年初结转和结余", "本年收入", "小计")
        signs = (1, -1, -1, 1)
        terms = tuple((s, cell("07", key, name)) for s, name in zip(signs, labels, strict=True))
        yield Sum(f"07 {key} carry-over", "row", terms)
    whole, abroad, cars, bought, running, guests = THREE_PUBLIC_KEYS
    for label in ("预算数", "决算数"):
        for key, parts in ((whole, [abroad, cars, guests]), (cars, [bought, running])):
            listed = (cell("09", part, label) for part in parts)
            yield Sum(f"09 {key}", "row", whole_and_parts(cell("09", key, label), listed))
    for line, lines in ((1, range(2, 5)), (7, range(8, 16))):
        listed = (cell("10", part, "统计数") for part in lines)
        yield Sum(f"10 line {line}", "row", whole_and_parts(cell("10", line, "统计数"), listed))


def _parent(code: str) -> str:
    return "合计" if len(code) == 3 else code[:-2]


def _hierarchy(keys: dict[str, list[str]]) -> Iterator[Identity]:
    for table_no, labels in CODED_MEASURES.items():
        coded = [key for key in keys.get(table_no, []) if key.isdigit()]
        for key in keys.get(table_no, []):
            below = [code for code in coded if _parent(code) == key]
            for label in labels if below else ():
                parts = (cell(table_no, code, label) for code in below)
                terms = whole_and_parts(cell(table_no, key, label), parts)
                yield Sum(f"{table_no} {key} {label}", "hierarchy", terms)
    classes = [code for code in economic.NAMES if len(code) == 3]
    for code in classes:
        parts = (cell("06", item, "决算数") for item in economic.item_codes() if item[:3] == code)
        yield Sum(f"06 {code}", "hierarchy", whole_and_parts(cell("06", code, "决算数"), parts))
    for name, is_personnel in (("人员经费合计", True), ("公用经费合计", False)):
        below = [c for c in classes if (c in economic.PERSONNEL_CLASSES) == is_personnel]
        parts = (cell("06", code, "决算数") for code in below)
        yield Sum(f"06 {name}", "hierarchy", whole_and_parts(cell("06", name, "决算数"), parts))


def _lines(table_no: str, numbers: Iterable[int], label: str = "金额") -> list[Place]:
    return [cell(table_no, number, label) for number in numbers]


def _balance() -> Iterator[Identity]:
    for table_no, whole, parts in (
        ("01", 27, range(1, 9)),
        ("01", 31, range(27, 31)),
        ("01", 58, range(32, 58)),
        ("01", 62, range(58, 62)),
        ("04", 27, range(1, 4)),
        ("04", 28, range(29, 32)),
        ("04", 32, (27, 28)),
    ):
        terms = whole_and_parts(cell(table_no, whole), _lines(table_no, parts))
        yield Sum(f"{table_no} line {whole}", "balance", terms)
    for label in ROW_LABELS["04"]:
        for whole, parts in ((59, range(33, 59)), (64, (59, 60))):
            terms = whole_and_parts(cell("04", whole, label), _lines("04", parts, label))
            yield Sum(f"04 line {whole} {label}", "balance", terms)
    yield Sum("01 total", "balance", ((1, cell("01", 31)), (-1, cell("01", 62))))
    yield Sum("04 total", "balance", ((1, cell("04", 32)), (-1, cell("04", 64, "合计"))))
    for place, label in enumerate(FUND_LABELS):
        income = [cell("04", 1 + place), cell("04", 29 + place)]
        terms = whole_and_parts(cell("04", 64, label), income)
        yield Sum(f"04 total {label}", "balance", terms)


def _same(name: str, one: Place, *others: Place) -> Sum:
    return Sum(name, "cross_table", whole_and_parts(one, others))


def _across(keys: dict[str, list[str]], has_operating_cost: bool) -> Iterator[Identity]:
    spent, income = EXPENDITURE_LABELS[0], INCOME_LABELS[0]
    yield _same("01 27 = 02", cell("01", 27), cell("02", "合计", income))
    yield _same("01 58 = 03", cell("01", 58), cell("03", "合计", spent))
    fiscal = cell("02", "合计", INCOME_LABELS[1])
    yield _same("01 1-3 = 02", fiscal, *_lines("01", (1, 2, 3)))
    for line, label in enumerate(INCOME_LABELS[2:], start=4):
        yield _same(f"01 {line} = 02", cell("01", line), cell("02", "合计", label))
    for number, (code, _) in enumerate(codes.CLASS_LINES):
        yield _same(f"01 {code} = 03", cell("01", 32 + number), cell("03", code, spent))
        for (table_no, label), fund in zip(_FUND_TABLES, FUND_LABELS, strict=True):
            one, other = cell("04", 33 + number, fund), cell(table_no, code, label)
            yield _same(f"04 {code} = {table_no}", one, other)
    yield from _fiscal()
    yield from _natures(keys)
    people = (cell("06", "人员经费合计", "决算数"), cell("06", "公用经费合计", "决算数"))
    yield _same("05 basic = 06", cell("05", "合计", "基本支出"), *people)
    for item, code in (("因公出国（境）费", "30212"), ("公务用车运行维护费", "30231")):
        yield _at_most(f"06 {code} in 09", cell("06", code, "决算数"), cell("09", item, "决算数"))
    guests = cell("09", "公务接待费", "决算数")
    yield _at_most("06 30217 in 09", cell("06", "30217", "决算数"), guests)
    if has_operating_cost:
        own = _lines("10", (5, 6), "统计数")
        yield _same("06 public = 10", people[1], *own)


def _fiscal() -> Iterator[Identity]:
    for line in (1, 2, 3):
        yield _same(f"01 {line} = 04", cell("01", line), cell("04", line))
    for (table_no, label), fund in zip(_FUND_TABLES, FUND_LABELS, strict=True):
        yield _same(f"04 = {table_no}", cell("04", 59, fund), cell(table_no, "合计", label))
    funds = (("07", "年初结转和结余", 30), ("07", "本年收入", 2))
    for table_no, label, line in funds:
        yield _same(f"07 {label}", cell(table_no, "合计", label), cell("04", line))
    yield _same("07 closing", cell("07", "合计", "年末结转和结余"), cell("04", 60, FUND_LABELS[1]))


def _at_most(name: str, small: Place, *large: Place) -> Sum:
    terms = tuple((1, place) for place in large)
    return Sum(name, "cross_table", (*terms, (-1, small)), at_least=True)


def _natures(keys: dict[str, list[str]]) -> Iterator[Identity]:
    """Fiscal expenditure of a code is part of all its expenditure."""
    for key in keys.get("03", []):
        for index, label in enumerate(("", "基本支出", "项目支出")):
            own = cell("03", key, label or EXPENDITURE_LABELS[0])
            parts = [cell(no, key, label or total) for no, total in _FUND_TABLES]
            terms = ((1, own), *((-1, part) for part in parts))
            yield Sum(f"03 {key} covers fiscal {index}", "cross_table", terms, at_least=True)

"""Sections 五 and 六 of 情况说明: the general public budget."""

from . import economic
from .accounts import YearAccounts
from .narrative import say_shares
from .page import Page, Piece, Said
from .tables import by_class
from .wording import change, money, rate, reason


def section_5(page: Page, now: YearAccounts, before: YearAccounts) -> None:
    """Compose 一般公共预算财政拨款支出决算情况说明."""
    name = "一般公共预算财政拨款支出"
    items, past_items = now.of_fund("general"), before.of_fund("general")
    classes = by_class(items, lambda item: item.fiscal_spent)
    past = by_class(past_items, lambda item: item.fiscal_spent)
    whole = sum(classes.values())
    page.heading(f"（一）{name}决算总体情况", level=3)
    opener: list[Piece] = [f"{page.year}年一般公共预算财政拨款决算支出", money(page, whole, name)]
    opener += ["，占本年支出合计的", rate(page, whole, now.spent(), name), f"。与上年相比，{name}"]
    opener += [*change(page, whole, sum(past.values()), name), "。"]
    told = [*opener, "主要原因是", *opener] if page.style.sentences == "repeated" else opener
    page.say("五（一）", *told, f"主要原因：{reason(page.rng)}。")
    page.heading(f"（二）{name}决算结构情况", level=3)
    page.say("五（二）", f"{page.year}年度{name}", money(page, whole, name), "，主要用于以下方面：")
    shown = [(code, amount) for code, amount in classes.items() if amount]
    say_shares(page, "五（二）", [(f"{page.code_name(code)}(类)", n) for code, n in shown], whole)
    page.heading(f"（三）{name}决算具体情况", level=3)
    budget = sum(now.class_budgets.values())
    _budget_line(page, f"{page.year}年度{name}", name, budget, whole, ["。其中："])
    for code, amount in shown:
        label = page.code_name(code)
        rest = _class_rest(page, code, shown, whole, amount, past.get(code, 0))
        _budget_line(page, label, label, now.class_budgets[code], amount, rest)


def _class_rest(
    page: Page, code: str, shown: list[tuple[str, int]], whole: int, amount: int, past: int
) -> list[Piece]:
    rest: list[Piece] = ["，用于"]
    if page.style.sentences == "repeated" and code == shown[0][0]:
        for other, part in shown:
            label = page.code_name(other)
            rest += [f"{label}(类)", money(page, part, label), "，占比"]
            rest += [rate(page, part, whole, label), "；" if other != shown[-1][0] else ""]
    else:
        rest.append("保障日常工作的正常运转等方面")
    told = change(page, amount, past, page.code_name(code))
    if not told:
        return [*rest, "。"]
    if len(told) == 1:
        return [*rest, "。与上年决算相同。"]
    cause = page.rng.choice(("，主要原因是：", "，主要原因是"))
    return [*rest, "。较上年决算", *told, f"{cause}{reason(page.rng)}。"]


def _budget_line(
    page: Page, lead: str, subject: str, budget: int, amount: int, rest: list[Piece]
) -> None:
    told: list[Piece] = [f"{lead}年初预算", money(page, budget, subject, "budget")]
    told += ["，支出决算", money(page, amount, subject)]
    if not page.style.omitted_completion:
        told += ["，完成年初预算的", rate(page, amount, budget, subject, "completion_pct")]
    page.say("五（三）", *told, *rest)


def section_6(page: Page, now: YearAccounts) -> None:
    """Compose 一般公共预算财政拨款基本支出决算情况说明."""
    itemised = page.style.expenditure_list == "itemised"
    whole = money(page, now.basic_general, "基本支出")
    page.say("六", f"{page.year}年度财政拨款基本支出", whole, "，其中：")
    told: list[Piece] = ["人员经费", money(page, now.personnel, "人员经费"), "，主要包括"]
    for place, (code, label) in enumerate(
        (("301", "工资福利支出"), ("303", "对个人和家庭的补助")), start=1
    ):
        amount = now.economic_sum(code)
        if not amount:
            continue
        mark = f"：{place}、" if itemised and place == 1 else (f"{place}、" if itemised else "")
        told += [f"{mark}{label}", money(page, amount, label, trims=True)]
        if itemised:
            told += ["，主要包括", *_listed(page, now, (code,))]
        told.append("；" if place == 2 else ("；" if itemised else "，"))
    page.say("六", *told[:-1], "；")
    label = "，主要包括：" if itemised else "，主要包括"
    classes = tuple(
        code for code in economic.NAMES if len(code) == 3 and code not in ("301", "303")
    )
    listed = _listed(page, now, classes)
    page.say("六", "公用经费", money(page, now.public, "公用经费"), label, *listed, "。")


def _listed(page: Page, now: YearAccounts, classes: tuple[str, ...]) -> list[Piece]:
    pieces: list[Piece] = []
    shown = [code for code in economic.item_codes(page.year) if code.startswith(classes)]
    shown = [code for code in shown if now.economic_sum(code)]
    if page.style.main_items_only and len(shown) > 3:
        largest = sorted(shown, key=now.economic_sum, reverse=True)[: len(shown) // 2]
        shown = [code for code in shown if code in largest]
        page.truth.complete_lists = False
    lacks_unit = page.rng.choice(shown) if page.style.missing_unit and shown else ""
    for code in shown:
        name = economic.names(page.year)[code]
        said = money(page, now.economic_sum(code), name, trims=True)
        if code == lacks_unit:
            said = Said(said.value_text, "", "amount", subject=name)
        pieces += ["、" if pieces else "", name, said]
    return [*pieces, "" if page.truth.complete_lists else "等"]

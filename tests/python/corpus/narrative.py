"""Sections 一 to 四 of 情况说明."""

from .accounts import NATURES, SOURCES, YearAccounts
from .page import Page, Piece
from .tables import EXPENDITURE_LABELS, INCOME_LABELS
from .wording import change, counted_reason, money, rate, reason

SECTION_TITLES = (
    "收入支出决算总体情况说明",
    "收入决算情况说明",
    "支出决算情况说明",
    "财政拨款收支决算总体情况说明",
    "一般公共预算财政拨款支出决算情况说明",
    "一般公共预算财政拨款基本支出决算情况说明",
    "政府性基金预算财政拨款收支决算情况说明",
    "国有资本经营预算财政拨款支出决算情况说明",
    "财政拨款“三公”经费支出决算情况说明",
    "其他重要事项情况说明",
)
SURRENDERED = "按规定上缴以前年度结余资金，年初结转结余相应调整"
Component = tuple[str, int, int]


def section_1(page: Page, now: YearAccounts, before: YearAccounts) -> None:
    """Compose 收入支出决算总体情况说明."""
    year, whole, past = page.year, now.grand_total, before.grand_total
    opener: list[Piece] = [f"{year}年度收入总计", money(page, whole, "收入总计"), "，支出总计"]
    opener += [money(page, whole, "支出总计"), "。与上年相比，收入总计"]
    opener += [*change(page, whole, past, "收入总计"), "，支出总计"]
    opener += [*change(page, whole, past, "支出总计"), "。"]
    told: list[Piece] = list(opener)
    if page.style.sentences == "repeated":
        told += ["主要原因是", *opener]
    told += [f"主要原因：{year}年收入总计较{year - 1}年相比，整体"]
    total_change = change(page, whole, past, "收入总计")[:2]
    surrendered = before.fiscal_closing != now.fiscal_opening
    scope = "主要" if page.style.main_changes_only else "具体"
    page.truth.complete_changes = not page.style.main_changes_only
    page.say("一", *told, *total_change, f"，变动的{scope}项目和原因为：")
    _components(page, "一", _told(page, _income_components(now, before)), surrendered)
    lead = f"{year}年支出总计较{year - 1}年相比，整体"
    page.say(
        "一",
        lead,
        *change(page, whole, past, "支出总计")[:2],
        f"，变动的{scope}项目和原因为：",
    )
    _components(page, "一", _told(page, _spending_components(now, before)))


def _told(page: Page, components: list[Component]) -> list[Component]:
    """Keep the largest change alone where the office tells of no other."""
    if not page.style.main_changes_only:
        return components
    return [max(components, key=lambda part: abs(part[1] - part[2]))]


def _income_components(now: YearAccounts, before: YearAccounts) -> list[Component]:
    parts: list[Component] = [
        ("当年财政拨款收入", now.income("fiscal"), before.income("fiscal")),
        ("年初财政拨款结转结余", now.fiscal_opening, before.fiscal_opening),
    ]
    for label, source in zip(INCOME_LABELS[2:], SOURCES[1:], strict=True):
        parts.append((f"当年{label}", now.income(source), before.income(source)))
    parts.append(("使用非财政拨款结余", now.surplus_used, before.surplus_used))
    parts.append(("年初其他资金结转结余", now.own_opening, before.own_opening))
    return parts


def _spending_components(now: YearAccounts, before: YearAccounts) -> list[Component]:
    own = [year.spent() - year.fiscal_spent for year in (now, before)]
    return [
        ("当年财政拨款支出", now.fiscal_spent, before.fiscal_spent),
        ("当年其他资金支出", own[0], own[1]),
        ("结余分配", now.distributed, before.distributed),
        ("年末财政拨款结转结余", now.fiscal_closing, before.fiscal_closing),
        ("年末其他资金结转结余", now.own_closing, before.own_closing),
    ]


def _components(
    page: Page, section_no: str, components: list[Component], surrendered: bool = False
) -> None:
    number = 0
    for label, now, before in components:
        if not now and not before and not label.endswith("财政拨款结转结余"):
            continue
        number += 1
        lead = f"({number}) {label}"
        is_surrendered = surrendered and label == "年初财政拨款结转结余"
        why: list[Piece]
        if now == before:
            why = [f"，{SURRENDERED}"] if is_surrendered else []
            page.say(section_no, lead, money(page, now, label), "，较上年无增减", *why, "。")
            continue
        why = counted_reason(page.rng) if page.chance(0.2) else [reason(page.rng)]
        why = [SURRENDERED] if is_surrendered else why
        told = change(page, now, before, label)[:2]
        if len(told) == 1:
            page.say(section_no, lead, "与上年持平。")
        else:
            cause = page.rng.choice(("，主要原因：", "，主要原因是"))
            why = [] if page.style.omitted_reasons else [cause, *why]
            page.say(section_no, f"{lead}较上年", *told, *why, *_past(page, label, before), "。")


def _past(page: Page, label: str, before: int) -> list[Piece]:
    if not page.style.prior_amounts or not before or not label.startswith("年初"):
        return []
    name = label.replace("年初", "年年初")
    return [f"，{page.year - 1}{name}", money(page, before, label, year=page.year - 1)]


def section_2(page: Page, now: YearAccounts) -> None:
    """Compose 收入决算情况说明."""
    lines = [
        (label, now.income(source))
        for label, source in zip(INCOME_LABELS[1:], SOURCES, strict=True)
        if now.income(source)
    ]
    opener = money(page, now.income(), "收入合计")
    page.say("二", f"{page.year}年度收入合计", opener, "，其中：")
    say_shares(page, "二", lines, now.income())


def section_3(page: Page, now: YearAccounts) -> None:
    """Compose 支出决算情况说明."""
    lines = [
        (label, now.spent(nature))
        for label, nature in zip(EXPENDITURE_LABELS[1:], NATURES, strict=True)
        if now.spent(nature)
    ]
    page.say("三", f"{page.year}年度支出合计", money(page, now.spent(), "支出合计"), "，其中：")
    say_shares(page, "三", lines, now.spent())


def say_shares(page: Page, section_no: str, lines: list[tuple[str, int]], whole: int) -> None:
    """Append a line for each part: its amount and its share of the whole."""
    for position, (label, amount) in enumerate(lines, start=1):
        subject = label.removesuffix("(类)")
        told = money(page, amount, subject)
        end = "。" if position == len(lines) else "；"
        page.say(section_no, label, told, "，占比", rate(page, amount, whole, subject), end)


def section_4(page: Page, now: YearAccounts, before: YearAccounts) -> None:
    """Compose 财政拨款收支决算总体情况说明."""
    whole, past = now.fiscal_total, before.fiscal_total
    income, spent = "财政拨款收入总计", "财政拨款支出总计"
    opener: list[Piece] = [f"{page.year}年度{income}", money(page, whole, income), "，支出总计"]
    opener += [money(page, whole, spent), f"。与上年相比，{income}"]
    opener += [*change(page, whole, past, income), f"；{spent}"]
    opener += [*change(page, whole, past, spent), "。"]
    told = [*opener, "主要原因是", *opener] if page.style.sentences == "repeated" else opener
    close = "包含当年财政拨款收入和年初财政拨款结转结余，从收入构成看："
    page.say("四", *told, f"主要原因：{income}{close}")
    surrendered = before.fiscal_closing != now.fiscal_opening
    _components(page, "四", _income_components(now, before)[:2], surrendered)
    page.say("四", f"{spent}包含当年财政拨款支出和年末财政拨款结转结余，从支出构成看：")
    parts = _spending_components(now, before)
    _components(page, "四", [parts[0], parts[3]])

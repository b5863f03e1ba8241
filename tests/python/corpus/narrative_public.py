"""Section 九 of 情况说明: the three-public items."""

from .accounts import THREE_PUBLIC, YearAccounts
from .page import Page, Piece, Said
from .wording import change, count, money, rate, reason

_LABELS = {
    "abroad": "因公出国（境）费",
    "purchase": "公务用车购置费",
    "running": "公务用车运行维护费",
    "reception": "公务接待费",
}
_GUESTS = ("省级领导及随行人员", "市、县政府及相关部门", "商会和企业")


def section_9(page: Page, now: YearAccounts, before: YearAccounts) -> None:
    """Compose 财政拨款“三公”经费支出决算情况说明."""
    page.heading("（一）“三公”经费财政拨款支出决算总体情况说明", level=3)
    subject = "“三公”经费"
    actual, budget = now.three_public_sum("actual"), now.three_public_sum("budget")
    opener: list[Piece] = [f"{page.year}年度“三公”经费财政拨款支出全年预算"]
    opener += [money(page, budget, subject, "budget"), "，支出决算", money(page, actual, subject)]
    opener += ["，完成全年预算的", _completion(page, actual, budget, subject), "，"]
    opener += _against(page, actual, before.three_public_sum("actual"), subject)
    opener.append(f"，主要原因是：{reason(page.rng)}")
    if page.style.sentences == "repeated":
        for place, name in enumerate(THREE_PUBLIC):
            end = "；" if place < 3 else "。其中："
            first = [*opener, "，其中："] if place == 0 else []
            page.say("九（一）", *first, *_item(page, name, now, before, always=True), end)
    else:
        page.say("九（一）", *opener, "。其中：")
    for place, name in enumerate(THREE_PUBLIC):
        end = "；" if place < 3 else "。"
        page.say("九（一）", *_item(page, name, now, before, always=False), end)
    page.heading("（二）“三公”经费财政拨款支出决算具体情况说明", level=3)
    _details(page, now)


def _completion(page: Page, actual: int, budget: int, subject: str) -> Said:
    if not actual:
        return Said("0", "%", "completion_pct", subject=subject)
    return rate(page, actual, budget, subject, "completion_pct")


def _against(page: Page, now: int, before: int, subject: str, trims: bool = False) -> list[Piece]:
    told = change(page, now, before, subject, trims)
    if not told:
        return ["按规定标准开支"]
    return ["与上年相同"] if len(told) == 1 else ["比上年度", *told]


def _item(
    page: Page, name: str, now: YearAccounts, before: YearAccounts, always: bool
) -> list[Piece]:
    label = _LABELS[name]
    money_now, money_before = now.three_public[name], before.three_public[name]
    told: list[Piece] = [f"{label}支出", money(page, money_now.actual, label), "，"]
    if (always or money_now.actual) and not page.style.omitted_completion:
        rate_told = _completion(page, money_now.actual, money_now.budget, label)
        told += ["完成全年预算的", rate_told, "，"]
    told += _against(page, money_now.actual, money_before.actual, label, trims=always)
    why = reason(page.rng) if money_now.actual else f"本单位无{label}支出"
    return [*told, f"，{'主要原因' if always else '主要原因是'}：{why}"]


def _details(page: Page, now: YearAccounts) -> None:
    items = {name: now.three_public[name].actual for name in THREE_PUBLIC}
    section, rng = "九（二）", page.rng
    groups = rng.randint(1, 5) if items["abroad"] else 0
    page.say(
        section,
        "1、因公出国（境）费支出",
        money(page, items["abroad"], _LABELS["abroad"]),
        "，出国（境）团组共",
        count(groups, "个", "出国（境）团组"),
        "，",
        count(groups * 3, "人次", "出国（境）人次"),
        "。主要用于：" + ("出访交流。" if groups else "本单位无因公出国（境）支出。"),
    )
    bought = rng.randint(1, 3) if items["purchase"] else 0
    page.say(
        section,
        "2、公务用车购置支出",
        money(page, items["purchase"], _LABELS["purchase"]),
        "，使用财政拨款共购置公务用车",
        count(bought, "辆", "购置公务用车"),
        "，主要用于：" + ("更新车辆。" if bought else "本单位无公务用车购置支出。"),
    )
    page.say(
        section,
        "3、公务用车运行维护费支出",
        money(page, items["running"], _LABELS["running"]),
        "，使用财政拨款负担的公务用车保有量共",
        count(sum(now.statistics.vehicles), "辆", "公务用车保有量"),
        "，主要用于：公务出行保障",
        *_running_parts(page, items["running"]),
        "。",
    )
    _reception(page, items["reception"])


def _running_parts(page: Page, running: int) -> list[Piece]:
    if running < 1000:
        return []
    shares = {"燃油费": 0.45, "维修费": 0.25, "车辆保险费": 0.2}
    parts = {name: int(running * share) for name, share in shares.items()}
    parts["路桥费"] = running - sum(parts.values())
    told: list[Piece] = ["，其中："]
    for name, yuan in parts.items():
        told += ["" if name == "燃油费" else "、", name, money(page, yuan, name, trims=True)]
    return told


def _reception(page: Page, spent: int) -> None:
    times = page.rng.randint(2, 60) if spent else 0
    people = times * page.rng.randint(4, 12)
    told: list[Piece] = ["4、公务接待费支出", money(page, spent, "公务接待费")]
    told += ["，共接待", count(times, "批次", "公务接待"), "，", count(people, "人次", "公务接待")]
    told += ["。国内接待费", money(page, spent, "国内接待费"), "，共接待"]
    told += [count(times, "批次", "国内接待"), "，", count(people, "人次", "国内接待")]
    for label in ("其中外事接待费", "国（境）外接待费"):
        name = label.removeprefix("其中")
        shared = "，共接待国（境）外" if label.startswith("国") else "，共接待"
        told += ["，" if label.startswith("其") else "；", label, money(page, 0, name), shared]
        told += [count(0, "批次", name), "，", count(0, "人次", name)]
        if label.startswith("其"):
            told += _guests(page, times, people) if spent else ["，主要是接待：本年度无接待支出"]
    page.say("九（二）", *told, "，主要是：本单位无此项支出。")


def _guests(page: Page, times: int, people: int) -> list[Piece]:
    told: list[Piece] = ["，主要是接待"]
    if not page.style.guest_list or times < 6:
        return [*told, "来访考察调研人员"]
    left_times, left_people = times, people
    for place, guest in enumerate(_GUESTS, start=1):
        is_last = place == len(_GUESTS)
        group = left_times if is_last else left_times // 3
        heads = left_people if is_last else left_people // 3
        left_times, left_people = left_times - group, left_people - heads
        told += [f"（{place}）{guest}", count(group, "批次", guest), count(heads, "人", guest)]
        told.append("，来访考察调研、学习交流等公务接待" + ("" if is_last else "。"))
    return told

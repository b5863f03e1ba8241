"""Sections 七, 八 and 十 of 情况说明."""

from .accounts import YearAccounts
from .page import Page, Piece, Said
from .wide_tables import VEHICLE_LABELS
from .wording import change, count, money, reason

_GRADES = ("优", "良", "中", "差")


def section_7(page: Page, now: YearAccounts) -> None:
    """Compose 政府性基金预算财政拨款收支决算情况说明."""
    items = now.of_fund("government")
    income = sum(item.source("fiscal") for item in items)
    spent = sum(item.fiscal_spent for item in items)
    opening, closing = (sum(getattr(i, side) for i in items) for side in ("opening", "closing"))
    if not items:
        page.paragraph("本年度无此项收支。")
        return
    name = "政府性基金预算财政拨款"
    page.say(
        "七",
        f"{page.year}年度{name}年初结转和结余",
        money(page, opening, f"{name}年初结转和结余"),
        "，本年收入",
        money(page, income, f"{name}收入"),
        "，本年支出",
        money(page, spent, f"{name}支出"),
        "，年末结转和结余",
        money(page, closing, f"{name}年末结转和结余"),
        "。",
    )


def section_8(page: Page, now: YearAccounts) -> None:
    """Compose 国有资本经营预算财政拨款支出决算情况说明."""
    spent = sum(item.fiscal_spent for item in now.of_fund("capital"))
    if not spent:
        page.paragraph("本年度无此项支出。")
        return
    name = "国有资本经营预算财政拨款支出"
    page.say("八", f"{page.year}年度{name}", money(page, spent, name), "。")


def section_10(page: Page, now: YearAccounts, before: YearAccounts, grades: list[str]) -> None:
    """Compose 其他重要事项情况说明."""
    year, statistics = page.year, now.statistics
    page.heading("（一）机关运行经费支出情况说明", level=3)
    name = "机关运行经费"
    if statistics.operating_line:
        told = change(page, now.public, before.public, name)
        versus: list[Piece] = ["与上年相同"] if len(told) == 1 else [f"比{year - 1}年", *told]
        versus = versus if told else ["用于保障机关运转"]
        spent = money(page, now.public, name)
        page.say(
            "十（一）",
            f"{year}年{name}支出",
            spent,
            "，",
            *versus,
            f"，主要原因：{reason(page.rng)}。",
        )
    else:
        page.say("十（一）", f"本单位为事业单位，{year}年无{name}支出。")
    page.heading("（二）政府采购情况说明", level=3)
    page.say("十（二）", f"{year}年度政府采购支出总额", *_procurement(page, now), "。")
    page.heading("（三）国有资产占用情况说明", level=3)
    _assets(page, now)
    page.heading("（四）预算绩效情况说明", level=3)
    page.heading("1、预算绩效管理工作开展情况", level=4)
    _performance(page, now, grades)
    page.paragraph("附件：二级项目绩效自评表")
    page.heading("2、其他需要说明的事项", level=4)
    page.paragraph("无")


def _procurement(page: Page, now: YearAccounts) -> list[Piece]:
    parts = now.statistics.procurement
    told: list[Piece] = [money(page, sum(parts), "政府采购支出总额")]
    if not sum(parts):
        return told
    for label, yuan in zip(("货物", "工程", "服务"), parts, strict=True):
        name = f"政府采购{label}支出"
        told += ["，其中：" if label == "货物" else "、", name, money(page, yuan, name)]
    return told


def _assets(page: Page, now: YearAccounts) -> None:
    statistics = now.statistics
    told: list[Piece] = [f"截至{page.year}年12月31日，本部门（单位）共有车辆"]
    told.append(count(sum(statistics.vehicles), "辆", "车辆"))
    kinds = [
        (label, number)
        for label, number in zip(VEHICLE_LABELS, statistics.vehicles, strict=True)
        if number
    ]
    for place, (label, number) in enumerate(kinds):
        told += ["，" if place else "。其中：", label, count(number, "辆", label)]
    threshold = Said("100", "万元", "amount", is_certain=False)
    told += ["；单价", threshold, "（含）以上设备（不含车辆）"]
    page.say(
        "十（三）", *told, count(statistics.equipment, "台（套）", "单价100万元以上设备"), "。"
    )


def _performance(page: Page, now: YearAccounts, grades: list[str]) -> None:
    word = "数" if page.style.sentences == "repeated" else "个数"
    money_involved = sum(project.annual for project in now.projects)
    told: list[Piece] = [f"{page.year}年二级项目绩效自评{word}"]
    told += [count(len(grades), "个", "二级项目绩效自评"), "，涉及资金"]
    told += [money(page, money_involved, "二级项目绩效自评"), "："]
    for place, grade in enumerate(_GRADES):
        number = grades.count(grade)
        if number or page.style.sentences == "repeated":
            said = Said(str(number), "个", "count", subject=f"自评等级为{grade}的项目")
            told += ["，" if told[-1] != "：" else "", said, f"项目自评等级为“{_GRADES[place]}”"]
    page.say("十（四）", *told, "。")

"""The parts around the figures: cover, contents, overview, terms."""

from .narrative import SECTION_TITLES
from .page import Page
from .sheets import TITLES
from .tables import ordinal

_DUTIES = (
    "（一）贯彻执行国家和本地区有关方针、政策；",
    "（二）负责与有关部门的联络、协调和信息收集；",
    "（三）负责公务活动的政务保障工作；",
    "（四）承办上级交办的其他事项。",
)
_TERMS = (
    "财政拨款收入：指单位从同级财政部门取得的财政预算资金。",
    "事业收入：指事业单位开展专业业务活动及辅助活动取得的收入。",
    "其他收入：指单位取得的除上述收入以外的各项收入。主要是存款利息收入等。",
    "年初结转和结余：指单位以前年度尚未完成、结转到本年仍按原规定用途继续使用的资金。",
    "基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用经费支出。",
    "项目支出：指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。",
    "“三公”经费：指各级部门、单位用财政拨款安排的因公出国（境）费、公务用车购置及运行维护费和公务"
    "接待费支出。",
    "机关运行经费：指行政单位和参照公务员法管理的事业单位财政拨款基本支出中的公用经费支出。",
)


def add_cover(page: Page) -> None:
    """Append the two title lines."""
    page.add()
    page.add()
    page.add(page.truth.office_name + ("  " if page.chance(0.5) else ""))
    if page.chance(0.5):
        page.add()
    page.paragraph(f"{page.year}年度单位决算公开")


def add_contents(page: Page) -> None:
    """Append the table of contents with its page numbers."""
    page.paragraph("# 目 录")
    number = 1
    for part, entries in (
        ("第一部分 概况", ("本部门（单位）职责", "机构设置情况")),
        (f"第二部分 {page.year}年部门决算表", TITLES),
        ("第三部分 情况说明", SECTION_TITLES),
        ("第四部分 名词解释", ()),
        ("第五部分 附件", ()),
    ):
        folio = f"<b>{number}</b>" if page.style.bold_contents else str(number)
        page.add(f"<b>{part}</b>\t{folio}")
        for place, entry in enumerate(entries, start=1):
            page.add(f"{ordinal(place)}、{entry}\t{number}")
            number += page.rng.randint(0, 2)
    page.add()


def add_overview(page: Page) -> None:
    """Append the first part: duties and offices."""
    page.heading("第一部分 概况")
    page.heading("一、本部门（单位）职责", level=3)
    page.paragraph(f"{page.truth.office_name}主要职责为：")
    for duty in _DUTIES:
        if page.style.bulleted_terms:
            page.add(f"- {duty}")
        else:
            page.paragraph(duty)
    page.heading("二、机构设置情况", level=3)
    page.paragraph(f"{page.truth.office_name}设{page.rng.randint(2, 9)}个内设机构。")
    posts, staff = page.telling.staff
    if staff:
        page.paragraph(f"核定编制{posts}人，{page.year}年末实有在职人员{staff}人。")


def add_terms(page: Page) -> None:
    """Append the fourth part: terms explained."""
    page.heading("第四部分 名词解释")
    for place, term in enumerate(_TERMS, start=1):
        text = f"{ordinal(place)}、{term}"
        if page.style.bulleted_terms:
            page.add(f"- {text}")
        else:
            page.paragraph(text)
    page.add()

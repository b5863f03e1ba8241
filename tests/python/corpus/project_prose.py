"""The prose cells of a project table, and what they say was planned and spent."""

from .accounts import ProjectAccount
from .page import Page, Piece, Said
from .rounding import percent, wan
from .truth import ProjectStatement
from .wording import strip_zeros

_CELLS = (
    ("", "产出情况及分析", "按照年初计划开展各项工作，产出指标总体完成。"),
    ("", "效益情况及分析", "通过项目的实施，保障了各项工作的正常运转。"),
    ("", "满意度情况及分析", "根据满意度调查，服务对象满意度较高。"),
)
_CLOSING = (
    ("", "主要经验做法", "严格按照财务管理制度支付款项，保障资金使用合法合规。"),
    ("", "项目管理中存在的问题及原因分析", "指标设置不够合理，未体现项目全部重要内容。"),
    ("下一步改进措施及管理建议", "", "加强绩效目标审核，规范填报绩效指标。"),
)
_SPENT_ON = ("办公费", "差旅费", "邮电费", "劳务费", "其他商品和服务支出")


def add_prose(page: Page, project_no: int, project: ProjectAccount) -> None:
    """Append the analysis cells."""
    label = "项目 绩效 分析" if page.style.spaced_project_labels else "项目绩效分析"
    text = "\t".join((label, "自评结果分析", "项目实施和预算执行情况", "", ""))
    marks = []
    for piece in (*_execution(page, project), *_spent_on(page, project), "。"):
        if isinstance(piece, Said):
            marks.append((len(text), piece))
            text += piece.value_text + piece.unit
        else:
            text += piece
    line = page.add(text + "\t" * 7)
    for offset, said in marks:
        figure = (said.kind, said.value_text, said.unit, line, offset)
        page.truth.statements.append(ProjectStatement(project_no, *figure, said.subject))
    for first, second, words in _CELLS:
        page.add("\t".join(["", first, second, "", words, *[""] * 7]))
    for first, second, words in _CLOSING:
        page.add("\t".join([first, second, "", "", words, *[""] * 7]))


def _trimmed(yuan: int, kind: str, subject: str = "") -> Said:
    return Said(strip_zeros(str(wan(yuan))), "万元", kind, subject=subject)


def _execution(page: Page, project: ProjectAccount) -> list[Piece]:
    annual, spent = _trimmed(project.annual, "budget"), _trimmed(project.executed, "executed")
    share = strip_zeros(str(percent(project.executed, project.annual)))
    rate = Said(share, "%", "completion_pct")
    words = Said("全部支出", "", "executed")
    until = f"截至{page.year}年12月31日"
    start = "项目实施：按照相关规定开展各项工作。预算执行："
    year, name = page.year, project.name
    if project.executed == project.annual:
        told: tuple[list[Piece], ...] = (
            [f"{name}全年预算", annual, "，", words, "，预算执行率为", rate],
            ["本项目涉及预算", annual, f"，{until}，", words, "，预算执行率", rate],
            [f"本项目{year}年度涉及预算", annual, f"，{until}，资金", words, "，预算执行率", rate],
        )
    else:
        told = (
            [f"{year}年度该项目涉及资金", annual, "，实际支出", spent, "，预算执行率", rate],
            [
                f"{year}年度{name}项目预算",
                annual,
                f"，{until}，支出",
                spent,
                "，预算执行率为",
                rate,
            ],
        )
    return [start, *page.rng.choice(told)]


def _spent_on(page: Page, project: ProjectAccount) -> list[Piece]:
    if project.executed < 10000 or page.chance(0.5):
        return []
    names = page.rng.sample(_SPENT_ON, page.rng.randint(2, 4))
    part = project.executed // (len(names) + 1)
    amounts = [part] * (len(names) - 1)
    amounts.append(project.executed - sum(amounts))
    told: list[Piece] = []
    for name, yuan in zip(names, amounts, strict=True):
        told += ["、" if told else "。其中", name, _trimmed(yuan, "amount", name)]
    return told

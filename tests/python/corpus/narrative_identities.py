"""The identities of the narrative: with the tables, with itself, by percentage and in parts."""

from collections.abc import Iterator

from . import economic
from .concepts import GENERAL, concept_terms
from .identities import Identity, Ratio, SameDirection, Sum, Term, whole_and_parts
from .readings import Place
from .table_identities import cell
from .tables import EXPENDITURE_LABELS, INCOME_LABELS
from .truth import NarrativeFigure, Truth
from .wide_tables import VEHICLE_LABELS

_AMOUNTS = ("amount", "budget", "count")
_EVEN: Place = ("even",)
INCOME_PARTS = (
    "当年财政拨款收入",
    "年初财政拨款结转结余",
    *(f"当年{label}" for label in INCOME_LABELS[2:]),
    "使用非财政拨款结余",
    "年初其他资金结转结余",
)
SPENDING_PARTS = (
    "当年财政拨款支出",
    "当年其他资金支出",
    "结余分配",
    "年末财政拨款结转结余",
    "年末其他资金结转结余",
)
_ITEMS = ("因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费")
_RUNNING = ("燃油费", "维修费", "车辆保险费", "路桥费")
_GUESTS = ("省级领导及随行人员", "市、县政府及相关部门", "商会和企业")


def said_at(said: NarrativeFigure) -> Place:
    """Return the place of a statement."""
    return "said", str(said.source_line), str(said.char_offset)


class Narrative:
    """The certain statements of a narrative in printed order."""

    def __init__(self, truth: Truth) -> None:
        """Keep the statements.

        Args:
            truth: of the disclosure.
        """
        self.truth = truth
        self.year = truth.fiscal_year
        self.said = [figure for figure in truth.narrative if figure.is_certain]

    def find(self, section: str, subject: str, *kinds: str) -> list[NarrativeFigure]:
        """Return the statements about this year of a section."""
        return [
            said
            for said in self.said
            if said.section_no.startswith(section)
            and said.subject == subject
            and said.kind in kinds
            and said.figure_year == self.year
        ]

    def before(self, index: int, *kinds: str) -> NarrativeFigure | None:
        """Return the last statement of a kind before this one on the same subject and place."""
        this = self.said[index]
        for other in reversed(self.said[:index]):
            same = other.subject == this.subject and other.section_no == this.section_no
            if same and other.kind in kinds:
                return other
        return None


def narrative_identities(truth: Truth) -> Iterator[Identity]:
    """Yield every identity that a statement of the narrative takes part in."""
    narrative = Narrative(truth)
    yield from _amounts(narrative)
    yield from _repeats(narrative)
    yield from _percentages(narrative)
    yield from _changes(narrative)
    yield from _lists(narrative)
    yield from _counts(narrative)


def _amounts(narrative: Narrative) -> Iterator[Identity]:
    for said in narrative.said:
        terms = concept_terms(said, narrative.truth)
        if said.kind not in _AMOUNTS or said.figure_year != narrative.year or not terms:
            continue
        if said.kind == "budget" and said.section_no.startswith("五"):
            continue
        minus = tuple((-sign, place) for sign, place in terms)
        yield Sum(f"said {said.subject}", "narrative", ((1, said_at(said)), *minus))


def _repeats(narrative: Narrative) -> Iterator[Identity]:
    first: dict[tuple[str, ...], NarrativeFigure] = {}
    for said in narrative.said:
        topic = said.section_no[:1].translate({ord("四"): "一"})
        key = (topic, said.subject, said.kind, said.unit, said.figure_year)
        earlier = first.setdefault(key, said)
        if earlier is not said:
            terms = (1, said_at(earlier)), (-1, said_at(said))
            yield Sum(f"again {said.subject} {said.kind}", "narrative", terms)


def _percentages(narrative: Narrative) -> Iterator[Identity]:
    for index, said in enumerate(narrative.said):
        amount = narrative.before(index, "amount")
        if said.kind == "change_pct":
            change = narrative.before(index, "change_amount")
            if change:
                yield from _growth(narrative, said, change)
        elif said.kind == "share_pct" and amount:
            part: tuple[Term, ...] = ((1, said_at(amount)),)
            yield Ratio(
                f"share {said.subject}", "percentage", said_at(said), part, _whole(narrative, said)
            )
        elif said.kind == "completion_pct" and amount:
            budget = narrative.before(index, "budget")
            cells = cell("09", said.subject, "预算数")
            whole = ((1, said_at(budget) if budget else cells),)
            part = ((1, said_at(amount)),)
            yield Ratio(f"done {said.subject}", "percentage", said_at(said), part, whole)


def _growth(
    narrative: Narrative, rate: NarrativeFigure, change: NarrativeFigure
) -> Iterator[Identity]:
    place, step = said_at(rate), said_at(change)
    yield SameDirection(f"direction {rate.subject}", "percentage", ((1, place), (1, step)))
    terms = concept_terms(change, narrative.truth)
    if terms:
        whole = (*terms, (-1, step))
        yield Ratio(f"growth {rate.subject}", "percentage", place, ((1, step),), whole)


def _whole(narrative: Narrative, said: NarrativeFigure) -> tuple[Term, ...]:
    section = said.section_no
    if section == "二":
        return ((1, cell("02", "合计", INCOME_LABELS[0])),)
    if section in ("三", "五（一）"):
        return ((1, cell("03", "合计", EXPENDITURE_LABELS[0])),)
    return ((1, cell("05", "合计", "小计")),)


def _changes(narrative: Narrative) -> Iterator[Identity]:
    kept = narrative.truth.complete_changes
    for section, whole, parts in (
        ("一", "收入总计", INCOME_PARTS if kept else ()),
        ("一", "支出总计", SPENDING_PARTS if kept else ()),
        ("四", "财政拨款收入总计", INCOME_PARTS[:2]),
        ("四", "财政拨款支出总计", (SPENDING_PARTS[0], SPENDING_PARTS[3])),
        ("九（一）", "“三公”经费", _ITEMS),
    ):
        if parts:
            yield from _parts_of_change(narrative, section, whole, section, parts)
    classes = {
        said.subject
        for said in narrative.said
        if said.section_no == "五（三）" and said.kind == "amount" and said.subject != GENERAL
    }
    yield from _parts_of_change(narrative, "五（一）", GENERAL, "五（三）", tuple(sorted(classes)))
    budgets = narrative.find("五（三）", GENERAL, "budget")
    parts_said = [s for name in classes for s in narrative.find("五（三）", name, "budget")]
    for budget in budgets:
        terms = whole_and_parts(said_at(budget), map(said_at, parts_said))
        yield Sum("budget of classes", "narrative", terms)


def _parts_of_change(
    narrative: Narrative, section: str, whole: str, below: str, parts: tuple[str, ...]
) -> Iterator[Identity]:
    told = [narrative.find(below, name, "change_amount") for name in parts]
    places = [said_at(found[0]) if found else _EVEN for found in told]
    for said in narrative.find(section, whole, "change_amount"):
        terms = whole_and_parts(said_at(said), places)
        yield Sum(f"parts of change {whole}", "narrative", terms)


def _lists(narrative: Narrative) -> Iterator[Identity]:
    if narrative.truth.complete_lists:
        for whole, codes in (
            ("工资福利支出", ("301",)),
            ("对个人和家庭的补助", ("303",)),
            ("公用经费", ("302", "307", "310", "312", "313", "399")),
        ):
            yield from _economic_list(narrative, whole, codes)
    for amount in narrative.find("六", "人员经费", "amount"):
        classes = [narrative.find("六", name, "amount") for name in _CLASSES]
        parts = [said_at(found[0]) for found in classes if found]
        yield Sum("list 人员经费", "narrative", whole_and_parts(said_at(amount), parts))
    running = narrative.find("九（二）", "公务用车运行维护费", "amount")
    parts = [said_at(s) for name in _RUNNING for s in narrative.find("九", name, "amount")]
    if running and parts:
        yield Sum("list 运行维护费", "narrative", whole_and_parts(said_at(running[0]), parts))


_CLASSES = ("工资福利支出", "对个人和家庭的补助")


def _economic_list(
    narrative: Narrative, whole: str, classes: tuple[str, ...]
) -> Iterator[Identity]:
    names = {economic.NAMES[code] for code in economic.item_codes() if code.startswith(classes)}
    parts = [
        said_at(said)
        for said in narrative.said
        if said.section_no == "六" and said.subject in names
    ]
    for amount in narrative.find("六", whole, "amount"):
        if parts:
            terms = whole_and_parts(said_at(amount), parts)
            yield Sum(f"list {whole}", "narrative", terms)


def _counts(narrative: Narrative) -> Iterator[Identity]:
    kinds = [s for name in VEHICLE_LABELS for s in narrative.find("十", name, "count")]
    for said in narrative.find("十", "车辆", "count"):
        terms = whole_and_parts(said_at(said), map(said_at, kinds))
        yield Sum("list of vehicles", "narrative", terms)
    for unit, unit_below in (("批次", "批次"), ("人次", "人")):
        all_guests = _with_unit(narrative, "公务接待", unit)
        inland = _with_unit(narrative, "国内接待", unit)
        groups = [s for name in _GUESTS for s in _with_unit(narrative, name, unit_below)]
        for said in all_guests:
            yield Sum("guests", "narrative", whole_and_parts(said_at(said), map(said_at, inland)))
            if groups:
                parts = map(said_at, groups)
                yield Sum("list of guests", "narrative", whole_and_parts(said_at(said), parts))


def _with_unit(narrative: Narrative, subject: str, unit: str) -> list[NarrativeFigure]:
    return [s for s in narrative.find("九", subject, "count") if s.unit == unit]

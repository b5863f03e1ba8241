"""What is said about proposals, in Chinese and English."""

from collections.abc import Iterable

from juesuan.reconciliation.damage import Damage
from juesuan.reconciliation.evidence import Evidence
from juesuan.reconciliation.proposals import Certainty, Outcome, Reason, Unmended
from juesuan.reconciliation.system import CellState, Figure
from juesuan.reconciliation.targets import plain

Text = tuple[str, str]
_MANY = 3

_DAMAGES: dict[Damage, Text] = {
    Damage.LOST_ROW: ("漏印整行", "row not printed"),
    Damage.LOST_CELL: ("漏印数字", "figure not printed"),
    Damage.UNREAD: ("数字无法读取", "unreadable figure"),
    Damage.DOUBLED_ROW: ("整行多印", "row printed too much"),
    Damage.DAMAGED_CODE: ("科目代码印错", "wrong code"),
    Damage.SHIFTED_COLUMN: ("印到了相邻的栏", "printed in the next column"),
    Damage.SWAPPED_DIGITS: ("两位数字颠倒", "swapped digits"),
    Damage.WRONG_DIGIT: ("一位数字印错", "one wrong digit"),
    Damage.LOST_POINT: ("小数点错位", "decimal point lost or moved"),
    Damage.WRONG_UNIT: ("金额单位用错", "wrong unit of money"),
    Damage.LOST_DIGIT: ("漏印一位数字", "one digit lost"),
    Damage.ADDED_DIGIT: ("多印一位数字", "one digit too many"),
    Damage.WRONG_SIGN: ("正负号印错", "wrong sign"),
    Damage.DERIVED: ("随执行数照抄", "copied or derived with the executed amount"),
    Damage.OTHER: ("数字印错", "wrong number"),
}
_CERTAINTIES: dict[Certainty, Text] = {
    Certainty.UNIQUE: ("唯一", "unique"),
    Certainty.WITHIN_ROUNDING: ("位置唯一，尾数在区间内", "unique up to rounding"),
    Certainty.AMBIGUOUS: ("不唯一", "undetermined"),
}
_OUTCOMES: dict[Outcome, Text] = {
    Outcome.CONSISTENT: ("勾稽关系全部成立，无须更正。", "All identities hold; nothing to repair."),
    Outcome.REPAIRED: (
        "以下改动使全部勾稽关系成立。",
        "With these changes all identities hold.",
    ),
    Outcome.UNDETERMINED: (
        "部分问题仅凭本文件不能确定。",
        "Some problems are not determined by the document.",
    ),
    Outcome.TIME_LIMIT: (
        "超出时间限制，未能完成搜索。",
        "The search passed its time limit; give it more with --seconds.",
    ),
}
_REASONS: dict[Reason, Text] = {
    Reason.CONFLICT: (
        "没有足够可信的少量改动能使它成立而不破坏其他勾稽关系",
        "no few changes make it hold without breaking other identities",
    ),
    Reason.NOT_NUMERIC: (
        "所比的不全是数字（如自评等级），需由人判断",
        "it compares more than numbers (such as a grade); a person must judge",
    ),
    Reason.TIME_LIMIT: ("超出时间限制", "time limit"),
}


def damage_text(damage: Damage | None) -> Text:
    """Name a damage in Chinese and English."""
    return _DAMAGES[damage or Damage.OTHER]


def certainty_text(certainty: Certainty) -> Text:
    """Name a certainty in Chinese and English."""
    return _CERTAINTIES[certainty]


def outcome_text(outcome: Outcome) -> Text:
    """Say in a sentence how the repair of a document ended, in Chinese and English."""
    return _OUTCOMES[outcome]


def place_text(figure: Figure) -> str:
    """Say where a figure stands, without its value.

    Args:
        figure: the figure.

    Returns:
        Table or section with line, row and column.
    """
    if figure.state is not CellState.PRINTED:
        return figure.term_text
    return figure.term_text.rpartition(" ")[0] or figure.term_text


def printed_text(figure: Figure) -> str:
    """Return the printed value, or what stands there instead."""
    return plain(figure.value) if figure.state is CellState.PRINTED else "（未印）"


def evidence_text(evidence: Evidence) -> Text:
    """Say who else prints a value, in Chinese and English.

    Args:
        evidence: the prints.

    Returns:
        The texts of a few of them.
    """
    texts = "；".join(evidence.texts[:_MANY])
    if evidence.is_same_fact:
        return f"同一事实另印：{texts}", f"the same fact is printed: {texts}"
    return f"此数另见：{texts}", f"the number also stands at: {texts}"


def unmended_text(unmended: Unmended, breaks: Iterable[str]) -> Text:
    """Say why nothing is proposed for an identity, in Chinese and English.

    Args:
        unmended: the identity.
        breaks: names of the identities that the nearest change would break.

    Returns:
        A sentence each.
    """
    chinese, english = _REASONS[unmended.reason]
    chinese, english = f"{unmended.check}：{chinese}", f"{unmended.check}: {english}"
    if unmended.nearest is None:
        return f"{chinese}。", f"{english}."
    value, broken = plain(unmended.nearest.candidate.value), "、".join(breaks)
    where = unmended.nearest.ref.partition("|")[2]
    if broken:
        chinese += f"；若将{where}改为{value}，则{broken}不成立"
        english += f"; changing {where} to {value} would break {broken}"
    return f"{chinese}。", f"{english}."

"""How well a placement of a row's cells suits the columns: kinds, keys and identities."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from juesuan.disclosure.numbers import is_digits, whole_number
from juesuan.extraction.outline import plain
from juesuan.extraction.tables.anatomy import TOTAL_WORDS
from juesuan.extraction.tables.cells import Kind, Row
from juesuan.extraction.tables.headings import ColumnRole
from juesuan.extraction.tables.identities import ROW_IDENTITIES, breaches
from juesuan.extraction.tables.plan import Placement, Plan

ECONOMIC = "06"
_STATISTICS = "10"
_LINE_DIGITS = 3
_SMALL_GAP = 3
WORSE_THAN_NONE = 6
_ITEM = re.compile(r"([0-9]{1,2})[.、]")
_ECONOMIC_LENGTHS = (3, 5)
_FUNCTIONAL_LENGTHS = (3, 5, 7)


@dataclass
class Rules:
    """What the rows of a table are judged by.

    Attributes:
        table_no: the official table.
        plan: its columns.
        last_lines: by block, the last line number (行次) met.
        last_codes: by block, the last code met.
        last_items: by block, the last numbered label (4. or 四、) met with its line number.
    """

    table_no: str
    plan: Plan
    last_lines: dict[int, int] = field(default_factory=dict)
    last_codes: dict[int, str] = field(default_factory=dict)
    last_items: dict[int, tuple[int, int]] = field(default_factory=dict)


def fits(row: Row, placement: Placement, plan: Plan, table_no: str) -> bool:
    """Whether each cell is of its column's kind, and the row's own identities hold.

    Args:
        row: the printed row.
        placement: where its cells go.
        plan: the columns of its table.
        table_no: the official table.
    """
    return _fits(row.texts, row.kinds, placement.cells, plan, table_no)


@lru_cache(maxsize=32768)
def _fits(
    texts: tuple[str, ...],
    kinds: tuple[Kind, ...],
    cells: tuple[int, ...],
    plan: Plan,
    table_no: str,
) -> bool:
    if not _suit(texts, kinds, cells, plan):
        return False
    if table_no not in ROW_IDENTITIES:
        return True
    placed = Placement(cells).texts(texts)
    return not any(breaches(table_no, block_values(plan, b, placed)) for b in plan.blocks)


def suits_all(row: Row, placement: Placement, plan: Plan) -> bool:
    """Whether each cell of a row is of its column's kind."""
    return _suit(row.texts, row.kinds, placement.cells, plan)


def _suit(
    texts: tuple[str, ...], kinds: tuple[Kind, ...], cells: tuple[int, ...], plan: Plan
) -> bool:
    pairs = zip(cells, plan.roles, strict=True)
    return all(suits(kinds[cell], texts[cell], role) for cell, role in pairs if cell >= 0)


def block_values(plan: Plan, block_no: int, texts: tuple[str, ...]) -> dict[str, str]:
    """Return the texts of the value columns of a block by their names."""
    places = plan.of_role(block_no, ColumnRole.VALUE)
    return {plan.columns[place].name: texts[place] for place in places}


def suits(kind: Kind, text: str, role: ColumnRole) -> bool:
    """Whether a cell is of the kind that a column holds."""
    if kind is Kind.BLANK or role is ColumnRole.EXTRA:
        return True
    if role is ColumnRole.VALUE:
        return kind is not Kind.TEXT
    if role is ColumnRole.LABEL:
        return kind is Kind.TEXT
    if role is ColumnRole.CODE:
        return _suits_code(kind, text)
    return kind is Kind.NUMBER and is_line_number(text)


def is_line_number(text: str) -> bool:
    """Whether a number may be a 行次: a short run of digits without decimals."""
    return _is_digits(text, _LINE_DIGITS)


def _suits_code(kind: Kind, text: str) -> bool:
    if kind is Kind.TEXT:
        return plain(text) in TOTAL_WORDS
    return kind is Kind.GARBLED or (kind is Kind.NUMBER and _is_digits(text, 9))


def _is_digits(text: str, longest: int) -> bool:
    body = plain(text)
    return is_digits(body) and len(body) <= longest


def oddities(texts: tuple[str, ...], rules: Rules) -> int:
    """Count what is odd about the keys of a placed row: missing, out of sequence, misshapen.

    Args:
        texts: the text under each column.
        rules: what the rows of its table are judged by.
    """
    return sum(_block_oddities(texts, block_no, rules) for block_no in rules.plan.blocks)


def _block_oddities(texts: tuple[str, ...], block_no: int, rules: Rules) -> int:
    keys = {
        role: "".join(texts[i] for i in rules.plan.of_role(block_no, role))
        for role in (ColumnRole.CODE, ColumnRole.LABEL, ColumnRole.LINE_NUMBER)
        if rules.plan.of_role(block_no, role)
    }
    has_values = any(texts[i] for i in rules.plan.of_role(block_no, ColumnRole.VALUE))
    odd = 0
    if ColumnRole.LINE_NUMBER in keys:
        odd += _line_oddities(keys, has_values, block_no, rules)
    if ColumnRole.CODE in keys:
        odd += _code_oddities(keys, has_values, rules.table_no)
        if rules.table_no == ECONOMIC and keys[ColumnRole.CODE]:
            odd += int(plain(keys[ColumnRole.CODE]) <= rules.last_codes.get(block_no, ""))
    return odd


def _line_oddities(
    keys: Mapping[ColumnRole, str], has_values: bool, block_no: int, rules: Rules
) -> int:
    """Count what is odd about a 行次: a value without one, one that does not follow the last."""
    line = plain(keys[ColumnRole.LINE_NUMBER])
    label = keys.get(ColumnRole.LABEL, "")
    odd = int(has_values and not label)
    if not line:
        return odd + 1 + 2 * int(bool(label)) + 2 * int(has_values)
    number = whole_number(line)
    if number is None:
        return odd + 2
    return odd + _step_oddity(number, label, block_no, rules)


def _step_oddity(line: int, label: str, block_no: int, rules: Rules) -> int:
    """Count how little a 行次 follows: going back, or past its label, is worse than none at all."""
    last = rules.last_lines.get(block_no)
    if last is None:
        return 0
    item, step = item_of(label), line - last
    if item is not None and block_no in rules.last_items and rules.table_no == _STATISTICS:
        last_item, last_line = rules.last_items[block_no]
        if item == last_item + 1:
            return 0 if line == last_line + 1 else WORSE_THAN_NONE
    if step <= 0:
        return WORSE_THAN_NONE
    return 0 if step == 1 else 1 if step <= _SMALL_GAP else 3


@lru_cache(maxsize=4096)
def item_of(label: str) -> int | None:
    """Return the number of a label such as 4. 应急保障用车, None where it has none."""
    match = _ITEM.match(plain(label))
    return int(match[1]) if match else None


def _code_oddities(keys: Mapping[ColumnRole, str], has_values: bool, table_no: str) -> int:
    """Count what is odd about a code: missing beside its name or value, of unknown length."""
    code, label = plain(keys[ColumnRole.CODE]), keys.get(ColumnRole.LABEL, "")
    if plain(code) in TOTAL_WORDS or (not code and plain(label) in TOTAL_WORDS):
        return 0
    odd = 3 * int(bool(code) != bool(label)) + 3 * int(has_values and not code and not label)
    return odd + 2 * int(bool(code) and not is_known_shape(code, table_no))


def is_known_shape(code: str, table_no: str) -> bool:
    """Whether a code is as long as the codes of its classification are.

    Source: 政府收支分类科目: functional codes have 3, 5 or 7 digits, economic codes 3 or 5.
    """
    lengths = _ECONOMIC_LENGTHS if table_no == ECONOMIC else _FUNCTIONAL_LENGTHS
    return is_digits(code) and len(code) in lengths

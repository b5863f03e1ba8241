"""Disclosures with one ordinary misprint wherever it may stand: each once stopped the models."""

import random
import re

from .kind import Change, Kind, Outcome, of_text

_GROUPS = re.compile(r"(?m)^(3\d{4})(\t[^\t\n]*\t[^\t\n]*\t)3\d{4}(?=\t)")
_BLANKS = re.compile(r"(?<=\t)(?=\t|\n)")
_VEHICLES = re.compile(r"(?m)(车辆数合计[^\t\n]*\t\d+\t+)\d*(?=\t*$)")
_NAMED_CODES = re.compile(r"(?m)^(\d{3,7}\t)[^\t\n]+(?=\t)")
_SENTENCE = re.compile("(其中|预算执行：)")


def _each(pattern: str | re.Pattern[str], printed: str) -> Change:
    return lambda text, _: re.sub(pattern, printed, text)


def _chained(text: str, source: random.Random) -> str:
    """Move hundredths at random: most steps of a sum stay within rounding, the whole may not."""
    cents = re.compile(r"(?<=\.\d)\d(?=\t)")
    return cents.sub(lambda match: str((int(match[0]) + source.choice((0, 0, 1))) % 10), text)


_CHANGES = (
    ("code_in_two_groups", _each(_GROUPS, r"\1\2\1")),
    ("blank_cells_filled_with_zero", _each(_BLANKS, "0")),
    ("vehicles_by_halves", _each(_VEHICLES, r"\g<1>1.5")),
    ("vehicles_by_billions", _each(_VEHICLES, r"\g<1>3000000000")),
    ("codes_without_names", _each(_NAMED_CODES, r"\1")),
    ("codes_of_one_name", _each(_NAMED_CODES, r"\1其他支出")),
    (
        "funds_stated_twice",
        _each(r"((?:涉及资金|项目预算|支出)([\d,]+\.\d+)万元)", r"\1（\2万元）"),
    ),
    ("funds_as_a_range", _each(r"(涉及资金|项目预算|支出)([\d,]+\.\d+万元)", r"\g<1>10-\2")),
    ("rates_glued", _each(r"(执行率为?|\t)(?:100|\d\d\.\d\d)(?=%|\t10?\t?)", r"\g<1>34973770")),
    ("rates_of_next_to_nothing", _each(r"\d+\.\d+%", "0.000001%")),
    ("amounts_of_next_to_nothing", _each(r"(?<=\t)\d+\.\d\d(?=\t|\n)", "0.000001")),
    ("prose_cut_into_cells", _each(_SENTENCE, "\\1\t")),
    ("projects_without_names", _each(r"(项目名称\t+)[^\t\n]+", r"\1")),
    ("project_totals_absurd", _each(r"(资金总额[:：]\t+)[\d.]+", r"\g<1>99999999999999")),
    ("hundredths_moved", _chained),
)
KINDS = tuple(Kind(name, of_text(change), Outcome.LOADS) for name, change in _CHANGES)

"""Disclosures that are far too large, in each way that a text can be."""

import random
import re

from .kind import Change, Kind, Outcome, of_text

_ROW = re.compile(r"(?m)^.*\t.*\d\.\d\d\t*$")
_CODE_ROW = "2010301\t行政运行\t1.00\t1.00\t\n"
_SENTENCE = "本年支出1.50万元，比上年增加2%。\n"
_PROJECT = "项目支出绩效自评表\n项目名称\t甲\n"
_PROSE = re.compile(r"(?m)^[^\t\n]*万元[^\t\n]*$")


def _behind_a(pattern: re.Pattern[str], inserted: str) -> Change:
    """Insert something behind a line of a kind."""

    def change(text: str, source: random.Random) -> str:
        place = source.choice([match.end() for match in pattern.finditer(text)])
        return f"{text[:place]}\n{inserted}{text[place:]}"

    return change


def _times(count: int) -> Change:
    return lambda text, _: "\n\f\n".join([text] * count)


def _row(cells: int) -> Change:
    return _behind_a(_ROW, "\t".join(["1.00"] * cells))


_REFUSED = (
    ("ten_thousand_pages", _times(200), "more than"),
    ("million_short_lines", lambda text, _: text + "。\n" * 950_000, "lines, more than"),
    (
        "half_a_million_numbers",
        _behind_a(_PROSE, ("1.5，" * 4_000 + "\n") * 125),
        "numbers, more than",
    ),
    ("million_cells", _behind_a(_ROW, "\t" * 1_000_000), "cells, more than"),
    ("giant_sentence", _behind_a(_PROSE, "支出增加，" * 200_000), "characters, more than"),
    ("giant_number", _behind_a(_PROSE, f"支出{'9' * 3_000_000}万元。"), "characters, more than"),
    ("giant_cell", _behind_a(_ROW, f"合计\t{'甲' * 1_000_000}"), "characters, more than"),
    ("giant_blank", _behind_a(_ROW, f"合计{' ' * 3_000_000}\t1.00"), "characters, more than"),
    ("fifty_thousand_columns", _row(50_000), "characters, more than"),
    ("forty_thousand_rows", _behind_a(_ROW, "其他\t9\t\n" * 40_000), "beyond 3,000 rows"),
    ("one_code_again_and_again", _behind_a(_ROW, _CODE_ROW * 15_000), "beyond 3,000 rows"),
    ("many_figures", _behind_a(_PROSE, _SENTENCE * 10_000), "beyond 3,000 rows"),
    ("many_projects", _behind_a(_PROSE, _PROJECT * 10_000), "projects goes on beyond 3,000"),
)
_LOADS = (
    ("four_hundred_pages", _times(10)),
    ("thousand_columns", _row(1_000)),
    ("two_thousand_rows", _behind_a(_ROW, "其他\t9\t\n" * 2_000)),
    ("one_code_two_thousand_times", _behind_a(_ROW, _CODE_ROW * 2_000)),
    ("two_thousand_figures", _behind_a(_PROSE, _SENTENCE * 1_000)),
    ("two_thousand_projects", _behind_a(_PROSE, _PROJECT * 2_000)),
    ("long_sentence", _behind_a(_PROSE, "支出增加，" * 3_900)),
    ("long_number", _behind_a(_PROSE, f"支出{'9' * 19_000}万元。")),
    ("long_cell", _behind_a(_ROW, f"合计\t{'甲' * 19_000}\t1.00")),
    ("long_amount", _behind_a(_ROW, f"合计\t{'1' * 19_000}")),
    ("long_blank", _behind_a(_ROW, f"合计{' ' * 19_000}\t1.00")),
    ("long_line_number", _behind_a(_ROW, f"合计\t{'1' * 5_000}\t1.00")),
    ("forty_thousand_lines", _behind_a(_PROSE, "支出\n" * 40_000)),
    ("many_figures_in_a_line", _behind_a(_PROSE, "本年支出1.50万元，比上年增加2%。" * 1_000)),
    ("brackets_nested", _behind_a(_PROSE, "（" * 9_000 + "）" * 9_000)),
    ("tags_nested", _behind_a(_PROSE, "<b>" * 2_000 + "1万元" + "</b>" * 2_000)),
    ("list_without_end", _behind_a(_PROSE, "、".join(["甲和乙"] * 30) + "分别为1万元、2万元。")),
    (
        "lists_in_turn",
        _behind_a(_PROSE, "和".join(["甲费"] * 40) + "分别为" + "、".join(["1万元"] * 20) + "。"),
    ),
    ("numerals_in_a_row", _behind_a(_PROSE, "一、" * 9_000)),
    ("minus_in_a_row", _behind_a(_PROSE, "-" * 19_000 + "\n" + "-\n" * 10_000)),
    ("years_in_a_row", _behind_a(_PROSE, "比2023年" * 3_000)),
    ("page_numbers", _behind_a(_PROSE, "- 1 -\n第 2 页 共 3 页\n" * 9_000)),
    ("cover_without_end", lambda text, _: "某局\n" * 40_000 + text),
    ("titles_without_end", _behind_a(_PROSE, "收入支出决算总表\n公开01表\n" * 10_000)),
)
KINDS = (
    *(Kind(name, of_text(change), Outcome.REJECTED, says) for name, change, says in _REFUSED),
    *(Kind(name, of_text(change), Outcome.LOADS) for name, change in _LOADS),
)

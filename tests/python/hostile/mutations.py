"""Small accidents of a text, drawn one by one: what an editor, a converter or a bad disk does."""

import random
from collections.abc import Callable

_WORDS = (
    "合计",
    "本年收入合计",
    "总计",
    "项目",
    "栏次",
    "公开03表",
    "收入支出决算总表",
    "第三部分",
    "情况说明",
    "目录",
    "一、",
    "（一）",
    "其中：",
    "万元",
    "元",
    "亿元",
    "%",
    "2024年",
    "2023年度",
    "比上年增加",
    "分别为",
    "、",
    "。",
    "，",
    "：",
    "（",
    "）",
    "“",
    "”",
    "无数据",
    "项目名称",
    "年度资金总额",
    "绩效自评",
    "1,226.24",
    "-0.00",
    "0",
    "1e5",
    "①",
    "²",
    "二〇二四年",
    "九",
    "NaN",
    "1.2.3",
    "１２．３",
    "2010301",
    "208",
    "99999999999999999999",
    "#",
    "**",
    "<b>",
    "</b>",
    "|",
    "\u200b",
    "\u3000",
    "\ufeff",
    "\x0c",
)
Lines = list[str]


def _place(items: Lines, source: random.Random) -> int:
    return source.randrange(len(items)) if items else 0


def _drop_lines(lines: Lines, source: random.Random) -> None:
    start = _place(lines, source)
    del lines[start : start + source.randint(1, 12)]


def _double_lines(lines: Lines, source: random.Random) -> None:
    start = _place(lines, source)
    lines[start:start] = lines[start : start + source.randint(1, 12)]


def _move_lines(lines: Lines, source: random.Random) -> None:
    start = _place(lines, source)
    stop = start + source.randint(1, 12)
    moved = lines[start:stop]
    del lines[start:stop]
    place = _place(lines, source)
    lines[place:place] = moved


def _join_lines(lines: Lines, source: random.Random) -> None:
    start = _place(lines, source)
    between = source.choice(["", " ", "\t"])
    lines[start : start + 2] = [between.join(lines[start : start + 2])]


def _in_a_line(
    change: Callable[[str, random.Random], str],
) -> Callable[[Lines, random.Random], None]:
    def changed(lines: Lines, source: random.Random) -> None:
        places = [i for i, line in enumerate(lines) if line.strip()]
        if places:
            place = source.choice(places)
            lines[place] = change(lines[place], source)

    return changed


def _in_cells(
    change: Callable[[Lines, random.Random], None],
) -> Callable[[str, random.Random], str]:
    def changed(line: str, source: random.Random) -> str:
        cells = line.split("\t")
        change(cells, source)
        return "\t".join(cells)

    return changed


def _cut_line(line: str, source: random.Random) -> str:
    place = source.randint(0, len(line))
    return line[:place] + source.choice(["", "\n", "\t", "\r"]) + line[place:]


def _insert_word(line: str, source: random.Random) -> str:
    place = source.randint(0, len(line))
    return line[:place] + source.choice(_WORDS) * source.choice([1, 1, 1, 3]) + line[place:]


def _change_letter(line: str, source: random.Random) -> str:
    place = source.randrange(len(line))
    return line[:place] + source.choice(_WORDS)[0] + line[place + 1 :]


def _drop_letters(line: str, source: random.Random) -> str:
    place = source.randrange(len(line))
    return line[:place] + line[place + source.randint(1, 5) :]


def _drop_cell(cells: Lines, source: random.Random) -> None:
    del cells[_place(cells, source)]


def _insert_cell(cells: Lines, source: random.Random) -> None:
    cells.insert(_place(cells, source), source.choice(["", *_WORDS]))


def _swap_cells(cells: Lines, source: random.Random) -> None:
    left, right = _place(cells, source), _place(cells, source)
    cells[left], cells[right] = cells[right], cells[left]


def _fill_cell(cells: Lines, source: random.Random) -> None:
    cells[_place(cells, source)] = source.choice(_WORDS)


ACCIDENTS = (
    _drop_lines,
    _double_lines,
    _move_lines,
    _join_lines,
    *map(_in_a_line, (_cut_line, _insert_word, _change_letter, _drop_letters)),
    *(_in_a_line(_in_cells(c)) for c in (_drop_cell, _insert_cell, _swap_cells, _fill_cell)),
)


def damaged(text: str, source: random.Random, accidents: int) -> str:
    """Let accidents happen to a text.

    Args:
        text: a disclosure.
        source: draws them.
        accidents: how many.
    """
    lines = text.split("\n")
    for _ in range(accidents):
        source.choice(ACCIDENTS)(lines, source)
    return "\n".join(lines)

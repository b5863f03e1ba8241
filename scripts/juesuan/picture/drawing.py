"""The picture itself: boxes in columns, one coloured line for each key that tables share."""

from collections.abc import Iterator, Sequence
from html import escape

from juesuan.picture.boxes import (
    BOX,
    GAP,
    GUTTER,
    LINE,
    MARGIN,
    TRACK,
    Box,
    in_a_row,
    in_columns,
    left_of,
    stacked,
)
from juesuan.picture.tables import PublicTable, hubs

_COLOURS = ("#2f7de1", "#d1731a", "#2c974b", "#a05ad5", "#d64570", "#0f9aa8", "#8a8f98")
_TITLES = {
    "core": "core · 印出的数字 what is printed",
    "quality": "quality · 是否相符 does it add up",
    "analysis": "analysis · 现成的答案 ready answers",
}
_STYLE = """
svg { font-family: "DejaVu Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }
.page { fill: #ffffff } .box { fill: #f6f8fa; stroke: #afb8c1 } text { fill: #1f2328 }
.name { font-size: 13px; font-weight: bold } .text { font-size: 11px; fill: #57606a }
.key { font-size: 11px } .warn { font-size: 11px; fill: #b3541e } .head { font-size: 15px }
@media (prefers-color-scheme: dark) {
.page { fill: #0d1117 } .box { fill: #161b22; stroke: #57606a } text { fill: #e6edf3 }
.text { fill: #a9b1ba } .warn { fill: #f0a35e }
}
"""


def draw(tables: Sequence[PublicTable]) -> str:
    """Draw the picture.

    Args:
        tables: the public tables.

    Returns:
        SVG that needs no other file, for light and dark backgrounds.
    """
    targets = hubs(tables)
    top = list(in_a_row(list(targets.values())))
    channel = max(box.y + box.height for box in top) + 2 * GAP
    start = channel + TRACK * len(targets) + 2 * GAP
    columns = in_columns([table for table in tables if table not in targets.values()])
    boxes = [box for no, column in enumerate(columns) for box in stacked(column, no, start)]
    rails = enumerate(zip(targets, top, strict=True))
    parts = [
        *_headings(columns, start),
        *(
            line
            for no, (key, hub) in rails
            for line in _rail(no, key, hub, [*top, *boxes], channel + no * TRACK)
        ),
        *(line for box in [*top, *boxes] for line in _drawn(box)),
    ]
    width = left_of(max(len(columns), len(top))) - GUTTER + MARGIN
    height = max(box.y + box.height for box in boxes) + MARGIN
    return _page(width, height, parts)


def _page(width: int, height: int, parts: Sequence[str]) -> str:
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
    lines = [
        f'{opening} width="{width}">',
        "<title>The public tables of Juesuan: grain, keys, amounts</title>",
        f"<style>{_STYLE}</style>",
        f'<rect class="page" width="{width}" height="{height}"/>',
        *parts,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _headings(columns: Sequence[Sequence[PublicTable]], start: int) -> Iterator[str]:
    seen = set()
    for no, column in enumerate(columns):
        schema = column[0].schema
        if schema not in seen:
            yield _text(left_of(no), start - GAP // 2, "head", _TITLES[schema])
        seen.add(schema)


def _rail(key_no: int, key: str, hub: Box, boxes: Sequence[Box], y: int) -> Iterator[str]:
    """Yield the line of a key: along the channel, up to its table, and to each table with it."""
    shift, foot, colour = (key_no + 1) * TRACK, hub.y + hub.height, _COLOURS[key_no]
    arrow = hub.x + shift + MARGIN
    branches = [(box.x - GUTTER + shift, box) for box in boxes if _refers(box, key, hub)]
    ends = [arrow, *(x for x, _ in branches)]
    path = f"M{min(ends)} {y}H{max(ends)}M{arrow} {y}V{foot + 6}"
    path += "".join(f"M{x} {y}V{box.y + _port(key_no)}H{box.x}" for x, box in branches)
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.6"/>'
    yield f'<path d="M{arrow - 5} {foot + 8}h10l-5 -8Z" fill="{colour}"/>'
    yield f'<text x="{arrow + 8}" y="{foot + 15}" class="key" style="fill:{colour}">{key}</text>'
    for _, box in branches:
        yield f'<circle cx="{box.x}" cy="{box.y + _port(key_no)}" r="3" fill="{colour}"/>'


def _refers(box: Box, key: str, hub: Box) -> bool:
    return box.table != hub.table and key in box.table.columns


def _port(key_no: int) -> int:
    """Return how far below the top of a box the branch of a key meets it."""
    return 8 + key_no * 7


def _drawn(box: Box) -> Iterator[str]:
    size = f'width="{BOX}" height="{box.height}"'
    yield f'<rect class="box" x="{box.x}" y="{box.y}" {size} rx="6"/>'
    yield _text(box.x + 12, box.y + 20, "name", box.table.name)
    for no, (kind, line) in enumerate(box.lines, start=1):
        yield _text(box.x + 12, box.y + 20 + LINE * no, kind, line)


def _text(x: int, y: int, kind: str, text: str) -> str:
    return f'<text x="{x}" y="{y}" class="{kind}">{escape(text)}</text>'

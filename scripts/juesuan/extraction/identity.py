"""Who publishes a disclosure, for which year: read from its cover and its tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from juesuan.disclosure.document import Document, Line, RejectedFileError
from juesuan.extraction.outline import Region, plain
from juesuan.extraction.starts import COVER
from juesuan.extraction.years import (
    ANY_YEAR,
    FOLDER_YEAR,
    YEAR,
    Doubt,
    prose_doubts,
    prose_year,
    with_digits,
    year_doubts,
)

_COVER_YEAR = re.compile(YEAR + r"年(?:度)?.{0,8}?((?:部门|单位)?)决算")
_OFFICE = re.compile(
    r"(?<!金额)(?:部门|单位)(?:名称)?:(.*?)(?=" + YEAR + r"年|(?:金额)?单位:|公开\d|$)"
)
_NAME_LINE = re.compile(r"(?:部门|单位)名称:(.{2,}?)(?=" + YEAR + r"年|(?:金额)?单位:|公开\d|$)")
_MONEY_UNIT = re.compile(r"(?:人民币)?[十百千万亿]*元?")
_BUDGET_UNIT = re.compile(r"预算单位:?\s*[\dA-Za-z]+[-—](.+)")
_OFFICE_ENDINGS = tuple("处局厅委院部会室办校馆所站队心社团府库行司署组联园台")
_META_REACH = 14


@dataclass(frozen=True)
class Identity:
    """Who and when.

    Attributes:
        fiscal_year: four digits.
        fiscal_year_basis: cover, tables, text or folder: where the year was read.
        office_name: the name as printed.
        office_name_basis: tables, cover or projects.
        report_kind: 部门决算, 单位决算 or 决算.
        doubts: what disagrees about the year.
        other_offices: other names of offices above tables, with their lines.
    """

    fiscal_year: str
    fiscal_year_basis: str
    office_name: str
    office_name_basis: str
    report_kind: str
    doubts: tuple[Doubt, ...] = ()
    other_offices: tuple[tuple[int, str], ...] = ()


def identify(document: Document, regions: Sequence[Region]) -> Identity:
    """Read the fiscal year and the office of a disclosure.

    Args:
        document: the disclosure.
        regions: its outline.

    Returns:
        Its identity with the place each part was read from, and what disagrees about it.

    Raises:
        RejectedFileError: no year, or no office name, is printed anywhere.
    """
    head = _head_lines(regions)
    metas = [meta for region in regions if region.name.isdigit() for meta in _metas(region)]
    year, year_basis, kind = _year(document, head, metas)
    office, office_basis = _office(head, regions, metas)
    doubts = (
        *year_doubts(document.source_file, regions, metas, year, year_basis),
        *(prose_doubts(document.lines, year) if year_basis == "folder" else ()),
    )
    others = tuple(_other_offices(document, office))
    return Identity(year, year_basis, office, office_basis, kind, doubts, others)


def _head_lines(regions: Sequence[Region]) -> list[Line]:
    """Return the printed lines before the table of contents or the first part."""
    cover = [region for region in regions if region.name == COVER]
    return [line for region in cover for line in region.lines if line.text.strip()][:40]


def _title_of(head: Sequence[Line]) -> str:
    """Return the cover as one text: its title may be broken over lines anywhere."""
    return with_digits("".join(plain(line.text) for line in head))


def _metas(region: Region) -> list[tuple[int, str]]:
    """Return the lines between a table's title and its first row, with their numbers."""
    metas = []
    for line in region.lines[:_META_REACH]:
        if line.is_row and "称" not in line.text:
            break
        metas.append((line.number, with_digits(plain(line.text))))
    return metas


def _year(
    document: Document, head: Sequence[Line], metas: Sequence[tuple[int, str]]
) -> tuple[str, str, str]:
    cover = _COVER_YEAR.search(_title_of(head))
    kind = (cover[2] + "决算") if cover else _kind(document)
    if cover:
        return cover[1], "cover", kind
    tables = Counter(match[1] for _, text in metas for match in ANY_YEAR.finditer(text))
    if tables:
        return tables.most_common(1)[0][0], "tables", kind
    # Prose speaks of other years too: the folder that a person chose goes before it.
    folder = FOLDER_YEAR.search(document.source_file)
    _, _, told = prose_year(document.lines)
    if told and (folder is None or folder[1] == told):
        return told, "text", kind
    if folder:
        return folder[1], "folder", kind
    raise RejectedFileError(
        "cover and tables",
        "No fiscal year (such as 2024年度) is printed anywhere.",
        "Put the file into a folder named after its year, such as documents/2024/.",
    )


def _kind(document: Document) -> str:
    texts = Counter(
        match[0] for line in document.lines for match in re.finditer("(?:部门|单位)决算", line.text)
    )
    return texts.most_common(1)[0][0] if texts else "决算"


def _office(
    head: Sequence[Line], regions: Sequence[Region], metas: Sequence[tuple[int, str]]
) -> tuple[str, str]:
    names = Counter(
        name
        for _, text in metas
        if (match := _OFFICE.search(text))
        and (name := match[1])
        and not _MONEY_UNIT.fullmatch(name)
    )
    title = _COVER_YEAR.split(_title_of(head))[0]
    on_cover = title if 3 < len(title) < 60 and title.endswith(_OFFICE_ENDINGS) else ""
    if names:
        most = max(names.values())
        name = max((name for name in names if names[name] == most), key=len)
        # A name that is broken over lines above every table is whole on the cover.
        return (
            (on_cover, "cover")
            if on_cover != name and on_cover.startswith(name)
            else (name, "tables")
        )
    if on_cover:
        return on_cover, "cover"
    units = (_budget_unit(region) for region in regions if region.name.startswith("project"))
    unit = next((unit for unit in units if unit), "")
    if unit:
        return unit, "projects"
    raise RejectedFileError(
        "cover and tables",
        "No office name (部门名称 or 单位名称) is printed anywhere.",
        "Add a line 部门名称：… above a table of the file.",
    )


def _budget_unit(region: Region) -> str:
    for line in region.lines:
        cells = [plain(cell) for cell in line.cells]
        for left, right in pairwise([cell for cell in cells if cell]):
            if left == "预算单位" and (match := _BUDGET_UNIT.match(left + right)):
                return match[1]
    return ""


def _other_offices(document: Document, office: str) -> Iterator[tuple[int, str]]:
    """Yield the names of offices that are not the office's own name, whole, shortened or broken."""
    own = set(office)
    for line in document.lines:
        if "名称" in line.text and (match := _NAME_LINE.match(plain(line.text))):
            name = match[1]
            if not (own <= set(name) or own >= set(name)):
                yield line.number, name

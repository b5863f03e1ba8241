"""The balance of numeric tokens: nothing that is printed in a table is lost without a line."""

from collections import Counter
from collections.abc import Iterable, Sequence

from juesuan.disclosure.numbers import numeric_tokens
from juesuan.extraction.outline import Region
from juesuan.extraction.rows import (
    CellClaim,
    CellRole,
    RawExtractionBalance,
    RawExtractionIssue,
)

Cell = tuple[int, int]


def balance(
    region: Region, claims: Iterable[CellClaim], document_id: str, source_file: str
) -> tuple[RawExtractionBalance, list[RawExtractionIssue]]:
    """Hold the cells of a region against the claims on them.

    Args:
        region: an official table or a project table.
        claims: what the extraction says each cell is.
        document_id: key of the document.
        source_file: its path.

    Returns:
        The balance, whose roles add up to the numeric tokens printed in the region, and one issue
        for each cell with a digit that nobody claimed (its tokens count as issue tokens).
    """
    roles = _roles(claims)
    tokens: Counter[CellRole] = Counter()
    issues = []
    total = 0
    for line in region.lines:
        printed = len(numeric_tokens(line.text))
        total += printed
        for index, text in enumerate(line.cells if printed else ()):
            count = len(numeric_tokens(text))
            if not count:
                continue
            role = roles.get((line.number, index))
            if role is None:
                issues.append(_unclaimed(region, line.number, text, document_id, source_file))
            tokens[role or CellRole.ISSUE] += count
    row = RawExtractionBalance(
        document_id,
        source_file,
        region.lines[0].number,
        region.name,
        total,
        *(tokens[role] for role in CellRole),
    )
    return row, issues


def _roles(claims: Iterable[CellClaim]) -> dict[Cell, CellRole]:
    """Return the role of each claimed cell; an issue claim outweighs any other on its cell."""
    roles: dict[Cell, CellRole] = {}
    for claim in claims:
        cell = (claim.source_line, claim.cell_index)
        if roles.get(cell) is not CellRole.ISSUE:
            roles[cell] = claim.role
    return roles


def _unclaimed(
    region: Region, number: int, text: str, document_id: str, source_file: str
) -> RawExtractionIssue:
    return RawExtractionIssue(
        document_id,
        source_file,
        number,
        region.name,
        "unclaimed_cell",
        "error",
        text.strip(),
        f"第{number}行的“{text.strip()}”不属于任何已识别的栏目，未入库。",
        f"Line {number}: '{text.strip()}' belongs to no recognised column; it is not loaded.",
    )


def stray_rows(
    regions: Sequence[Region], document_id: str, source_file: str
) -> list[RawExtractionIssue]:
    """Report rows with numbers that stand outside every table.

    Args:
        regions: the regions that are neither official tables, project tables nor contents.
        document_id: key of the document.
        source_file: its path.

    Returns:
        One issue a row: its figures are not in the warehouse.
    """
    return [
        RawExtractionIssue(
            document_id,
            source_file,
            line.number,
            region.name,
            "row_outside_tables",
            "error",
            line.text.strip()[:200],
            f"第{line.number}行是表格行，但不在任何已识别的表内，其数字未入库；请检查表题。",
            f"Line {line.number} is a table row outside every recognised table; its figures are "
            "not loaded. Check the title of its table.",
        )
        for region in regions
        for line in region.lines
        if line.is_row and numeric_tokens(line.text)
    ]

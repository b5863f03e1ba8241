"""The balance of numeric tokens: nothing that is printed in a table is lost without a line."""

from collections.abc import Iterator, Sequence

from juesuan.disclosure.document import Line
from juesuan.disclosure.numbers import cells_of_tokens, numeric_tokens
from juesuan.extraction.claims import CellClaim, CellRole
from juesuan.extraction.outline import Region
from juesuan.extraction.rows import RawExtractionBalance, RawExtractionIssue

Cell = tuple[int, int]
_GAP = 6
_ISSUE = CellRole.ISSUE


def balance(
    region: Region, claims: Sequence[CellClaim], document_id: str, source_file: str
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
    tokens = dict.fromkeys(CellRole, 0)
    issues = []
    for line in region.lines:
        for index in cells_of_tokens(line.text):
            cell = (line.number, index)
            if cell not in roles:
                roles[cell] = _ISSUE
                text = line.cells[index].strip()
                issues.append(_unclaimed(region, line.number, text, document_id, source_file))
            tokens[roles[cell]] += 1
    row = RawExtractionBalance(
        document_id,
        source_file,
        region.lines[0].number,
        region.name,
        sum(tokens.values()),
        *tokens.values(),
    )
    return row, issues


def _roles(claims: Sequence[CellClaim]) -> dict[Cell, CellRole]:
    """Return the role of each claimed cell; an issue claim outweighs any other on its cell."""
    roles = {(line, index): role for _, line, index, role in claims}
    roles.update({(line, index): role for _, line, index, role in claims if role is _ISSUE})
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
        text,
        f"第{number}行的“{text}”不属于任何已识别的栏目，未入库。",
        f"Line {number}: '{text}' belongs to no recognised column; it is not loaded.",
    )


def stray_rows(
    regions: Sequence[Region], document_id: str, source_file: str
) -> list[RawExtractionIssue]:
    """Report rows with numbers that stand outside every recognised table.

    Args:
        regions: the regions that are neither official tables, project tables nor contents.
        document_id: key of the document.
        source_file: its path.

    Returns:
        One issue a run of rows: their figures are not in the warehouse.
    """
    issues = []
    for region in regions:
        rows = [line for line in region.lines if line.is_row and numeric_tokens(line.text)]
        for block in _blocks(rows):
            issues.append(_stray(region, block, document_id, source_file))
    return issues


def _blocks(rows: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the rows in runs: a gap of more than a few lines begins another table."""
    block: list[Line] = []
    for line in rows:
        if block and line.number - block[-1].number > _GAP:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _stray(
    region: Region, block: Sequence[Line], document_id: str, source_file: str
) -> RawExtractionIssue:
    first, last = block[0].number, block[-1].number
    count = sum(len(numeric_tokens(line.text)) for line in block)
    return RawExtractionIssue(
        document_id,
        source_file,
        first,
        region.name,
        "row_outside_tables",
        "error",
        block[0].text.strip()[:200],
        f"{_lines_zh(first, last)}是表格行，但不在任何已识别的表内，其中{count}个数字未入库；"
        "请检查表题。",
        f"{_lines_en(first, last)} outside every recognised table; numbers that are not loaded: "
        f"{count}. Check the title of the table.",
    )


def _lines_zh(first: int, last: int) -> str:
    return f"第{first}行" if first == last else f"第{first}至{last}行"


def _lines_en(first: int, last: int) -> str:
    return (
        f"Line {first} is a table row"
        if first == last
        else (f"Lines {first} to {last} are table rows")
    )

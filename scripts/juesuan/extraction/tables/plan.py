"""The columns of one table as a plan: what each printed cell of a row must be."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from juesuan.extraction.tables.headings import ColumnRole

BY_HEADER, BY_NUMBER, BY_POSITION = "header", "column_number", "position"


@dataclass(frozen=True)
class Column:
    """One column of the plan.

    Attributes:
        role: what it holds.
        block_no: which of the tables side by side it belongs to.
        slot: its place among the value columns of its block, 0 for other columns.
        name: what tells the value column from the others of its block.
        measure: English name of the measure.
        measure_label: the heading as printed, or the official one where it is lost.
        row_key: the thing measured where columns name it.
        number: the printed column number (栏次).
        mapped_by: header, column_number or position.
        level: which header row prints the heading, from 0; -1 where it is lost.
        is_printed: whether the header prints this column.
    """

    role: ColumnRole
    block_no: int
    slot: int = 0
    name: str = ""
    measure: str = ""
    measure_label: str = ""
    row_key: str = ""
    number: str = ""
    mapped_by: str = BY_HEADER
    level: int = -1
    is_printed: bool = True


class Block(NamedTuple):
    """The positions of the columns of one block, by what they hold."""

    codes: tuple[int, ...]
    labels: tuple[int, ...]
    line_numbers: tuple[int, ...]
    values: tuple[int, ...]


_NO_BLOCK = Block((), (), (), ())


@dataclass(frozen=True, eq=False)
class Plan:
    """All columns of a table in printed order, those that its header lost included.

    A plan equals only itself, so that what is known under it can be looked up fast.

    Attributes:
        columns: the columns.
        is_damaged: whether the header lost a column that its layout cannot do without.
    """

    columns: tuple[Column, ...]
    is_damaged: bool = False

    @cached_property
    def printed(self) -> tuple[int, ...]:
        """The positions of the columns that the header prints."""
        return tuple(i for i, column in enumerate(self.columns) if column.is_printed)

    @cached_property
    def roles(self) -> tuple[ColumnRole, ...]:
        """The role of each column."""
        return tuple(column.role for column in self.columns)

    @cached_property
    def blocks(self) -> tuple[int, ...]:
        """The numbers of the blocks that have value columns."""
        return tuple(sorted({column.block_no for column in self.values}))

    @cached_property
    def values(self) -> tuple[Column, ...]:
        """The value columns."""
        return tuple(column for column in self.columns if column.role is ColumnRole.VALUE)

    @cached_property
    def _by_role(self) -> dict[tuple[int, ColumnRole], tuple[int, ...]]:
        found: dict[tuple[int, ColumnRole], list[int]] = {}
        for index, column in enumerate(self.columns):
            found.setdefault((column.block_no, column.role), []).append(index)
        return {key: tuple(indices) for key, indices in found.items()}

    @cached_property
    def _blocks(self) -> dict[int, Block]:
        roles = (ColumnRole.CODE, ColumnRole.LABEL, ColumnRole.LINE_NUMBER, ColumnRole.VALUE)
        return {no: Block(*(self.of_role(no, role) for role in roles)) for no in self.blocks}

    def block(self, block_no: int) -> Block:
        """Return the positions of the columns of a block that has value columns."""
        return self._blocks.get(block_no, _NO_BLOCK)

    def of_role(self, block_no: int, role: ColumnRole) -> tuple[int, ...]:
        """Return the positions of the columns of a block with a role."""
        return self._by_role.get((block_no, role), ())


@dataclass(frozen=True)
class Placement:
    """One way to put the cells of a row under the columns of a plan.

    Attributes:
        cells: for each column the index of its cell, -1 where it gets none.
    """

    cells: tuple[int, ...]

    def texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the text under each column, blank where it gets no cell."""
        return tuple([texts[i] if i >= 0 else "" for i in self.cells])

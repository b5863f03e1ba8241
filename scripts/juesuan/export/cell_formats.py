"""How the cells of a workbook look: number formats by column, fills by doubt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from juesuan.export.catalogue import Column, Kind
from juesuan.export.doubts import CORRECTED, DISPUTED, OPEN

FILLS: Mapping[str, str] = {DISPUTED: "#F8CBAD", CORRECTED: "#FFE699", OPEN: "#F8CBAD"}
_PLAIN_INTEGER = "0"
_HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#D9E1F2", "bottom": 1}


@dataclass(frozen=True)
class CellFormats:
    """The formats of a workbook, each made once.

    Attributes:
        workbook: the workbook.
    """

    workbook: Workbook
    _made: dict[tuple[object, ...], Format] = field(default_factory=dict)

    def of(self, **properties: object) -> Format:
        """Return the format with these properties."""
        return self._once(tuple(sorted(properties.items())), lambda: properties)

    def head(self) -> Format:
        """Return the format of header cells."""
        return self.of(**_HEAD)

    def number(self, number_format: str, status: str | None = None) -> Format:
        """Return the format of a number or date.

        Args:
            number_format: as Excel writes it.
            status: of the doubt about it, or none.
        """
        align = {"align": "center"} if number_format == _PLAIN_INTEGER else {}
        return self._once(
            (number_format, status),
            lambda: {"num_format": number_format, **align, **_fill(status)},
        )

    def text(self, status: str | None = None, *, is_long: bool, is_dangerous: bool) -> Format:
        """Return the format of a text.

        Args:
            status: of the doubt about it, or none.
            is_long: Excel shows a long cell as ##### where it is formatted as text.
            is_dangerous: typing into the cell could make a formula of it.
        """
        form = {} if is_long else {"num_format": "@"}
        quote = {"quote_prefix": True} if is_dangerous else {}
        return self._once(
            (status, is_long, is_dangerous), lambda: {**form, **quote, **_fill(status)}
        )

    def _once(self, key: tuple[object, ...], properties: Callable[[], dict[str, object]]) -> Format:
        if key not in self._made:
            self._made[key] = self.workbook.add_format(properties())
        return self._made[key]


def number_format(column: Column) -> str:
    """Return the number format of a column.

    Args:
        column: a column of numbers, booleans or dates.

    Returns:
        Money with thousands and as many decimals as stored, years and numbers of lines bare.
    """
    if column.kind is Kind.DATE:
        return "yyyy-mm-dd"
    if column.kind is Kind.DATETIME:
        return "yyyy-mm-dd hh:mm:ss"
    if column.kind is Kind.INTEGER:
        return "#,##0" if column.name.endswith("_count") else _PLAIN_INTEGER
    if column.name.endswith("_wan"):
        return "#,##0.00" + "#" * max(column.decimals - 2, 0)
    if column.name.endswith("_pct"):
        return "0.00" + "#" * max(column.decimals - 2, 0) + '"%"'
    return "General"


def _fill(status: str | None) -> dict[str, object]:
    return {"bg_color": FILLS[status]} if status else {}

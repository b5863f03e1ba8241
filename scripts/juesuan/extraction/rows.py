"""The raw rows: what extraction yields and the models start from, all text, as printed.

Each class is one raw table (`seeds/raw/<table>.csv`, or Parquet with the same columns). An empty
string is a blank cell. `source_line` is the 1-based line of the file on which the row is printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SLOT_COUNT = 12
TABLE_NUMBERS = tuple(f"{number:02d}" for number in range(1, 11))


class AlignedBy(StrEnum):
    """How the cells of a row found their columns."""

    HEADER = "header"
    IDENTITY = "identity"
    EVIDENCE = "evidence"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, order=True)
class RawRow:
    """What every raw row carries.

    Attributes:
        document_id: key of the document.
        source_file: path inside the documents folder.
        source_line: line on which the row is printed (0 where it speaks of the whole file).
    """

    document_id: str
    source_file: str
    source_line: int


@dataclass(frozen=True, order=True)
class RawDocument(RawRow):
    """One disclosure: who publishes it, for which year, from which bytes."""

    source_sha256: str
    encoding: str
    line_count: int
    layout: str
    report_kind: str
    fiscal_year: str
    fiscal_year_basis: str
    office_name: str
    office_name_basis: str


@dataclass(frozen=True, order=True)
class RawLine(RawRow):
    """One line that is not blank, with the region it belongs to: nothing is lost without a line."""

    region: str
    line_text: str


@dataclass(frozen=True, order=True)
class RawTable(RawRow):
    """One official table found in a document; `source_line` is its first line.

    `recognised_by` is marker or title; `no_data_text` is the printed statement that the table is
    empty (本表无数据), blank where none is printed.
    """

    table_no: str
    table_title: str
    last_line: int
    recognised_by: str
    unit_text: str
    no_data_text: str


@dataclass(frozen=True, order=True)
class RawTableColumn(RawRow):
    """One money column of one table; rows of the same block hold its values in `value_<slot>`.

    A block is one of the tables that stand side by side (收入 beside 支出; the four code blocks of
    table 06; 预算数 beside 决算数). `row_key` is set only where the columns, not the rows, name the
    things that are measured (table 09). `mapped_by` is header, column_number or position.
    """

    table_no: str
    block_no: int
    slot: int
    column_number: str
    measure: str
    measure_label: str
    row_key: str
    mapped_by: str


@dataclass(frozen=True, order=True)
class RawTableRow(RawRow):
    """One printed row of one block, blank rows too, with its values under the slots of its columns.

    `row_code` is the classification code as one run of digits, `row_label` the printed name,
    `line_number` the 行次, `section_label` the heading inside table 10. Where `aligned_by` is
    unresolved the values stand in printed order, not under their columns.
    """

    table_no: str
    block_no: int
    row_code: str
    row_label: str
    line_number: str
    section_label: str
    aligned_by: str
    value_1: str = ""
    value_2: str = ""
    value_3: str = ""
    value_4: str = ""
    value_5: str = ""
    value_6: str = ""
    value_7: str = ""
    value_8: str = ""
    value_9: str = ""
    value_10: str = ""
    value_11: str = ""
    value_12: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """The twelve value cells in slot order."""
        return tuple(getattr(self, f"value_{slot}") for slot in range(1, SLOT_COUNT + 1))


@dataclass(frozen=True, order=True)
class RawNarrativeFigure(RawRow):
    """One figure stated in the narrative.

    Attributes:
        char_offset: 0-based position of the figure's first digit in its line.
        section_no: number of the section as printed, such as 五（三）.
        section_title: its title.
        subject: what the figure is about, in the words of the text.
        kind: amount, change_amount, change_pct, share_pct, completion_pct, budget or count.
        sign: increase, decrease, or blank where the text gives no direction.
        value_text: the figure as printed.
        unit: the unit as printed, blank where none is.
        figure_year: the year that the figure speaks of.
        quote: the clause that states it.
    """

    char_offset: int
    section_no: str
    section_title: str
    subject: str
    kind: str
    sign: str
    value_text: str
    unit: str
    figure_year: str
    quote: str


@dataclass(frozen=True, order=True)
class RawNarrativeDirection(RawRow):
    """One statement of the narrative that something did not change; it prints no figure.

    Attributes:
        char_offset: 0-based position of its words in their line.
        section_no: number of the section as printed, such as 五（三）.
        section_title: its title.
        subject: what it is about, in the words of the text.
        sign: none.
        direction_text: the words as printed, such as 与上年相同.
        figure_year: the year that it speaks of.
        quote: the clause that states it.
    """

    char_offset: int
    section_no: str
    section_title: str
    subject: str
    sign: str
    direction_text: str
    figure_year: str
    quote: str


@dataclass(frozen=True, order=True)
class RawProject(RawRow):
    """One project self-evaluation table (项目支出绩效自评表); `source_line` is its title."""

    project_no: int
    project_title: str
    period_text: str
    project_name: str
    supervisor_text: str
    unit_text: str
    money_unit_text: str
    total_weight_text: str
    total_score_text: str
    grade_text: str
    score_line: int


@dataclass(frozen=True, order=True)
class RawProjectMoney(RawRow):
    """One money row of a project table, such as 资金总额 or 省级财政资金."""

    project_no: int
    row_label: str
    aligned_by: str
    target_reported: str
    initial_budget: str
    annual_budget: str
    executed: str
    carried_over: str
    execution_rate: str
    score: str
    deviation_text: str


@dataclass(frozen=True, order=True)
class RawProjectIndicator(RawRow):
    """One indicator row of a project table; blank levels are inherited from the rows above."""

    project_no: int
    indicator_no: int
    level_1: str
    level_2: str
    level_3: str
    initial_target: str
    adjusted_target: str
    actual_value: str
    qualitative_note: str
    weight: str
    score: str
    deviation_text: str
    aligned_by: str


@dataclass(frozen=True, order=True)
class RawProjectText(RawRow):
    """One prose cell of a project table with the labels to its left (joined by /)."""

    project_no: int
    text_label: str
    text: str


@dataclass(frozen=True, order=True)
class RawProjectStatement(RawRow):
    """One figure stated in the prose of a project table.

    `kind` is budget, executed, completion_pct, amount, count or percent; `value_text` may be words
    (全部支出) where the prose says in words how much was spent.
    """

    project_no: int
    text_label: str
    char_offset: int
    subject: str
    kind: str
    value_text: str
    unit: str
    quote: str


@dataclass(frozen=True, order=True)
class RawExtractionIssue(RawRow):
    """One thing that could not be read, placed or trusted, with its reason.

    `region` is a table number, "project N", "narrative" or "document"; `severity` is error (a
    figure is not in the warehouse), warning (it is, but a person should look) or note.
    """

    region: str
    issue_kind: str
    severity: str
    printed_text: str
    message_zh: str
    message_en: str


@dataclass(frozen=True, order=True)
class RawExtractionBalance(RawRow):
    """The balance of numeric tokens of one region: the roles add up to `numeric_tokens`."""

    region: str
    numeric_tokens: int
    figure_tokens: int
    code_tokens: int
    line_number_tokens: int
    column_number_tokens: int
    text_tokens: int
    issue_tokens: int


@dataclass(frozen=True, order=True)
class RawRejectedFile(RawRow):
    """One file that was not loaded, and why."""

    place: str
    reason: str
    remedy: str


GRAINS: Mapping[type[RawRow], tuple[str, ...]] = {
    RawTable: ("table_no",),
    RawTableColumn: ("table_no", "block_no", "slot"),
    RawTableRow: ("table_no", "source_line", "block_no"),
    RawNarrativeFigure: ("source_line", "char_offset"),
    RawNarrativeDirection: ("source_line", "char_offset"),
    RawProject: ("project_no",),
    RawProjectMoney: ("project_no", "source_line"),
    RawProjectIndicator: ("project_no", "indicator_no"),
    RawExtractionBalance: ("region",),
}
"""What is unique in one document; the models test the same."""

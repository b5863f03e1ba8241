"""Issues of a text: numbers that were not read, and figures whose kind or direction is in doubt."""

from typing import NamedTuple

from juesuan.extraction.narrative.clauses import Stated, Unread
from juesuan.extraction.narrative.paragraphs import Paragraph
from juesuan.extraction.rows import RawExtractionIssue

_UNREAD = (
    "unread_narrative_number",
    "的数字没有计量单位，或位数过多，未能识别",
    "the number has no unit, or too many digits, and was not read",
)
_WITHOUT_CUE = (
    "percentage_without_cue",
    "的百分数未说明是占比、增减幅度还是完成率，暂按占比入库，请核对",
    "nothing says whether the percentage is a share, a change or a rate of completion;"
    " it is kept as a share, please check",
)
_TWO_DIRECTIONS = (
    "contradictory_direction",
    "的数字为负数而文字又说减少，按减少入库，请核对",
    "the number is negative where the words already say decrease; it is kept as a decrease,"
    " please check",
)


class Source(NamedTuple):
    """Where a text stands.

    Attributes:
        document_id: key of the document.
        source_file: path inside the documents folder.
        region: narrative, or the project table.
        section_zh: section or project as a person names it.
        section_en: the same in English.
    """

    document_id: str
    source_file: str
    region: str
    section_zh: str
    section_en: str

    @classmethod
    def of_section(cls, keys: tuple[str, str], number: str) -> "Source":
        """Return a section of the narrative by its number, such as 五（三）."""
        return cls(
            *keys,
            "narrative",
            f"情况说明“{number}”" if number else "情况说明",
            f"section {number} of the narrative" if number else "narrative",
        )

    @classmethod
    def of_project(cls, keys: tuple[str, str], number: int) -> "Source":
        """Return the self-evaluation table of a project by its number."""
        return cls(*keys, f"project {number}", f"第{number}个项目自评表", f"project table {number}")


def unread_issue(item: Unread, part: Paragraph, source: Source) -> RawExtractionIssue:
    """Report a number of a text that could not be read.

    Args:
        item: the number.
        part: its paragraph.
        source: where the paragraph stands.

    Returns:
        A warning with the place of the number.
    """
    return _issue(item, part, source, _UNREAD)


def doubt(item: Stated, part: Paragraph, source: Source) -> RawExtractionIssue | None:
    """Report a percentage without any word for its kind, or a direction said twice.

    Args:
        item: the figure.
        part: its paragraph.
        source: where the paragraph stands.

    Returns:
        A warning with the place of the figure, or None where it is plain.
    """
    if item.kind == "percent":
        return _issue(item, part, source, _WITHOUT_CUE)
    if item.sign == "decrease" and not item.value_text[:1].isdigit():
        return _issue(item, part, source, _TWO_DIRECTIONS)
    return None


def _issue(
    item: Stated | Unread, part: Paragraph, source: Source, words: tuple[str, str, str]
) -> RawExtractionIssue:
    line, offset = part.place(item.token.start)
    kind, zh, en = words
    return RawExtractionIssue(
        source.document_id,
        source.source_file,
        line,
        source.region,
        kind,
        "warning",
        item.value_text,
        f"{source.section_zh}第{line}行第{offset + 1}字处{zh}：{item.quote}",
        f"{source.section_en}, line {line}, character {offset + 1}: {en}: {item.quote}",
    )

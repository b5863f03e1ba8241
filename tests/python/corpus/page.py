"""Setting lines: cells and sentences become text, and their values become known truth."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from . import codes
from .rounding import wan
from .style import Style
from .truth import NarrativeFigure, ReportedFigure, Truth

_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
_NARROW_BRACKETS = str.maketrans("（）", "()")


@dataclass(frozen=True)
class Cell:
    """One cell; with a row key its text is a figure."""

    text: str = ""
    row_key: str = ""
    measure_label: str = ""


@dataclass(frozen=True)
class Said:
    """One figure inside a sentence."""

    value_text: str
    unit: str
    kind: str
    sign: str = ""
    subject: str = ""
    year: int = 0
    is_certain: bool = True


Piece = str | Said


@dataclass(frozen=True)
class Telling:
    """What an office tells otherwise than others do in one year.

    Attributes:
        silent_subjects: whose change against last year the narrative does not tell.
        full_marks: projects whose indicators all reach their full score.
        code_names: names of functional codes that were others in that year.
        tells_zero: whether a change from nothing is told as 上年为零.
        staff: posts and staff that the overview tells; (0, 0) where it tells none.
    """

    silent_subjects: frozenset[str] = frozenset()
    full_marks: frozenset[str] = frozenset()
    code_names: Mapping[str, str] = field(default_factory=dict)
    tells_zero: bool = False
    staff: tuple[int, int] = (0, 0)


@dataclass
class Page:
    """The text so far, and the truth about it.

    Attributes:
        style: how to set.
        rng: for choices of setting only; figures never depend on it.
        truth: filled while lines are added.
        year: the fiscal year.
        telling: what is told otherwise in this year.
        lines: the text.
    """

    style: Style
    rng: random.Random
    truth: Truth
    year: int
    telling: Telling = Telling()
    lines: list[str] = field(default_factory=list)

    def add(self, text: str = "") -> int:
        """Append a line and return its number."""
        self.lines.append(text)
        return len(self.lines)

    def paragraph(self, text: str) -> int:
        """Append a line and a blank one."""
        line = self.add(text)
        self.add()
        return line

    def code_name(self, code: str) -> str:
        """Name a functional code as the year's classification does."""
        return self.telling.code_names.get(code, codes.NAMES[code])

    def chance(self, probability: float) -> bool:
        """Throw a coin for the setting."""
        return self.rng.random() < probability

    def brackets(self, text: str) -> str:
        """Set the brackets of a label in the style of the document."""
        style = self.style.brackets
        if style == "mixed":
            style = self.rng.choice(("full", "half"))
        if style == "full":
            return text
        narrow = text.translate(_NARROW_BRACKETS)
        return re.sub(r"(\([一二三四五]\))", r"\1 ", narrow) if style == "half_spaced" else narrow

    def colon(self, text: str) -> str:
        """Set the colons of a label line in the style of the document."""
        return text.replace("：", ":") if self.style.colon == "half" else text

    def broken(self, label: str) -> str:
        """Break a header label by spaces, as line breaks inside narrow cells come out."""
        if not self.style.broken_headers or len(label) < 4 or self.chance(0.4):
            return label
        cuts = sorted(self.rng.sample(range(1, len(label)), 1 + (len(label) > 6)))
        for cut in reversed(cuts):
            label = f"{label[:cut]} {label[cut:]}"
        return label

    def heading(self, text: str, level: int = 2) -> int:
        """Append a heading in the mark of the style, with a blank line after it."""
        mark = self.style.heading_mark
        if mark == "mixed":
            mark = self.rng.choice(("#", "##", "###", "bold", "tag", "none", "mark_bold"))
        text = self.brackets(text)
        if mark == "bold":
            return self.paragraph(f"**{text}**")
        if mark == "mark_bold":
            return self.paragraph(f"{'#' * level} **{text}**")
        if mark == "tag":
            return self.paragraph(f"<b>{text}</b>")
        return self.paragraph(text if mark == "none" else f"{mark} {text}")

    def amount(self, yuan: int) -> str:
        """Set an amount of a table: nothing is blank (or now and then 0.00)."""
        if not yuan:
            prints = self.style.printed_zeros and self.chance(0.1)
            return "0.00" if prints or self.style.zeros_everywhere else ""
        money = Decimal(f"{yuan}.00") if self.style.table_unit == "yuan" else wan(yuan)
        text = f"{money:,}" if self.style.table_thousands else str(money)
        widen = self.style.full_width_digits and self.chance(0.15)
        return text.translate(_WIDE) if widen else text

    def row(
        self, table_no: str, cells: Sequence[Cell | str], bold: bool = False, trims: bool = True
    ) -> int:
        """Append a table row and note its figures."""
        full = [Cell(cell) if isinstance(cell, str) else cell for cell in cells]
        texts = [f"<b>{cell.text}</b>" if bold and cell.text else cell.text for cell in full]
        line = self.add("\t".join(self.trailing(texts) if trims else texts))
        for index, cell in enumerate(full):
            if cell.row_key and cell.text:
                state = "not_applicable" if set(cell.text) <= set("—") else "printed"
                key = (table_no, cell.row_key, cell.measure_label)
                self.truth.figures.append(ReportedFigure(*key, cell.text, state, line, index))
        return line

    def trailing(self, texts: list[str]) -> list[str]:
        """Drop or add blank cells at the end of a row."""
        habit = self.style.trailing_cells
        if habit == "mixed":
            habit = self.rng.choice(("kept", "kept", "missing", "extra"))
        if habit == "extra":
            return [*texts, ""]
        while habit == "missing" and len(texts) > 3 and not texts[-1]:
            texts = texts[:-1]
        return texts

    def page_break(self, probability: float = 1.0) -> None:
        """Append the blank line of a page break, if the style has them."""
        if self.style.page_breaks and self.chance(probability):
            self.add()

    def say(self, section_no: str, *pieces: Piece) -> None:
        """Append a paragraph of the narrative and note its figures."""
        text, marks = "", []
        for piece in pieces:
            if isinstance(piece, Said):
                marks.append((len(text), piece))
                text += piece.value_text + piece.unit
            else:
                text += piece
        cut = self._cut(text)
        start = self.add(text[:cut])
        if cut < len(text):
            self.add()
            self.add(text[cut:])
        self.add()
        for offset, said in marks:
            line, place = (start, offset) if offset < cut else (start + 2, offset - cut)
            self.truth.narrative.append(
                NarrativeFigure(
                    line,
                    place,
                    section_no,
                    said.value_text,
                    said.unit,
                    said.kind,
                    said.sign,
                    str(said.year or self.year),
                    said.subject,
                    said.is_certain,
                )
            )

    def _cut(self, text: str) -> int:
        """Choose where a page break splits the paragraph: between two Chinese letters only."""
        if not self.style.split_paragraphs or len(text) < 60 or self.chance(0.6):
            return len(text)
        places = [
            place
            for place in range(20, len(text) - 5)
            if re.fullmatch(r"[\u4e00-\u9fff]{6}", text[place - 3 : place + 3])
        ]
        return self.rng.choice(places) if places else len(text)

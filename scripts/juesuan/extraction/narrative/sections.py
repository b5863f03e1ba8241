"""Headings of the narrative and the number of the section that they open."""

import re
from dataclasses import dataclass

from juesuan.disclosure.document import Line
from juesuan.extraction.narrative.plain import narrow, widen_brackets
from juesuan.extraction.narrative.terms import NarrativeTerms

_MARKS = re.compile(r"^[\s#*>\-]+|\*\*|</?[A-Za-z][^<>]{0,40}>|[\s*]+$")
_MAYBE_MARKS = re.compile(r"[#*>\-]")
_MARKED = re.compile(r"^\s*(?:#|\*\*|<b>|<strong>)")
_NUMERAL = r"[一二三四五六七八九十](?:\s?[一二三四五六七八九十]){0,2}"
_HEAD = re.compile(
    rf"(?:(?P<part>第\s?{_NUMERAL}\s?部\s?分)|(?P<one>{_NUMERAL})\s*[、.．]"
    rf"|\(\s*(?P<two>{_NUMERAL})\s*\)\s*、?"
    r"|(?P<three>[0-9]{1,2})\s*(?:[、)]|\.(?![0-9])))\s*(?P<title>.{2,60})"
)
_INLINE = re.compile(r"[^。:，；;]{2,40}?[。:]")
_SENTENCE = re.compile(r"[。，；;!?]|:.")
_FIGURE = re.compile(r"[0-9](?!\d*(?:年|\d*万元\(含\)以上))")
_YEARS = re.compile(r"(?:19|20)[0-9]{2}年度?")


@dataclass(frozen=True)
class Heading:
    """One heading.

    Attributes:
        level: 0 for a part (第三部分), then 1 to 3.
        numeral: its number as printed, without brackets.
        title: its title without marks.
        rest_at: where the text of the section goes on in the same line; 0 where it does not.
        line: the line on which it is printed.
    """

    level: int
    numeral: str
    title: str
    rest_at: int
    line: Line


def read_heading(line: Line, body: str, terms: NarrativeTerms) -> Heading | None:
    """Read a line as a heading.

    A numbered line is one where it is marked as a title, ends as titles do, or, on the first
    level, holds no sentence; numbered sentences with figures in them are items.

    Args:
        line: the line.
        body: its text in half-width forms, without white space around it.
        terms: the words of the narrative.

    Returns:
        The heading, or None.
    """
    plain = _MARKS.sub("", body) if _MAYBE_MARKS.search(body) else body
    match = _HEAD.match(plain)
    if match is None:
        return None
    level = next(i for i, name in enumerate(("part", "one", "two", "three")) if match[name])
    numeral = "".join((match["part"] or match["one"] or match["two"] or match["three"]).split())
    title, rest_at = plain[match.start("title") :].strip(), 0
    if not _is_title(title, level, bool(_MARKED.match(line.text)), terms):
        inline = _inline_title(title, level, terms)
        if not inline:
            return None
        rest_at = narrow(line.text).index(inline) + len(inline)
        title = inline
    return Heading(
        level, numeral, widen_brackets(title.rstrip("。:").replace(" ", "")), rest_at, line
    )


def _is_title(title: str, level: int, is_marked: bool, terms: NarrativeTerms) -> bool:
    body = title.rstrip("。:")
    if len(body) > 60 or _SENTENCE.search(body) or _FIGURE.search(_YEARS.sub("", body)):
        return False
    return level <= 1 or is_marked or terms.title_ending.search(title) is not None


def _inline_title(title: str, level: int, terms: NarrativeTerms) -> str:
    """Return the title at the start of a paragraph ((一)机关运行经费支出情况。2024年度…)."""
    match = _INLINE.match(title)
    if match is None or level not in (1, 2) or _FIGURE.search(_YEARS.sub("", match[0])):
        return ""
    return match[0] if terms.title_ending.search(match[0]) and len(title) > len(match[0]) else ""


@dataclass(frozen=True)
class Section:
    """Where in the narrative a text stands: number as printed and nested, and title."""

    prefix: str = ""
    numerals: tuple[str, ...] = ()
    title: str = ""

    @property
    def number(self) -> str:
        """The number, such as 五（三） or 十（四）1."""
        wrapped = (
            f"（{numeral}）" if level == 1 else numeral
            for level, numeral in enumerate(self.numerals)
            if numeral
        )
        return self.prefix + "".join(wrapped)

    def below(self, heading: Heading) -> "Section":
        """Return the section that a heading opens."""
        if heading.level == 0:
            return Section(self.prefix, (), heading.title)
        above = self.numerals[: heading.level - 1]
        padded = above + ("",) * (heading.level - 1 - len(above))
        return Section(self.prefix, (*padded, heading.numeral), heading.title)

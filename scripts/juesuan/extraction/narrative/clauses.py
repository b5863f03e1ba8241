"""A paragraph clause by clause: every figure that it states, with what the figure is about."""

from collections.abc import Sequence
from typing import NamedTuple

from juesuan.extraction.narrative.directions import read_unchanged
from juesuan.extraction.narrative.flow import Flow
from juesuan.extraction.narrative.paragraphs import Paragraph
from juesuan.extraction.narrative.prefixes import MASK, Prefix, read_prefix
from juesuan.extraction.narrative.respective import Respective, shares_of
from juesuan.extraction.narrative.subjects import object_behind
from juesuan.extraction.narrative.terms import NarrativeTerms
from juesuan.extraction.narrative.tokens import FIGURE, MARK, UNREAD, WORDS, Token, scan

MARKER = "marker"
# No writer needs more, and what is longer must not cost its square.
_LONGEST_CLAUSE = 300
_BARE_MULTIPLES = frozenset({"万", "亿", "百万", "千万", "万亿"})
_SENTENCE_ENDS = "。!?！？"


class Stated(NamedTuple):
    """A figure as a text states it.

    Attributes:
        token: where it stands.
        kind: its kind, "executed", "involved", "rate" and "percent" too.
        sign: increase, decrease or blank.
        subject: what it is about.
        year: the year that it speaks of.
        value_text: the figure as printed.
        unit: its unit as printed.
        quote: the clause as printed.
    """

    token: Token
    kind: str
    sign: str
    subject: str
    year: int
    value_text: str
    unit: str
    quote: str


class Same(NamedTuple):
    """Words that say that something did not change against the year before.

    Attributes:
        start: where they stand.
        subject: what did not change.
        year: the year that is spoken of.
        words: the words as printed.
        quote: the clause as printed.
    """

    start: int
    subject: str
    year: int
    words: str
    quote: str


class Unread(NamedTuple):
    """A number that is neither a figure nor known to be none, with its clause."""

    token: Token
    value_text: str
    quote: str


class _Draft:
    """One clause while it is read."""

    def __init__(self, start: int) -> None:
        self.start = self.read_to = start
        self.before = ""
        self.found: list[tuple[Token, str, str, str, int] | Token] = []

    def skip_to(self, place: int) -> None:
        """Start behind a list marker."""
        self.start = self.read_to = place

    def rate_before(self, before: str) -> tuple[str, str] | None:
        """Return kind and direction that the figure before lends to a percentage.

        The text says 减少5万元（4.5%）, or 占比由80%提高到84%.
        """
        last = self.found[-1] if self.found else None
        if last is None or isinstance(last, Token):
            return None
        if last[1] == "change_amount":
            return ("change_pct", last[2]) if before.endswith(MASK + "(") else None
        return (last[1], last[2]) if last[0].unit_kind == "percent" else None

    def up_to(self, paragraph: Paragraph, place: int) -> str:
        """Return the clause up to a place, each figure in it as a mask."""
        start = max(self.read_to, place - _LONGEST_CLAUSE)
        return self.before + paragraph.plain[start:place]


def read_paragraph(
    paragraph: Paragraph, terms: NarrativeTerms, flow: Flow, spent_in_words: bool = False
) -> list[Stated | Same | Unread]:
    """Read the figures of a paragraph.

    Args:
        paragraph: the text.
        terms: the words of the narrative.
        flow: what the text before has spoken of; moved on.
        spent_in_words: whether words such as 全部支出 are figures.

    Returns:
        The figures in printed order, what did not change, and numbers that could not be read.
    """
    tokens = scan(paragraph.plain, terms, spent_in_words)
    lists = Respective(shares_of(paragraph.plain, tokens, terms), terms.noun_end)
    stated: list[Stated | Same | Unread] = []
    draft = _Draft(0)
    for index, token in enumerate(tokens):
        if token.kind == MARKER and draft.up_to(paragraph, token.start) in ("", "("):
            draft.skip_to(token.stop + paragraph.plain.startswith(")", token.stop))
        elif token.kind == UNREAD:
            draft.found.append(token)
        elif token.kind in (FIGURE, WORDS):
            _take(draft, paragraph, tokens, index, terms, flow, lists)
        elif token.kind == MARK and _divides(paragraph, tokens, index):
            stated += _close(draft, paragraph, token.start, flow, terms)
            draft = _Draft(token.stop)
        if draft.found and token.stop - draft.start > _LONGEST_CLAUSE:
            stated += _close(draft, paragraph, token.stop, flow, terms)
            draft = _Draft(token.stop)
    stated += _close(draft, paragraph, len(paragraph.plain), flow, terms)
    flow.end_sentence()
    return stated


def _divides(paragraph: Paragraph, tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark ends a clause; the list mark does so only behind a figure."""
    token = tokens[index]
    if paragraph.plain[token.start] != "、":
        return True
    return index > 0 and tokens[index - 1].kind == FIGURE and tokens[index - 1].stop == token.start


def _take(
    draft: _Draft,
    paragraph: Paragraph,
    tokens: Sequence[Token],
    index: int,
    terms: NarrativeTerms,
    flow: Flow,
    lists: Respective,
) -> None:
    token = tokens[index]
    before = draft.up_to(paragraph, token.start)
    unit_kind = token.unit_kind or "money"
    if token.unit in _BARE_MULTIPLES:
        as_money = read_prefix(terms, before, "money")
        unit_kind = "money" if flow.speaks_of_money(as_money, terms) else unit_kind
    prefix = read_prefix(terms, before, unit_kind)
    kind = "executed" if token.kind == WORDS else prefix.kind
    behind = _behind(paragraph, tokens, index, terms, prefix, MASK in before)
    has_subject = bool(prefix.subject or behind)
    subject = flow.subject_of(prefix, kind, unit_kind, behind, terms)
    year = flow.year_of(prefix, kind, has_subject)
    sign = prefix.sign
    if kind == "percent" and not prefix.subject:
        kind, sign = draft.rate_before(before) or (kind, sign)
    if index not in lists:
        lists.note(prefix.subject)
    else:
        kind, sign, own = lists.read(index, prefix.subject, (kind, sign, unit_kind))
        subject = own or subject
        year = lists.year(index, before) or year
    draft.found.append((token, kind, sign, subject, year))
    draft.before, draft.read_to = before + MASK, token.stop


def _behind(
    paragraph: Paragraph,
    tokens: Sequence[Token],
    index: int,
    terms: NarrativeTerms,
    prefix: Prefix,
    follows_figure: bool,
) -> str:
    """Read what is counted from behind the unit, where nothing before it says so."""
    is_first = not prefix.subject and not follows_figure
    if prefix.kind != "count" or not (prefix.asks_object or is_first):
        return ""
    end = tokens[index + 1].start if index + 1 < len(tokens) else len(paragraph.plain)
    start = tokens[index].stop
    return object_behind(paragraph.plain[start : min(end, start + _LONGEST_CLAUSE)], terms)


def _close(
    draft: _Draft, paragraph: Paragraph, end: int, flow: Flow, terms: NarrativeTerms
) -> list[Stated | Same | Unread]:
    """Finish a clause: now its end, and so its quote, is known."""
    mark = paragraph.plain[end : end + 1]
    same = _same(draft, paragraph, end, flow, terms)
    if not draft.found:
        start = max(draft.start, end - _LONGEST_CLAUSE)
        flow.pass_clause(paragraph.plain[start:end], mark, terms)
    if mark in _SENTENCE_ENDS and mark:
        flow.end_sentence()
    if not draft.found:
        return same
    opened = paragraph.plain.endswith("(其中", draft.start, end)
    quote = paragraph.quote(draft.start, end - len("(其中") if opened else end)
    text = paragraph.text
    figures = [
        Unread(item, text[item.start : item.end], quote)
        if isinstance(item, Token)
        else Stated(*item, text[item[0].start : item[0].end], _unit(text, item[0]), quote)
        for item in draft.found
    ]
    return [*figures, *same]


def _same(
    draft: _Draft, paragraph: Paragraph, end: int, flow: Flow, terms: NarrativeTerms
) -> list[Stated | Same | Unread]:
    """Read what a clause says behind its last figure did not change."""
    if flow.is_project or draft.read_to >= end:
        return []
    read_to = max(draft.read_to, end - _LONGEST_CLAUSE)
    found = read_unchanged(terms, paragraph.plain[read_to:end], flow.fiscal_year)
    if found is None:
        return []
    start, stop = read_to + found.start, read_to + found.stop
    subject = flow.unchanged_subject(found.subject)
    year = flow.sentence_year or flow.fiscal_year
    quote = paragraph.quote(draft.start, end)
    return [Same(start, subject, year, paragraph.text[start:stop], quote)]


def _unit(text: str, token: Token) -> str:
    """Return the unit as printed; the first number of a range shares that of the second."""
    return text[token.stop - len(token.unit) : token.stop] if token.stop > token.end else token.unit

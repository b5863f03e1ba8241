"""Lists of subjects with a list of figures (X和Y分别为3万元、5万元): each figure has its own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from math import comb
from typing import NamedTuple

from juesuan.extraction.narrative.terms import NarrativeTerms
from juesuan.extraction.narrative.tokens import FIGURE, MARK, Token

_RESPECTIVELY = ("分别", "依次")
_BETWEEN = re.compile(r"[、,，;]?(?:和|与|及|以及)?")
_ASIDE = re.compile(r"\([^()]*\)")
_AND = re.compile("以及|和|与|及|、")
_YEAR = re.compile("((?:19|20)[0-9]{2})(?=[年和与及、])")
_MOST_WAYS = 1000
_VERBS = ("", "占", "完成")
_LEVEL = re.compile("（[类款项]）$")


class Share(NamedTuple):
    """Place of a figure in a list of figures.

    Attributes:
        head: place of the first figure among the tokens.
        position: place of the figure in the list.
        length: how many figures the list has.
        is_bare: whether nothing but a mark or 和 stands before the figure.
    """

    head: int
    position: int
    length: int
    is_bare: bool


def shares_of(plain: str, tokens: Sequence[Token], terms: NarrativeTerms) -> Mapping[int, Share]:
    """Find the figures that a text gives to several subjects in turn.

    Args:
        plain: the text in half-width forms.
        tokens: its tokens.
        terms: the words of the narrative.

    Returns:
        Place in its list by place among the tokens; empty where the text has no such list.
    """
    found: dict[int, Share] = {}
    if not any(word in plain for word in _RESPECTIVELY):
        return found
    every = [i for i, token in enumerate(tokens) if token.kind == FIGURE]
    figures = [i for i in every if plain[tokens[i].start - 1] != "("]
    for head in (k for k, i in enumerate(figures) if _is_head(plain, tokens, i)):
        listed = (tokens[figures[k]] for k in range(head, len(figures)))
        words = _listed(plain, listed, terms)
        for k, own in enumerate(words if len(words) > 1 else ()):
            found[figures[head + k]] = Share(figures[head], k, len(words), not own)
    for before, i in pairwise(every):
        if before in found and i not in figures:
            found[i] = found[before]
    return found


def _is_head(plain: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether the words between a figure and the mark or figure before it say 分别."""
    above = (tokens[i] for i in range(index - 1, -1, -1))
    start = next((t.stop for t in above if t.kind == FIGURE or _divides(plain, t)), 0)
    own = plain[start : tokens[index].start]
    return any(word in own for word in _RESPECTIVELY)


def _divides(plain: str, token: Token) -> bool:
    return token.kind == MARK and plain[token.start] != "、"


def _listed(plain: str, figures: Iterable[Token], terms: NarrativeTerms) -> list[str]:
    """Return the words before each figure of a list, blank for the first one."""
    words = [""]
    for before, figure in pairwise(figures):
        own = _own_words(plain[before.stop : figure.start])
        if own is None or not (own in _VERBS or terms.directions.fullmatch(own)):
            break
        words.append(own)
    return words


def _own_words(between: str) -> str | None:
    """Return what stands behind the mark between two figures of a list; None without a mark."""
    text = _ASIDE.sub("", between)
    mark = _BETWEEN.match(text)
    return text[mark.end() :] if mark is not None and mark[0] else None


class Respective:
    """The lists of a paragraph: subjects, and what the first figure of a list is."""

    def __init__(self, shares: Mapping[int, Share], noun_end: re.Pattern[str]) -> None:
        """Start a paragraph.

        Args:
            shares: its figures that stand in such lists.
            noun_end: how a subject ends.
        """
        self._shares = shares
        self._noun_end = noun_end
        self._names: tuple[str, ...] = ()
        self._first = ("", "", "")
        self._years: list[int] = []
        self._recent: list[str] = []

    def __contains__(self, index: int) -> bool:
        """Whether a token is a figure of such a list."""
        return index in self._shares

    def read(self, index: int, subject: str, read: tuple[str, str, str]) -> tuple[str, str, str]:
        """Give a figure its own subject, and the kind of the first figure of its list.

        Args:
            index: place of the figure among the tokens.
            subject: what its words name, blank where the subjects before go on.
            read: its kind, sign and kind of unit as its own words say.

        Returns:
            Kind, sign, and subject; blank where subjects and figures do not pair off.
        """
        share = self._shares[index]
        if share.head == index:
            self._first = read
            self._start(subject, share.length)
        elif share.is_bare and read[2] == self._first[2]:
            read = self._first
        paired = len(self._names) == share.length
        return read[0], read[1], self._names[share.position] if paired else ""

    def note(self, subject: str) -> None:
        """Remember the subject of a figure outside lists; a list may go on with several."""
        self._recent += [subject] if subject and subject not in self._recent else []

    def _start(self, subject: str, count: int) -> None:
        if subject:
            self._names = names_in(subject, count, self._noun_end)
        elif len(self._recent) == count:
            self._names = tuple(self._recent)
        self._recent = []

    def year(self, index: int, before: str) -> int | None:
        """Return the year of a figure where as many years as figures are listed.

        Args:
            index: place of the figure among the tokens.
            before: its clause up to the figure.
        """
        share = self._shares[index]
        if share.head == index:
            self._years = [int(year) for year in _YEAR.findall(before)]
        return self._years[share.position] if len(self._years) == share.length else None


def names_in(subject: str, count: int, noun_end: re.Pattern[str]) -> tuple[str, ...]:
    """Part a list of subjects, in the one way that gives as many as there are figures.

    Args:
        subject: the list, such as 社会保障和就业支出和卫生健康支出.
        count: how many subjects it must have.
        noun_end: how a subject ends.

    Returns:
        The subjects; a last word that all share is added (货物、工程、服务支出). Empty where
        there is no or more than one way, or the list is too long to try all.
    """
    places = [match.span() for match in _AND.finditer(subject)]
    if comb(len(places), count - 1) > _MOST_WAYS:
        return ()
    ways = [_cut(subject, chosen) for chosen in combinations(places, count - 1)]
    ways = [way for way in ways if all(len(name) > 1 for name in way)]
    whole = [way for way in ways if all(_ends(name, noun_end) for name in way)]
    if len(whole) == 1:
        return whole[0]
    return _with_shared_end(ways[0], noun_end) if len(ways) == 1 else ()


def _cut(subject: str, places: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    starts = (0, *(stop for _, stop in places))
    ends = (*(start for start, _ in places), len(subject))
    return tuple(subject[start:end] for start, end in zip(starts, ends, strict=True))


def _ends(name: str, noun_end: re.Pattern[str]) -> bool:
    return noun_end.search(_LEVEL.sub("", name)) is not None


def _with_shared_end(names: tuple[str, ...], noun_end: re.Pattern[str]) -> tuple[str, ...]:
    if any(noun_end.search(name) for name in names[:-1]):
        return names
    length = len(names[-2])
    if re.compile(noun_end.pattern.removesuffix("$")).match(names[-1], length):
        return tuple(name + names[-1][length:] for name in names[:-1]) + names[-1:]
    own = names[-1]
    while (shared := noun_end.search(own)) is not None and shared.start() > 1:
        own = own[: shared.start()]
    return tuple(name + names[-1][len(own) :] for name in names[:-1]) + names[-1:]

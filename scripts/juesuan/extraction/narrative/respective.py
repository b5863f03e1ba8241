"""Lists of subjects with a list of figures (X和Y分别为3万元、5万元): each figure has its own."""

import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from juesuan.extraction.narrative.tokens import FIGURE, MARK, Token

_RESPECTIVELY = re.compile("分别|依次")
_BETWEEN = re.compile(r"[、,，;]?(?:和|与|及|以及)?")
_AND = re.compile("以及|和|与|及|、")
_YEAR = re.compile("((?:19|20)[0-9]{2})(?=[年和与及、])")
_LEVEL = re.compile("（[类款项]）$")


class Share(NamedTuple):
    """Place of a figure in a list of figures.

    Attributes:
        head: place of the first figure among the tokens.
        position: place of the figure in the list.
        count: how many figures the list has.
    """

    head: int
    position: int
    count: int


def shares_of(plain: str, tokens: Sequence[Token]) -> Mapping[int, Share]:
    """Find the figures that a text gives to several subjects in turn.

    Args:
        plain: the text in half-width forms.
        tokens: its tokens.

    Returns:
        Place in its list by place among the tokens; empty where the text has no such list.
    """
    found: dict[int, Share] = {}
    if _RESPECTIVELY.search(plain) is None:
        return found
    figures = [i for i, token in enumerate(tokens) if token.kind == FIGURE]
    heads = [k for k, i in enumerate(figures) if _is_head(plain, tokens, i)]
    for head in heads:
        end = head + 1
        while end < len(figures) and _follows(plain, tokens, figures[end - 1], figures[end]):
            end += 1
        if end - head > 1:
            for k in range(head, end):
                found[figures[k]] = Share(figures[head], k - head, end - head)
    return found


def _is_head(plain: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether the words between a figure and the mark or figure before it say 分别."""
    start = max((t.stop for t in tokens[:index] if t.kind in (FIGURE, MARK)), default=0)
    return _RESPECTIVELY.search(plain, start, tokens[index].start) is not None


def _follows(plain: str, tokens: Sequence[Token], before: int, index: int) -> bool:
    between = plain[tokens[before].stop : tokens[index].start]
    return bool(between) and _BETWEEN.fullmatch(between) is not None


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

    def __contains__(self, index: int) -> bool:
        """Whether a token is a figure of such a list."""
        return index in self._shares

    def read(
        self, index: int, subject: str, read: tuple[str, str, str]
    ) -> tuple[str, str, str]:
        """Give a figure its own subject, and the kind of the first figure of its list.

        Args:
            index: place of the figure among the tokens.
            subject: what its words name, blank where the subjects before go on.
            read: its kind, sign and kind of unit as its own words say.

        Returns:
            Kind, sign, and subject; blank where subjects and figures do not pair off.
        """
        share = self._shares[index]
        if share.position == 0:
            self._first = read
            self._names = names_in(subject, share.count, self._noun_end) if subject else self._names
        elif read[2] == self._first[2]:
            read = self._first
        paired = len(self._names) == share.count
        return read[0], read[1], self._names[share.position] if paired else ""


    def year(self, index: int, before: str) -> int | None:
        """Return the year of a figure where as many years as figures are listed.

        Args:
            index: place of the figure among the tokens.
            before: its clause up to the figure.
        """
        share = self._shares[index]
        if share.position == 0:
            self._years = [int(year) for year in _YEAR.findall(before)]
        return self._years[share.position] if len(self._years) == share.count else None


def names_in(subject: str, count: int, noun_end: re.Pattern[str]) -> tuple[str, ...]:
    """Part a list of subjects, in the one way that gives as many as there are figures.

    Args:
        subject: the list, such as 社会保障和就业支出和卫生健康支出.
        count: how many subjects it must have.
        noun_end: how a subject ends.

    Returns:
        The subjects; a last word that all share is added (货物、工程、服务支出). Empty where
        there is no or more than one way.
    """
    places = [match.span() for match in _AND.finditer(subject)]
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
    shared = noun_end.search(names[-1])
    if shared is None or any(noun_end.search(name) for name in names[:-1]):
        return names
    return tuple(name + shared[0] for name in names[:-1]) + names[-1:]

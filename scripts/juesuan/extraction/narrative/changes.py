"""Changes against another year or the budget: direction and what changes."""

import re
from typing import NamedTuple

from juesuan.extraction.narrative.subjects import clean_subject
from juesuan.extraction.narrative.terms import SIGNS, NarrativeTerms

_LONGEST_OBJECT = 16
_LONGEST_CHOICE = 6
_RATE_ENDS = ("幅", "率", "速", "幅度", "速度")
_OF_RATE = re.compile("占|率|比重|比例|满意度")
_CHOICES = frozenset({"(", "/", "或", "、", "或者"})


class Change(NamedTuple):
    """A change that words before a figure state.

    Attributes:
        place: where its word of direction stands.
        sign: increase, decrease, or blank where both are printed.
        subject: what changes.
    """

    place: int
    sign: str
    subject: str


def read_change(terms: NarrativeTerms, own: str, unit_kind: str) -> Change | None:
    """Find the word of direction that governs a figure.

    Args:
        terms: the words of the narrative.
        own: what stands between the figure and the one before it, in half-width forms.
        unit_kind: money, percent or count.

    Returns:
        The change, or None where no word of direction governs the figure.
    """
    comparison = terms.comparison.search(own)
    head, rest_at = (own[: comparison.start()], comparison.end()) if comparison else ("", 0)
    found = None
    for match in terms.directions.finditer(own, rest_at):
        is_rate = match[0].endswith(_RATE_ENDS) or (
            unit_kind == "percent"
            and own.startswith("为", match.end())
            and not _OF_RATE.search(own, 0, match.start())
        )
        named = _object(terms, own[match.end() :], is_rate)
        if named == "" or (named and match[0] in terms.words["direction_with_object"]):
            found = (match, named)
    if found is None:
        beside = terms.beside.search(own, rest_at)
        if beside is None or not (comparison or unit_kind == "percent"):
            return None
        found = (beside, "")
    match, named = found
    sign, start = _sign(terms, own, match.start(), str(match.lastgroup))
    subject = (
        clean_subject(named, terms)
        or clean_subject(own[rest_at:start], terms)
        or clean_subject(head, terms)
    )
    return Change(match.start(), sign, subject)


def _sign(terms: NarrativeTerms, own: str, place: int, sign: str) -> tuple[str, int]:
    """Return the direction, blank where both are printed (增加（减少）), and where it starts."""
    for other in terms.directions.finditer(own, max(0, place - _LONGEST_CHOICE), place):
        if own[other.end() : place] in _CHOICES:
            return (sign if other.lastgroup == sign else ""), other.start()
    return (sign if sign in SIGNS[:2] else ""), place


def _object(terms: NarrativeTerms, text: str, is_rate: bool) -> str | None:
    """Return what stands between a direction and its figure; None if it does not govern it.

    A level may be reached by a direction (增长为5万元, 占比增长为5%), not by a rate (增幅为5%).
    """
    if not is_rate and terms.cues["level_reached"].match(text):
        return None
    filler = terms.fillers.match(text)
    named = text[filler.end() :] if filler else text
    if len(named) > _LONGEST_OBJECT or terms.cues["ends_direction"].search(named):
        return None
    return named

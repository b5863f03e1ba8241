"""Clauses that say that nothing changed against last year, without a figure."""

import re
from functools import lru_cache
from typing import NamedTuple

from juesuan.extraction.narrative.subjects import clean_subject
from juesuan.extraction.narrative.terms import NarrativeTerms

UNCHANGED = "none"


class Unchanged(NamedTuple):
    """Words of a clause that say that nothing changed (与上年相同, 较上年无增减).

    Attributes:
        start: place of their first character.
        stop: place behind them.
        subject: what did not change, blank where the clause does not say.
    """

    start: int
    stop: int
    subject: str


@lru_cache(maxsize=1 << 16)
def read_unchanged(terms: NarrativeTerms, text: str, fiscal_year: int) -> Unchanged | None:
    """Find the words that say that nothing changed against the year before.

    Args:
        terms: the words of the narrative.
        text: a clause, or what follows its last figure, in half-width forms.
        fiscal_year: the year that the text speaks of.

    Returns:
        The words with their places in the text, or None where it does not say so.
    """
    alone = terms.cues["unchanged_alone"].search(text)
    if alone is not None:
        return Unchanged(*alone.span(), clean_subject(text[: alone.start()], terms))
    for comparison in terms.comparison.finditer(text):
        rest = text[comparison.end() :]
        words = re.match(f"(?:{terms.cues['unchanged'].pattern})", rest)
        if words is None or not _is_last_year(terms, comparison[0], fiscal_year):
            continue
        stop = comparison.end() + words.end()
        subject = clean_subject(text[: comparison.start()], terms)
        return Unchanged(comparison.start(), stop, subject)
    return None


def _is_last_year(terms: NarrativeTerms, comparison: str, fiscal_year: int) -> bool:
    """Whether a comparison is one with the year before, not with the budget or another year."""
    if terms.cues["budget"].search(comparison):
        return False
    named = re.search("(?:19|20)[0-9]{2}(?=年)", comparison)
    if named is not None:
        return int(named[0]) == fiscal_year - 1
    return terms.cues["year_before"].search(comparison) is not None

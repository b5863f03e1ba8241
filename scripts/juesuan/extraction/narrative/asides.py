"""Clauses without figures: what they say for the figures that follow."""

import re
from functools import lru_cache
from typing import NamedTuple

from juesuan.extraction.narrative.subjects import clean_subject
from juesuan.extraction.narrative.terms import NarrativeTerms
from juesuan.extraction.narrative.years import Years, read_years

_LONGEST_NAME = 60
_PENDING = re.compile(r"在.+中|.+的")


class Clause(NamedTuple):
    """A clause without figures, understood.

    Attributes:
        subject: what it names, blank where it names nothing.
        compared: what it compares (收入总计较2023年相比).
        years: the years that it names.
        opens_list: whether details of the subject before follow.
        is_pending: whether it only completes the subject of a later clause.
        is_named: whether it is no more than the name of a subject.
    """

    subject: str
    compared: str
    years: Years
    opens_list: bool
    is_pending: bool
    is_named: bool


@lru_cache(maxsize=1 << 16)
def read_clause(terms: NarrativeTerms, text: str) -> Clause:
    """Read a clause without figures.

    Args:
        terms: the words of the narrative.
        text: the clause in half-width forms.

    Returns:
        Its meaning for the figures that follow.
    """
    comparison = terms.comparison.search(text)
    is_last = comparison is not None and comparison.end() == len(text)
    head = text[: comparison.start()] if comparison is not None and is_last else ""
    return Clause(
        clean_subject(text, terms),
        clean_subject(head, terms),
        read_years(terms, text),
        terms.cues["opens_list"].search(text) is not None,
        _PENDING.fullmatch(text) is not None,
        comparison is None and len(text) <= _LONGEST_NAME and bool(terms.noun_end.search(text)),
    )

"""Years that a text names, and those that it only compares with."""

from typing import NamedTuple

from juesuan.extraction.narrative.terms import NarrativeTerms


class Years(NamedTuple):
    """Years named before a figure; None where none is.

    Attributes:
        year: the year itself.
        shift: a relative year (上年度: -1).
        base: a year that is only compared with.
    """

    year: int | None = None
    shift: int | None = None
    base: int | None = None


def read_years(terms: NarrativeTerms, text: str, of_base: bool = False) -> Years:
    """Read the years that a text names, those that it only compares with apart.

    Args:
        terms: the words of the narrative.
        text: in half-width forms.
        of_base: whether the figure is of the year that the text compares with.
    """
    year = shift = base = None
    for match in terms.years.finditer(text):
        if match["base"] and not of_base:
            base = int(match["year"]) if match["year"] else base
        elif terms.year_object.search(text, 0, match.start()):
            continue
        elif match["year"]:
            year, shift = int(match["year"]), None
        else:
            year, shift = None, terms.year_shifts[str(match.lastgroup)]
    return Years(year, shift, base)

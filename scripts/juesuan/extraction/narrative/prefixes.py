"""What the words before a figure say: its kind, its direction, its year and its subject."""

from functools import lru_cache
from typing import NamedTuple

from juesuan.extraction.narrative.changes import read_change
from juesuan.extraction.narrative.subjects import clean_subject, counted
from juesuan.extraction.narrative.terms import NarrativeTerms
from juesuan.extraction.narrative.years import Years, read_years

MASK = "#"
_RATES = ("share", "completion")
_CHANGES = {"money": "change_amount", "count": "change_amount", "percent": "change_pct"}


class Prefix(NamedTuple):
    """The words before a figure, understood.

    Attributes:
        kind: kind of the figure, "executed", "rate" and "percent" too.
        sign: increase, decrease or blank.
        subject: what the words name, blank where they name nothing.
        years: the years that they name.
        opens_list: whether details of the subject before follow.
        asks_object: whether what is counted stands behind the figure.
        attaches: whether the subject completes the one before it (涉及资金).
        bare: the words where they name nothing of their own (支出, 该项目支出).
    """

    kind: str
    sign: str
    subject: str
    years: Years
    opens_list: bool
    asks_object: bool
    attaches: bool
    bare: str


@lru_cache(maxsize=1 << 16)
def read_prefix(terms: NarrativeTerms, before: str, unit_kind: str) -> Prefix:
    """Read the words of a clause before one of its figures.

    Args:
        terms: the words of the narrative.
        before: the clause up to the figure in half-width forms, each earlier figure as "#".
        unit_kind: money, percent or count.

    Returns:
        Their meaning.
    """
    own = before[before.rfind(MASK) + 1 :]
    change = read_change(terms, own, unit_kind)
    reader = {"money": _money, "percent": _percent, "count": _count}[unit_kind]
    kind, text, attaches = reader(terms, before, own, change.place if change else -1)
    if change is not None and not kind:
        kind, sign, subject = _CHANGES[unit_kind], change.sign, change.subject
    else:
        sign, subject = "", clean_subject(text, terms)
    if kind == "count":
        subject = counted(subject, terms)
    asks = kind == "count" and terms.asks_object.search(own) is not None
    opens = terms.cues["opens_list"].search(before) is not None
    years = read_years(terms, own or before)
    if kind == "amount" and _is_base(terms, own):
        subject, years = "", read_years(terms, own, of_base=True)
    return Prefix(kind, sign, subject, years, opens, asks, attaches, _bare(terms, own))


def _is_base(terms: NarrativeTerms, own: str) -> bool:
    """Whether the figure is what the text compares with (比上年（2.1万元）增加…)."""
    comparison = terms.comparison.search(own)
    return comparison is not None and not own[comparison.end() :].strip("(的为")


def _bare(terms: NarrativeTerms, own: str) -> str:
    """Return words that name nothing of their own, as 支出 or 该项目支出."""
    whole = terms.year_phrase.sub("", own)
    lead = terms.leads.match(whole)
    choices = (whole, whole[lead.end() :] if lead else "")
    return next((text for text in choices if text in terms.words["generic"]), "")


def _money(terms: NarrativeTerms, before: str, own: str, change_at: int) -> tuple[str, str, bool]:
    if change_at >= 0:
        return "", "", False
    plain = terms.tails.sub("", own)
    involved = terms.involved.search(plain)
    if involved is not None:
        head = plain[: involved.start()]
        kind = "budget" if "预算" in involved[0] else "involved" if "项目" in head else "amount"
        return kind, clean_subject(head, terms) + involved[0], True
    for kind, text in (("executed", own), ("budget", plain)):
        cue = terms.closing[kind].search(text)
        if cue is not None:
            return kind, text[: cue.start()], False
    lead = terms.leads.match(own)
    bare = plain[lead.end() :] if lead else plain
    is_executed = terms.year_phrase.sub("", bare) in terms.words["executed_alone"]
    return ("executed" if is_executed else "amount"), own, False


def _percent(terms: NarrativeTerms, before: str, own: str, change_at: int) -> tuple[str, str, bool]:
    text = own if len(own) > 1 else before
    share, done = _last(terms, "share", text), _last(terms, "completion", text)
    if change_at > max(share, done):
        return "", "", False
    if share < 0 and done < 0:
        is_rate = terms.cues["completion_alone"].match(clean_subject(own, terms))
        return ("completion_pct", "", False) if is_rate else (_rate(terms, own), own, False)
    kind = "completion_pct" if done > share else "share_pct"
    cue = min(match.start() for role in _RATES for match in terms.cues[role].finditer(text))
    return kind, _after_figures(text[:cue]), False


def _rate(terms: NarrativeTerms, own: str) -> str:
    """Return rate where the subject is one itself (满意度), percent where nothing says so."""
    return "rate" if terms.rate_subject.search(clean_subject(own, terms)) else "percent"


def _count(terms: NarrativeTerms, before: str, own: str, change_at: int) -> tuple[str, str, bool]:
    return ("", "", False) if change_at >= 0 else ("count", own, False)


def _last(terms: NarrativeTerms, role: str, text: str) -> int:
    return max((match.start() for match in terms.cues[role].finditer(text)), default=-1)


def _after_figures(text: str) -> str:
    return text[text.rfind(MASK) + 1 :]

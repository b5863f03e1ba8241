"""The words of the narrative, compiled once from the reference seeds."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from juesuan.extraction.narrative.plain import narrow

SeedRows = Callable[[str], Iterable[Mapping[str, str]]]
SIGNS = ("increase", "decrease", "either")
_ESCAPED = str.maketrans({mark: "\\" + narrow(mark) for mark in "（）［］．＋－？＊｜"})
_NUMBER = (
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    r"|[0-9]{1,3}(?:，[0-9]{3})+(?=\.[0-9]|[万亿]?元)(?:\.[0-9]+)?"
    r"|[0-9]+(?:\.[0-9]+)?)"
)
_LOOK_BEHIND = re.compile(r"^\(\?<[^()]*\)")
_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = "(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)"


@dataclass(frozen=True, eq=False)
class NarrativeTerms:
    """What reading a narrative must know beforehand, as compiled patterns.

    Attributes:
        unit_kinds: money, percent or count by unit in half-width form.
        figure: a number with its unit, at one place.
        skip: a number that is no figure, at one place; its groups are named s0, s1 and so on.
        skip_reasons: why such a number is none, by group name.
        cues: one pattern a role, matching any of its words.
        words: the words of a role that are compared whole.
        leads: what stands in front of a subject; tails: what stands behind it.
        directions: a word of direction; its groups are named by sign.
        beside: a character of direction that counts only directly before its figure.
        comparison: with what the text compares (与上年相比, 比2023年).
        years: a year; groups are base (it is only compared with), year, and y0 and so on.
        year_shifts: difference to the fiscal year by the group of a relative year.
        year_phrase: a year as part of a phrase, to be left out of subjects.
        title_ending: how a heading ends.
        office_end: how the name of an office ends.
        asks_object: a verb behind which the counted things follow their number.
        fillers: what may stand between a direction and its figure without naming anything.
        closing: budget and executed, as the last words before an amount.
        involved: 涉及资金 and its like at the end of a text.
        noun_end: how a clause ends that only names a subject.
        year_object: a verb that makes the year behind it part of its object (上缴2023年结余).
        money_subject: how a subject ends that is money.
        rate_subject: how a subject ends that is a rate.
    """

    unit_kinds: Mapping[str, str]
    figure: re.Pattern[str]
    skip: re.Pattern[str]
    skip_reasons: Mapping[str, str]
    cues: Mapping[str, re.Pattern[str]]
    words: Mapping[str, frozenset[str]]
    leads: re.Pattern[str]
    tails: re.Pattern[str]
    directions: re.Pattern[str]
    beside: re.Pattern[str]
    comparison: re.Pattern[str]
    years: re.Pattern[str]
    year_shifts: Mapping[str, int]
    year_phrase: re.Pattern[str]
    title_ending: re.Pattern[str]
    office_end: re.Pattern[str]
    asks_object: re.Pattern[str]
    fillers: re.Pattern[str]
    closing: Mapping[str, re.Pattern[str]]
    involved: re.Pattern[str]
    noun_end: re.Pattern[str]
    year_object: re.Pattern[str]
    money_subject: re.Pattern[str]
    rate_subject: re.Pattern[str]

    @classmethod
    def of(cls, rows: SeedRows) -> "NarrativeTerms":
        """Compile the seeds narrative_units, narrative_skips, narrative_cues, narrative_sections.

        Args:
            rows: gives the rows of a seed by its name.

        Returns:
            The compiled words.
        """
        units = list(rows("narrative_units"))
        skips = sorted(rows("narrative_skips"), key=lambda row: int(row["display_order"]))
        cues = list(rows("narrative_cues"))
        found = _words(cues)
        endings = [_half(row["title_ending"]) for row in rows("narrative_sections")]
        return cls(
            unit_kinds={narrow(row["unit_text"]): row["unit_kind"] for row in units},
            figure=_figure(units),
            skip=_skip(skips),
            skip_reasons={f"s{i}": skip["skip_reason"] for i, skip in enumerate(skips)},
            cues={role: re.compile(_any(words)) for role, words in found.items()},
            words={role: frozenset(words) for role, words in found.items()},
            leads=re.compile(f"(?:{_any(found['lead'])})+"),
            tails=_at_end(f"{_any(found['tail'])}+"),
            directions=re.compile(_starting(_signed(cues, "direction"), found["direction"])),
            beside=_at_end(f"(?<![至最不])(?:{_signed(cues, 'direction_beside_figure')})"),
            comparison=_comparison(found),
            years=_years(cues, found),
            year_shifts={f"y{shift}".replace("-", "_"): int(shift) for shift in _shifts(cues)},
            year_phrase=_year_phrase(found),
            title_ending=_at_end(f"{_any(endings)}[。:]?"),
            office_end=_at_end(_any(found["office_end"])),
            asks_object=_at_end(f"(?:{_any(found['asks_object'])}[了共约各]?|、)"),
            fillers=re.compile(f"{_any(found['after_direction'])}+"),
            closing={
                "budget": _at_end(_any(found["budget"])),
                "executed": _at_end(f"{_any(found['executed'])}{_any(found['closing_filler'])}*"),
            },
            involved=_at_end(_any(found["involved"])),
            noun_end=_at_end(_any(found["noun_end"])),
            year_object=_at_end(_any(found["year_object"])),
            money_subject=_at_end(_any(found["money_subject"])),
            rate_subject=_at_end(_any(found["rate_subject"])),
        )


def _half(pattern: str) -> str:
    """Read a pattern of a seed, in which literal punctuation is written full-width."""
    return narrow(pattern.translate(_ESCAPED))


def _any(patterns: Sequence[str]) -> str:
    """Match any of the patterns, the longest first."""
    return f"(?:{'|'.join(sorted(patterns, key=len, reverse=True))})"


def _at_end(pattern: str) -> re.Pattern[str]:
    """Match what stands at the end of a text."""
    return re.compile(f"{pattern}$")


def _words(cues: Sequence[Mapping[str, str]]) -> Mapping[str, Sequence[str]]:
    """Sort the words by what they are for."""
    words: dict[str, list[str]] = {}
    for cue in cues:
        words.setdefault(cue["cue_role"], []).append(_half(cue["pattern"]))
    return words


def _skip(skips: Sequence[Mapping[str, str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<s{i}>{_half(s['pattern'])})" for i, s in enumerate(skips)))


def _signed(cues: Sequence[Mapping[str, str]], role: str) -> str:
    signed = {
        sign: [_half(r["pattern"]) for r in cues if (r["cue_role"], r["cue_value"]) == (role, sign)]
        for sign in SIGNS
    }
    return "|".join(f"(?P<{sign}>{_any(words)})" for sign, words in signed.items() if words)


def _starting(pattern: str, words: Sequence[str]) -> str:
    """Look at the first letter first: most places of a text start none of the words."""
    letters = {_LOOK_BEHIND.sub("", word)[0] for word in words}
    return f"(?=[{''.join(sorted(letters))}])(?:{pattern})"


def _figure(units: Sequence[Mapping[str, str]]) -> re.Pattern[str]:
    choices = []
    for unit in sorted(units, key=lambda row: len(row["unit_text"]), reverse=True):
        guard = f"(?!{_half(unit['not_before'])})" if unit["not_before"] else ""
        choices.append(f"{re.escape(narrow(unit['unit_text']))}{guard}")
    multiplier = "(?:万亿|百万|千万|[百千万亿])"
    measure = f"{multiplier}?(?:{'|'.join(choices)})(?:/[一-龥]{{1,2}})?"
    return re.compile(f"{_NUMBER}(?:[余多]?(?P<unit>{measure}))?")


def _comparison(found: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    base = f"(?:{_any(found['comparison_base'])}|{_YEAR}年度?{_MONTH}?)"
    rest = rf"(?:\([^()]*\))?{_any(found['comparison_rest'])}*"
    against = f"{_any(found['comparison_word'])}{base}{rest}{_any(found['comparison_end'])}?"
    return re.compile(f"{against}|{_any(found['comparison_alone'])}")


def _shifts(cues: Sequence[Mapping[str, str]]) -> list[str]:
    return list(dict.fromkeys(r["cue_value"] for r in cues if r["cue_role"] == "relative_year"))


def _years(
    cues: Sequence[Mapping[str, str]], found: Mapping[str, Sequence[str]]
) -> re.Pattern[str]:
    relative = "|".join(
        f"(?P<y{shift.replace('-', '_')}>"
        + _any([_half(row["pattern"]) for row in cues if row["cue_value"] == shift])
        + ")"
        for shift in _shifts(cues)
    )
    return re.compile(
        f"(?P<base>{_any(found['year_base'])})?(?:(?P<year>{_YEAR})(?=年)|{relative})"
    )


def _year_phrase(found: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    alone = _any(found["year_without_subject"])
    return re.compile(f"{_YEAR}年度?{_MONTH}?(?![初末])|{_YEAR}(?=年[初末])|{alone}")

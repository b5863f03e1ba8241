"""Every number of a text: a figure with its unit, or no figure for a reason."""

import re
from functools import lru_cache
from typing import NamedTuple

from juesuan.disclosure.numbers import parse_number
from juesuan.extraction.narrative.terms import NarrativeTerms

FIGURE, UNREAD, WORDS, MARK = "figure", "unread", "words", "mark"
_NEXT = re.compile(r"[0-9①-⒛❶-➓。；，、：;:!?！？]")
_MINUS = re.compile(r"(?:(?<![0-9A-Za-z\-—])[-−–]|(?<=[加长少降低率升])—)$")
_IN_WORDS = {"百分之": "%", "千分之": "‰"}
_LIST_END = re.compile(r"[、，；。;)]|等(?![级次第额比同])|$")
_RANGE = re.compile(r"[-—~至到]{1,2}(?=[0-9])")
_LABEL_END = re.compile(r"[一-龥)”]")
_LONGEST_LABEL = 32
_LISTED = re.compile(r"、[^0-9、，；。]{2,30}$")


class Token(NamedTuple):
    """A number, a mark between clauses, or words that stand for a figure.

    Attributes:
        kind: figure, unread (a number without unit), words, mark, or the reason of a number that
            is no figure.
        start: place of its first character.
        end: place behind the number.
        stop: place behind its unit.
        unit: unit in half-width form, blank where none is printed.
        unit_kind: money, percent or count.
    """

    kind: str
    start: int
    end: int
    stop: int
    unit: str = ""
    unit_kind: str = ""


def scan(plain: str, terms: NarrativeTerms, spent_in_words: bool = False) -> list[Token]:
    """List numbers and marks of a text in order.

    Args:
        plain: the text in half-width forms, without white space.
        terms: the words of the narrative.
        spent_in_words: whether words such as 全部支出 are figures.

    Returns:
        The tokens; every digit of the text is inside one of them.
    """
    tokens: list[Token] = []
    phrases = list(terms.cues["spent_in_words"].finditer(plain)) if spent_in_words else []
    match = _NEXT.search(plain)
    while match is not None:
        start = match.start()
        while phrases and phrases[0].start() < start:
            phrase = phrases.pop(0)
            tokens.append(Token(WORDS, phrase.start(), phrase.end(), phrase.end()))
        if match[0].isdigit():
            token = _number(plain, start, terms)
        else:
            token = Token(MARK, start, start + 1, start + 1)
        tokens.append(token)
        match = _NEXT.search(plain, token.stop)
    tokens += [Token(WORDS, *phrase.span(), phrase.end()) for phrase in phrases]
    return tokens


def _number(plain: str, start: int, terms: NarrativeTerms) -> Token:
    skipped = terms.skip.match(plain, start)
    if skipped is not None:
        end = skipped.end()
        return Token(terms.skip_reasons[str(skipped.lastgroup)], start, end, end)
    found = terms.figure.match(plain, start)
    if found is None:  # pragma: no cover - a digit always starts a number
        return Token(UNREAD, start, start + 1, start + 1)
    end = found.end("number")
    begin = start - 1 if _MINUS.search(plain, max(0, start - 1), start) else start
    unit = found["unit"]
    if parse_number(found["number"].replace("，", ",")) is None:
        return Token(UNREAD, begin, end, end)
    if unit:
        return Token(FIGURE, begin, end, found.end(), unit, _kind_of(unit, terms))
    if plain[start - 3 : start] in _IN_WORDS:
        return Token(FIGURE, start, end, end, _IN_WORDS[plain[start - 3 : start]], "percent")
    return _without_unit(plain, Token(UNREAD, begin, end, end), terms)


@lru_cache(maxsize=4096)
def _kind_of(unit: str, terms: NarrativeTerms) -> str:
    base = unit.split("/")[0] if unit not in terms.unit_kinds else unit
    kinds = terms.unit_kinds
    return next((kinds[rest] for cut in range(3) if (rest := base[cut:]) in kinds), "count")


def _without_unit(plain: str, token: Token, terms: NarrativeTerms) -> Token:
    """Read a number without unit: part of a range, or an item in a list of amounts."""
    ranged = _RANGE.match(plain, token.end)
    if ranged is not None:
        found = terms.figure.match(plain, ranged.end())
        unit = found["unit"] if found is not None else None
        if unit:
            return token._replace(kind=FIGURE, unit=unit, unit_kind=_kind_of(unit, terms))
    if "元" in plain and _is_listed(plain, token):
        return token._replace(kind=FIGURE, unit_kind="money")
    return token


def _is_listed(plain: str, token: Token) -> bool:
    """Whether a number stands behind a label as amounts do; a whole number only in a list."""
    behind = plain[token.end : token.end + 1]
    is_labelled = _LABEL_END.match(plain, max(0, token.start - 1))
    if not is_labelled or not _LIST_END.match(plain, token.end):
        return False
    is_whole = "." not in plain[token.start : token.end]
    return (
        not is_whole
        or behind == "、"
        or bool(_LISTED.search(plain, max(0, token.start - _LONGEST_LABEL), token.start))
    )

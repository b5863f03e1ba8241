"""Finding what a person means by a word, and naming the nearest where nothing is called so."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from juesuan.disclosure.numbers import fold

_ORDINAL = re.compile(
    r"^(其中:)?([一二三四五六七八九十百]+、|\([一二三四五六七八九十]+\)|[0-9]{1,2}[.、](?![0-9]))?"
)
_MARKS = re.compile(r"[()\[\]<>{}〔〕【】《》“”\"'‘’、,·\-—_:;]")
_NEAR = 0.34
_SHOWN = 3
_LISTED = 8
_LONGEST_ECHO = 60


class UnknownValueError(LookupError):
    """A word that nothing is called, or that may be several; one line says what is near."""


@dataclass(frozen=True)
class Known:
    """Something that can be asked for.

    Attributes:
        key: how the database calls it.
        name: its official name; blank where the key says all.
        other_names: what else it is called.
    """

    key: str
    name: str = ""
    other_names: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The key and the name, as a message shows them."""
        return f"{self.key} {self.name}".strip()

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called, the key among it."""
        return tuple(name for name in (self.key, self.name, *self.other_names) if name)


def name_key(text: str) -> str:
    """Return a name as it is compared: without spaces, width, brackets, quotes and ordinal."""
    folded = fold(text)
    return _MARKS.sub("", _ORDINAL.sub("", folded, count=1) or folded).casefold()


def pick(text: str, known: Sequence[Known], noun: str) -> Known:
    """Find the one thing that a person means.

    A key or a whole name goes before a part of a name.

    Args:
        text: what the person wrote.
        known: all that there is.
        noun: what it is called, such as office.

    Returns:
        The thing meant.

    Raises:
        UnknownValueError: nothing or more than one thing is called so.
    """
    found = matching(text, known)
    if not found:
        raise UnknownValueError(f"No {noun} '{_echo(text)}'. {nearest_text(text, known)}".strip())
    if len(found) > 1:
        raise UnknownValueError(
            f"Several {noun}s match '{_echo(text)}': {_listed(found)}. Name one of them."
        )
    return found[0]


def matching(text: str, known: Sequence[Known]) -> list[Known]:
    """Return what is called exactly so, else what has it as a part of a name; all by its key."""
    wanted = name_key(text)
    if not wanted:
        return []
    by_key = [one for one in known if fold(one.key).casefold() == fold(text).casefold()]
    whole = by_key or _where(known, lambda name: name == wanted)
    return whole or _where(known, lambda name: wanted in name, of_names=True)


def nearest(text: str, known: Iterable[Known]) -> list[Known]:
    """Return the few things that are called most like a text, the nearest first."""
    wanted = name_key(text)
    scored = [
        (max(_likeness(wanted, name_key(name)) for name in one.names), one)
        for one in known
        if one.names
    ]
    near = [(score, one) for score, one in scored if score >= _NEAR]
    return [one for _, one in sorted(near, key=lambda pair: (-pair[0], pair[1].key))][:_SHOWN]


def nearest_text(text: str, known: Sequence[Known]) -> str:
    """Return a sentence that names what is nearest, else some of what there is."""
    near = nearest(text, known)
    if near:
        return f"Nearest: {'; '.join(one.label for one in near)}."
    return f"Known: {_listed(known)}." if known else ""


def pick_year(text: str, years: Iterable[int], owner: str) -> int:
    """Find the year that a person means.

    Args:
        text: what the person wrote: 2024, 2024年 or 2024年度, in full-width digits too.
        years: the years that there are.
        owner: whose they are.

    Returns:
        The year.

    Raises:
        UnknownValueError: it is none of them.
    """
    known = sorted(set(years))
    year = re.fullmatch(r"(\d{4})(年度?|财年)?", fold(text))
    if year and int(year[1]) in known:
        return int(year[1])
    listed = ", ".join(map(str, known))
    raise UnknownValueError(f"{owner} has no disclosure of '{_echo(text)}'. Its years: {listed}.")


def _where(
    known: Iterable[Known], holds: Callable[[str], bool], *, of_names: bool = False
) -> list[Known]:
    """Keep what has a name that holds; of_names leaves keys out."""
    return [
        one
        for one in known
        if any(holds(name_key(name)) for name in (one.names[1:] if of_names else one.names))
    ]


def _likeness(wanted: str, name: str) -> float:
    """Say how alike two names are, from 0 to 1.

    Codes are alike in how they begin, those of about one length in their digits too; a short name
    in how much of it the long one has, in order.
    """
    if not set(wanted) & set(name):
        return 0
    match = SequenceMatcher(None, wanted, name, autojunk=False)
    if wanted.isdigit() and name.isdigit():
        edited = match.ratio() if abs(len(wanted) - len(name)) < 2 else 0
        return max(edited, _common_start(wanted, name) / max(len(wanted), len(name)))
    covered = sum(block.size for block in match.get_matching_blocks())
    return max(match.ratio(), 0.9 * covered / len(wanted) if covered > 1 else 0)


def _common_start(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _listed(known: Sequence[Known]) -> str:
    shown = "; ".join(one.label for one in known[:_LISTED])
    more = len(known) - _LISTED
    return f"{shown}; and {more} more" if more > 0 else shown


def _echo(text: str) -> str:
    """Return what a person wrote, short and in one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_ECHO else line[:_LONGEST_ECHO] + "…"

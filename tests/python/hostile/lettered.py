"""Disclosures with odd characters, line ends and order."""

import random
import re

from .kind import Change, Kind, Outcome, of_text

_AMOUNT = re.compile(r"\d+\.\d\d")
_TITLE = re.compile(r"(?m)^(?=.*收入决算表$|.*支出决算表$)")


def _somewhere(inserted: str) -> Change:
    """Insert something between two lines."""

    def change(text: str, source: random.Random) -> str:
        lines = text.split("\n")
        place = source.randrange(len(lines))
        return "\n".join([*lines[:place], lines[place] + inserted, *lines[place + 1 :]])

    return change


def _in_amounts(inserted: str) -> Change:
    return lambda text, _: _AMOUNT.sub(lambda match: match[0][:-1] + inserted + match[0][-1], text)


def _mixed_line_ends(text: str, source: random.Random) -> str:
    return re.sub("\n", lambda _: source.choice(["\n", "\r\n", "\r"]), text)


def _cut(text: str, source: random.Random) -> str:
    return text[: source.randrange(len(text) // 3, len(text) * 9 // 10)]


def _cut_behind_a_line(text: str, source: random.Random) -> str:
    lines = text.split("\n")
    return "\n".join(lines[: source.randrange(len(lines) // 4, len(lines) * 3 // 4)])


def _sections(text: str) -> list[str]:
    return _TITLE.split(text)


def _shuffled(text: str, source: random.Random) -> str:
    first, *others, last = _sections(text)
    source.shuffle(others)
    return first + "".join(others) + last


def _sections_twice(text: str, source: random.Random) -> str:
    first, *others = _sections(text)
    return first + "".join(section + "\n" + section for section in others)


def _lines_shuffled(text: str, source: random.Random) -> str:
    lines = text.split("\n")
    source.shuffle(lines)
    return "\n".join(lines)


def _swapped(text: str, source: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(20):
        left, right = source.randrange(len(lines)), source.randrange(len(lines))
        lines[left], lines[right] = lines[right], lines[left]
    return "\n".join(lines)


def _between_all(inserted: str) -> Change:
    return lambda text, _: inserted.join(text.split("\n"))


_REFUSED = (
    ("null_inside", _somewhere("\x00"), "control character .U.0000"),
    ("terminal_commands", _somewhere("\x1b]0;owned\x07\x1b[2J"), "control character .U.001B"),
    ("c1_terminal_command", _somewhere("\x9b2J"), "control character .U.009B"),
    ("turned_direction", _in_amounts("\u202e"), "control character .U.202E"),
    ("isolated_direction", _somewhere("\u2066x\u2069"), "control character .U.2066"),
    ("on_one_line", _between_all(" "), "official tables"),
)
_SAME = (
    ("zero_width_in_amounts", _in_amounts("\u200b")),
    ("direction_marks_in_amounts", _in_amounts("\u200e")),
    ("soft_hyphens_in_amounts", _in_amounts("\u00ad")),
    ("cr_line_ends", _between_all("\r")),
    ("crlf_line_ends", _between_all("\r\n")),
    ("mixed_line_ends", _mixed_line_ends),
    ("blank_lines_between", _between_all("\n\n")),
    ("blank_lines_behind", lambda text, _: text + "\n" * 40_000),
    ("form_feed_behind", lambda text, _: text + "\n\f\n"),
    ("trailing_spaces", _between_all("\u3000 \u00a0\n")),
    ("tables_shuffled", _shuffled),
)
_MARKED = (
    ("cut_anywhere", _cut, "missing_parts"),
    ("cut_anywhere_else", _cut, "missing_parts"),
    ("cut_behind_a_line", _cut_behind_a_line, "missing_parts"),
    ("cut_behind_another_line", _cut_behind_a_line, "missing_parts"),
    ("sections_twice", _sections_twice, ""),
    ("document_twice", lambda text, _: text + "\n" + text, ""),
    ("lines_swapped", _swapped, ""),
    ("tabs_to_spaces", lambda text, _: text.replace("\t", "  "), ""),
    ("tabs_to_commas", lambda text, _: text.replace("\t", ","), ""),
    ("tabs_to_bars", lambda text, _: text.replace("\t", "|"), ""),
)
KINDS = (
    *(Kind(name, of_text(change), Outcome.REJECTED, says) for name, change, says in _REFUSED),
    *(Kind(name, of_text(change), Outcome.SAME) for name, change in _SAME),
    *(Kind(name, of_text(change), Outcome.MARKED, says) for name, change, says in _MARKED),
)

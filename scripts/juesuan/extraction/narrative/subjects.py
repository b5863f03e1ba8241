"""What a figure is about, in the words of the text."""

import re

from juesuan.extraction.narrative.plain import widen_brackets
from juesuan.extraction.narrative.terms import NarrativeTerms

_LEVEL = re.compile(r"\([类款项]\)")
_SPENDING = "支出"
_NAMED_BEHIND = ("(类)支出", "(款)支出", "(项)支出")
_ROUNDS = 3
_GRADED = re.compile(r"(项目|单位|部门)((?:绩效)?(?:自评|评价|评级|等级|结果)[^0-9]*为“.+”)")
_NUMBER_WORD = re.compile(r"(?<=[一-龥）)])个?数$")


def clean_subject(text: str, terms: NarrativeTerms) -> str:
    """Reduce the text before a figure to what the figure is about.

    Args:
        text: in half-width forms, without the words that make its kind.
        terms: the words of the narrative.

    Returns:
        The subject with full-width brackets, or blank where the text names none.
    """
    subject = _without_years(text, terms)
    for _ in range(_ROUNDS):
        lead = terms.leads.match(subject)
        trimmed = terms.tails.sub("", subject[lead.end() :] if lead else subject)
        if trimmed == subject:
            break
        subject = trimmed
    if subject.endswith(_NAMED_BEHIND):
        subject = _named_before(subject)
    if "“" in subject and "”" not in subject:
        subject = subject.replace("“", "")
    if subject in terms.words["generic"]:
        return ""
    if subject.endswith(("(类)", "(款)", "(项)")) and len(_LEVEL.findall(subject)) == 1:
        subject = subject[:-3]
    return widen_brackets(subject)


def _named_before(subject: str) -> str:
    """Write 教育(类)支出 as 教育支出, and leave out what is said twice (教育支出(类)支出)."""
    plain = subject.removesuffix(_SPENDING)
    if len(_LEVEL.findall(plain)) > 1 or plain[:-3].endswith(_SPENDING):
        return plain
    return plain[:-3] + _SPENDING


def _without_years(text: str, terms: NarrativeTerms) -> str:
    """Leave out years, and the office that is named in front of one."""
    parts = terms.year_phrase.split(text)
    if len(parts) == 1:
        return text
    if terms.office_end.search(parts[0]):
        parts = parts[1:]
    last = terms.tails.sub("", parts[-1])
    before = "".join(parts[:-1])
    is_empty = not last or last in terms.words["generic"]
    if is_empty and len(before) > 1 and not before.endswith("的"):
        return before
    return "".join(parts)


def counted(subject: str, terms: NarrativeTerms) -> str:
    """Leave out the word for "number of" behind what is counted (自评个数: 自评)."""
    found = _NUMBER_WORD.search(subject)
    if found is None or subject[found.start() - 1] in terms.words["keeps_number_word"]:
        return subject
    return subject[: found.start()]


def object_behind(text: str, terms: NarrativeTerms) -> str:
    """Read what is counted from the text behind the unit (4个项目自评等级为“优”).

    Args:
        text: what follows the unit, up to the next mark or figure.
        terms: the words of the narrative.

    Returns:
        The subject, or blank where the text goes on with something else.
    """
    graded = _GRADED.fullmatch(text)
    if graded is not None:
        return widen_brackets(f"{graded[2]}的{graded[1]}")
    stop = terms.cues["object_stop"].search(text)
    return widen_brackets(text[: stop.start()] if stop else text).rstrip("）")


def of_action(subject: str, carried: str, terms: NarrativeTerms) -> str:
    """Complete a subject that is only an action, or lacks it, by the subject before it.

    The text says 公务接待费支出…共接待45批次, or 国（境）外接待费…共接待国（境）外0批次.

    Args:
        subject: the subject as read.
        carried: the nearest subject before it.
        terms: the words of the narrative.

    Returns:
        The subject before, up to the action (公务接待), or the subject as read.
    """
    for action in terms.words["action"] if subject else ():
        named = carried[: carried.find(action) + len(action)] if action in carried else ""
        if named and subject in (action, named.removesuffix(action)):
            return named
    return subject

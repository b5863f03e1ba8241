"""What else the document prints that speaks for a value."""

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass
from decimal import Decimal

from juesuan.reconciliation.system import CellState, Check, Figure, Relation, Side, System

_DISTINCTIVE_DIGITS = 3
_DISTINCTIVE_UNITS = ("万元", "%")
_MANY_PRINTS = 8
_PAIR = 2


@dataclass(frozen=True)
class Evidence:
    """Prints of one value.

    Attributes:
        texts: where it is printed, with table or section and line.
        is_same_fact: whether an identity says that these prints are of the same fact.
        refs: the figures that print it.
    """

    texts: tuple[str, ...]
    is_same_fact: bool
    refs: frozenset[str]


class Prints:
    """The prints of a document, by fact and by value."""

    def __init__(self, system: System) -> None:
        """Index the printed figures of a system.

        Args:
            system: the document.
        """
        self._figures = system.figures
        self._twins: dict[str, set[str]] = defaultdict(set)
        for check in system.checks:
            pair = _twins(check, system.figures)
            for ref in pair:
                self._twins[ref] |= pair - {ref}
        self._by_value: dict[tuple[Decimal, str], list[str]] = defaultdict(list)
        for ref, figure in system.figures.items():
            if figure.state is CellState.PRINTED and _is_distinctive(figure):
                self._by_value[abs(figure.value), figure.measured_in].append(ref)

    def of_same_fact(self, ref: str) -> Mapping[Decimal, Evidence]:
        """Return the values that other figures print for the same fact.

        Args:
            ref: a figure.

        Returns:
            Each value with who prints it.
        """
        refs: dict[Decimal, list[str]] = defaultdict(list)
        for twin in sorted(self._twins[ref]):
            if self._figures[twin].state is CellState.PRINTED:
                refs[self._figures[twin].value].append(twin)
        return {value: self._evidence(found, True) for value, found in refs.items()}

    def anywhere(self, ref: str, value: Decimal, but: Set[str]) -> Evidence | None:
        """Return the prints of a value elsewhere, where it is a telling one.

        Args:
            ref: the figure that the value is proposed for.
            value: the value.
            but: figures whose print does not count.

        Returns:
            Its prints; None where there is none, or so many that they say nothing.
        """
        figure = self._figures[ref]
        prints = self._by_value[abs(value), figure.measured_in]
        found = [one for one in prints if one != ref and one not in but]
        return self._evidence(found, False) if 0 < len(found) <= _MANY_PRINTS else None

    def _evidence(self, refs: list[str], is_same_fact: bool) -> Evidence:
        texts = tuple(dict.fromkeys(self._figures[ref].term_text for ref in refs))
        return Evidence(texts, is_same_fact, frozenset(refs))


def _twins(check: Check, figures: Mapping[str, Figure]) -> set[str]:
    """Return the two figures of an identity that says no more than that they are equal."""
    if check.relation is not Relation.EQUAL or any(term.value for term in check.terms):
        return set()
    printed = [term for term in check.terms if _counts(term.ref, figures)]
    # An identity of two terms binds an empty place to its print; in longer ones these add nothing.
    terms = check.terms if len(check.terms) == _PAIR else printed
    lefts = [term for term in terms if term.side is Side.LHS]
    rights = [term for term in terms if term.side is Side.RHS]
    if len(lefts) == len(rights) == 1 and lefts[0].sign == rights[0].sign:
        return {lefts[0].ref, rights[0].ref} - {""}
    return set()


def _counts(ref: str, figures: Mapping[str, Figure]) -> bool:
    """Say whether a term stands for more than an empty place beside others."""
    return bool(ref) and figures[ref].state in (CellState.PRINTED, CellState.UNREAD)


def _is_distinctive(figure: Figure) -> bool:
    digits = figure.value.normalize().as_tuple().digits
    return len(digits) >= _DISTINCTIVE_DIGITS and figure.measured_in in _DISTINCTIVE_UNITS

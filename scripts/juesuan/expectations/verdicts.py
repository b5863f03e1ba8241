"""What the suites said, in plain values: no Great Expectations is needed to read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Row = Mapping[str, str | None]
_NAMED = 4


class Verdict(StrEnum):
    """The outcome of an expectation, from best to worst."""

    HOLDS = "holds"
    FINDING = "finding"
    BROKEN = "broken"
    ERROR = "error"


_ORDER = tuple(Verdict)


@dataclass(frozen=True)
class ExpectationVerdict:
    """What one expectation said.

    Attributes:
        kind: its type in Great Expectations.
        table: the table it judged.
        description_zh: what it expects, in Chinese.
        description_en: the same in English.
        verdict: holds; finding (the documents are at fault); broken (the database is);
            error (it could not be evaluated).
        failing_count: how many rows fail.
        rows: the first failing rows, values as exact text.
        cause: why it could not be evaluated.
    """

    kind: str
    table: str
    description_zh: str
    description_en: str
    verdict: Verdict
    failing_count: int = 0
    rows: tuple[Row, ...] = ()
    cause: str = ""

    @property
    def sentence(self) -> str:
        """One line for a person: what was expected, and what stands against it."""
        if self.verdict is Verdict.ERROR:
            return f"{self.description_en} [{self.table}]: could not be evaluated: {self.cause}"
        named = list(self.rows[0].items())[:_NAMED] if self.rows else []
        keys = ", ".join(f"{name}={value}" for name, value in named)
        first = f", first: {keys}" if keys else ""
        return f"{self.description_en} [{self.table}]: {self.failing_count} rows fail{first}"


@dataclass(frozen=True)
class SuiteVerdict:
    """What one suite said.

    Attributes:
        name: its name.
        title_zh: its title in Chinese.
        title_en: its title in English.
        expectations: its expectations in their order.
    """

    name: str
    title_zh: str
    title_en: str
    expectations: tuple[ExpectationVerdict, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of its expectations."""
        return max((one.verdict for one in self.expectations), key=_ORDER.index)


@dataclass(frozen=True)
class QualityReport:
    """What all suites said.

    Attributes:
        suites: the suites in their order.
    """

    suites: tuple[SuiteVerdict, ...]

    def count(self, verdict: Verdict) -> int:
        """Count the expectations of a verdict."""
        return sum(one.verdict is verdict for suite in self.suites for one in suite.expectations)

    @property
    def blocking(self) -> tuple[str, ...]:
        """A sentence for each expectation that forbids publication."""
        return tuple(
            f"{suite.name}: {one.sentence}"
            for suite in self.suites
            for one in suite.expectations
            if one.verdict in (Verdict.BROKEN, Verdict.ERROR)
        )

"""What an extraction did, counted: for the summary and the balance that commands print."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from juesuan.extraction.rows import (
    RawDocument,
    RawExtractionBalance,
    RawExtractionIssue,
    RawNarrativeFigure,
    RawRejectedFile,
    RawRow,
)


@dataclass
class ExtractionSummary:
    """Counts over all documents, and the rows that a person should see.

    Attributes:
        documents: how many were read.
        table_figures: figure cells in official and project tables.
        narrative_figures: figures stated in narratives.
        balances: the balance of each region of each document.
        issues: what could not be read, placed or trusted.
        rejected: files that were not loaded.
    """

    documents: int = 0
    table_figures: int = 0
    narrative_figures: int = 0
    balances: list[RawExtractionBalance] = field(default_factory=list)
    issues: list[RawExtractionIssue] = field(default_factory=list)
    rejected: list[RawRejectedFile] = field(default_factory=list)

    @property
    def unread_tokens(self) -> int:
        """Numeric tokens in tables that are no figure in the warehouse."""
        return sum(balance.issue_tokens for balance in self.balances)

    @property
    def errors(self) -> list[RawExtractionIssue]:
        """The issues that keep a figure out of the warehouse."""
        return [issue for issue in self.issues if issue.severity == "error"]

    def count(self, documents: Iterable[list[RawRow]]) -> Iterator[list[RawRow]]:
        """Count the rows of documents that pass by.

        Args:
            documents: raw rows of each document.

        Yields:
            The same rows.
        """
        for rows in documents:
            for row in rows:
                self._add(row)
            yield rows

    def balance_by_document(self) -> dict[str, Counter[str]]:
        """Add the balances of the regions up for each document.

        Returns:
            Token counts by role (the column names of the balance) by source file.
        """
        totals: dict[str, Counter[str]] = {}
        for row in self.balances:
            total = totals.setdefault(row.source_file, Counter())
            for name in TOKEN_COLUMNS:
                total[name] += getattr(row, name)
        return totals

    def _add(self, row: RawRow) -> None:
        if isinstance(row, RawExtractionBalance):
            self.balances.append(row)
            self.table_figures += row.figure_tokens
        elif isinstance(row, RawExtractionIssue):
            self.issues.append(row)
        elif isinstance(row, RawRejectedFile):
            self.rejected.append(row)
        elif isinstance(row, RawNarrativeFigure):
            self.narrative_figures += 1
        elif isinstance(row, RawDocument):
            self.documents += 1


TOKEN_COLUMNS = (
    "numeric_tokens",
    "figure_tokens",
    "code_tokens",
    "line_number_tokens",
    "column_number_tokens",
    "text_tokens",
    "issue_tokens",
)

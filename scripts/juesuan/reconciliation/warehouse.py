"""Repairs the documents of a published warehouse; changes nothing."""

from collections.abc import Iterator
from pathlib import Path

from juesuan.reconciliation.corrections import Repaired
from juesuan.reconciliation.reading import document_ids, read_system
from juesuan.reconciliation.repair import DEFAULT_SECONDS, repair
from juesuan.reconciliation.targets import (
    FIGURE_TARGETS_QUERY,
    PROJECT_TARGETS_QUERY,
    targets_of,
)
from juesuan.warehouse.query import asking


def repair_documents(
    database: Path, document: str | None = None, seconds: float = DEFAULT_SECONDS
) -> Iterator[Repaired]:
    """Search for repairs of published documents, one after the other.

    Args:
        database: the published file.
        document: only documents whose id contains this.
        seconds: how long each may take.

    Yields:
        Each document with its proposals.
    """
    with asking(database) as asked:
        for document_id in document_ids(asked, document):
            system = read_system(asked, document_id)
            one = {"document": document_id}
            targets = targets_of(
                system.figures,
                asked(FIGURE_TARGETS_QUERY, one).as_records(),
                asked(PROJECT_TARGETS_QUERY, one).as_records(),
            )
            yield Repaired(repair(system, seconds), system, targets)

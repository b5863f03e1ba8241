"""Reads the identities of a document from the warehouse as a system of figures."""

from collections.abc import Mapping
from typing import Any

from juesuan.reconciliation.concepts import (
    CONCEPT_SELECTORS_QUERY,
    CONCEPTS_QUERY,
    places_of_concepts,
)
from juesuan.reconciliation.places import Place, complete
from juesuan.reconciliation.places_query import PLACES_QUERY
from juesuan.reconciliation.projects import (
    same_cells,
    with_lost_indicators,
    with_points,
)
from juesuan.reconciliation.records import system_of
from juesuan.reconciliation.system import System
from juesuan.warehouse.query import Ask

DOCUMENTS_QUERY = """
    select document_id from core.dim_documents
    where $document is null or contains(document_id, $document)
    order by document_id
"""
TERMS_QUERY = """
    select
        terms.* exclude (relation),
        identities.relation,
        checks.status,
        checks.severity,
        checks.waiver_id,
    from intermediate.int_identity_terms as terms
    inner join reference.identities as identities using (identity_id)
    inner join quality.fct_identity_checks as checks
        using (identity_id, document_id, instance_key)
    where terms.document_id = $document
    order by identity_id, instance_key, term_no, figure_ref
"""
FIGURES_QUERY = """
    select * from intermediate.int_identity_figures
    where document_id = $document
    order by figure_id, measure
"""
SELECTORS_QUERY = """
    select terms.*, identities.relation
    from reference.identity_terms as terms
    inner join reference.identities as identities using (identity_id)
    order by identity_id, term_no, table_no
"""
Record = Mapping[str, Any]


def document_ids(asked: Ask, document: str | None = None) -> list[str]:
    """List the documents of a warehouse.

    Args:
        asked: answers queries on the published file.
        document: only those whose id contains this.

    Returns:
        Their ids in order.
    """
    answer = asked(DOCUMENTS_QUERY, {"document": document})
    return [row[0] for row in answer.rows]


def read_system(asked: Ask, document_id: str) -> System:
    """Read the figures and identities of a document, with the places that print nothing.

    Args:
        asked: answers queries on the published file.
        document_id: the document.

    Returns:
        The document as a system.
    """
    one = {"document": document_id}
    terms = asked(TERMS_QUERY, one).as_records()
    ledger = asked(FIGURES_QUERY, one).as_records()
    places = [Place(**record) for record in asked(PLACES_QUERY, one).as_records()]
    cells = places_of_concepts(
        asked(CONCEPTS_QUERY, one).as_records(),
        asked(CONCEPT_SELECTORS_QUERY, ()).as_records(),
        places,
        document_id,
    )
    cells |= same_cells(terms)
    tied = [{**term, "figure_ref": _tied(term, cells)} for term in terms]
    system = with_points(with_lost_indicators(system_of(document_id, tied, ledger)))
    return complete(system, ledger, places, asked(SELECTORS_QUERY, ()).as_records())


def _tied(term: Record, cells: Mapping[str, str]) -> str | None:
    """Return the key of a term's figure, of the cell it speaks of where that prints nothing."""
    ref: str | None = term["figure_ref"]
    return cells.get(ref or term["term_text"], ref)

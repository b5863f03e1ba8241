"""Statements of the narrative about cells that print nothing, tied to these cells."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from juesuan.reconciliation.places import SELECTORS, Place

Record = Mapping[str, Any]
CONCEPTS_QUERY = """
    select
        terms.identity_id,
        terms.instance_key,
        terms.term_text,
        statements.concept_id,
    from intermediate.int_identity_terms as terms
    inner join intermediate.int_identity_terms as stated
        using (identity_id, document_id, instance_key)
    inner join intermediate.int_narrative_figures_matched as statements
        on stated.figure_ref = statements.narrative_figure_id
    where terms.document_id = $document
        and terms.figure_kind = 'table'
        and terms.figure_ref is null
    order by all
"""
CONCEPT_SELECTORS_QUERY = """
    select
        concept_id,
        table_no,
        measure,
        row_level,
        row_key,
        official_line,
        item_key,
    from reference.narrative_concept_terms
    union all
    select fund_scope, table_no, measure, null, null, null, null
    from reference.narrative_code_columns
    order by all
"""
_CODE = re.compile(r"(?:economic|class|group|item):(?P<code>\w+)(?:@(?P<scope>\w+))?")


def places_of_concepts(
    terms: Iterable[Record], selectors: Sequence[Record], places: Sequence[Place], document_id: str
) -> dict[str, str]:
    """Find the cell that each unprinted term of a narrative identity speaks of.

    Args:
        terms: unprinted terms with the concept of their statement.
        selectors: which cells a concept is, or the columns of codes by scope.
        places: cells and rows that print nothing.
        document_id: the document.

    Returns:
        The figure key of the cell by the text of the term; only where it is one cell.
    """
    found: dict[str, str] = {}
    for term in terms:
        refs = {
            place.figure(document_id).ref
            for place in places
            if f"公开{place.table_no}表" in term["term_text"]
            and _is_concept(place, term["concept_id"], selectors)
        }
        named = {
            place.figure(document_id).ref
            for place in places
            if place.row_text and place.row_text in term["term_text"]
        }
        refs = refs if len(refs) == 1 else refs & named
        if len(refs) == 1:
            found[term["term_text"]] = refs.pop()
    return found


def _is_concept(place: Place, concept_id: str | None, selectors: Iterable[Record]) -> bool:
    code = _CODE.fullmatch(concept_id or "")
    if code:
        scope = code["scope"] or "economic"
        if place.row_key != code["code"]:
            return False
        concept_id = scope
    return any(
        one["concept_id"] == concept_id
        and one["table_no"] == place.table_no
        and all(one[name] in (None, getattr(place, name)) for name in SELECTORS)
        for one in selectors
    )

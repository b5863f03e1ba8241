"""Each hostile document loads right, is marked, or is rejected with one clear line."""

import pytest

from hostile import KINDS, misprinted
from hostile.kind import Kind, Outcome
from hostile.measuring import measured
from hostile.outcomes import problems
from juesuan.extraction.rows import RawRejectedFile


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_must_come_of_a_hostile_document_comes_of_it(kind: Kind) -> None:
    assert measured(kind).problems == ()


def test_there_are_enough_kinds_and_each_outcome_is_one() -> None:
    assert len(KINDS) >= 100
    assert {kind.outcome for kind in KINDS.values()} == set(Outcome)


def test_the_same_documents_are_made_again() -> None:
    for kind in KINDS.values():
        assert kind.content() == kind.content(), kind.name


def test_a_misprint_is_printed() -> None:
    for kind in misprinted.KINDS:
        assert kind.content() != kind.original.encode(), kind.name


def test_a_defect_and_a_wrong_reason_are_noticed() -> None:
    kind = KINDS["empty"]
    failed = RawRejectedFile(
        "a", "a.txt", 0, "whole file", "Extraction failed.", "This is a defect."
    )
    other = RawRejectedFile("a", "a.txt", 0, "whole file", "It is a folder.", "Remove it.")

    assert "defect" in " ".join(problems(kind, [failed], []))
    assert "another reason" in " ".join(problems(kind, [other], []))
    assert problems(KINDS["utf_16"], [other], [])

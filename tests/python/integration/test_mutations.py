"""Damage planted into clean disclosures is found, in its place; clean disclosures stay clean.

The whole measurement, with more of each kind, is `scripts/bench/mutation.py`.
"""

from pathlib import Path

import pytest

from corpus.mutation import Corpus, Score, false_alarms, judge, total, write_mutations
from corpus.mutation_results import read_figures, read_findings
from juesuan.warehouse.build import build
from juesuan.warehouse.places import Places, Progress

pytestmark = pytest.mark.xdist_group("mutations")
RECALL, PLACED = 97, 85
"""Per cent of the damage that can be found, and of what is found."""


@pytest.fixture(scope="module")
def mutations(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Path]:
    folder = tmp_path_factory.mktemp("mutations")
    corpus = write_mutations(folder / "documents", clean=20, per_kind=2, seed=3)
    places = Places(folder / "documents", folder / "out")
    build(places, Progress())
    return corpus, places.database


@pytest.fixture(scope="module")
def score(mutations: tuple[Corpus, Path]) -> Score:
    corpus, database = mutations
    return total(judge(corpus, read_findings(database), read_figures(database)).values())


def test_damage_is_found(score: Score) -> None:
    assert score.findable >= 55
    missed = [copy.damage.description for copy in score.missed]
    assert 100 * (score.found + score.put_right) >= RECALL * score.findable, missed


def test_findings_point_to_the_damage(score: Score) -> None:
    misplaced = [copy.damage.description for copy in score.misplaced]
    assert 100 * score.placed >= PLACED * score.found, misplaced


def test_one_slip_is_hardly_more_than_one_finding(score: Score) -> None:
    assert score.findings <= 2 * score.planted


def test_clean_disclosures_have_no_finding(mutations: tuple[Corpus, Path]) -> None:
    corpus, database = mutations

    assert false_alarms(corpus, read_findings(database)) == {}

"""The synthetic disclosures are repeatable, and every knob of their style shows."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from corpus import KNOBS, Style, generate, generate_years, write_corpus
from corpus.style import check_knobs

MADE = {seed: generate(seed) for seed in range(5)}


def test_the_same_seed_gives_the_same_disclosure() -> None:
    for seed in range(5):
        assert generate(seed).text == MADE[seed].text
        assert generate(seed).truth == MADE[seed].truth
    assert MADE[1].text != MADE[2].text


def test_style_leaves_the_accounts_alone() -> None:
    assert generate(3, Style()).accounts == MADE[3].accounts


def test_knob_table_and_style_agree() -> None:
    assert check_knobs() == []


def test_every_value_of_every_knob_is_drawn() -> None:
    drawn = [Style.draw(seed) for seed in range(200)]
    for item in fields(Style):
        assert {getattr(style, item.name) for style in drawn} == set(KNOBS[item.name])


@pytest.mark.parametrize(
    ("knob", "value"), [(knob, value) for knob, values in KNOBS.items() for value in values[1:]]
)
def test_every_value_of_every_knob_shows(knob: str, value: Any) -> None:
    texts = (
        (generate(seed, Style()).text, generate(seed, Style(), **{knob: value}).text)
        for seed in range(12)
    )
    assert any(plain != turned for plain, turned in texts)


def test_years_follow_each_other() -> None:
    first, second = generate_years(7, 2023, 2)
    assert (first.accounts.year, second.accounts.year) == (2023, 2024)
    assert second.prior == first.accounts
    assert second.office == first.office


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_bytes_decode_to_the_text(encoding: str) -> None:
    made = MADE[4]
    assert made.encode(encoding, "\r\n").decode(encoding).replace("\r\n", "\n") == made.text


def test_a_corpus_is_written_by_year(tmp_path: Path) -> None:
    made = write_corpus(tmp_path, 6, seed=1)
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.txt"))
    assert files == sorted(f"{one.accounts.year}/synthetic-{one.seed}.txt" for one in made)

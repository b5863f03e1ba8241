"""The analysts' corpus is the same every time, continuous, and has what it is there for."""

from decimal import Decimal
from pathlib import Path

import pytest

from corpus import analysts, codes
from corpus.history import History, write_history


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    return write_history(tmp_path_factory.mktemp("history"))


def test_two_corpora_are_equal(history: History, tmp_path: Path) -> None:
    again = write_history(tmp_path)

    files = [year.source_file for year in again.published()]
    assert [year.source_file for year in history.published()] == files
    for name in files:
        assert (tmp_path / name).read_bytes() == (history.folder / name).read_bytes()


def test_money_is_carried_over_from_year_to_year(history: History) -> None:
    pairs = list(history.pairs())

    assert len(pairs) >= 20
    for now, before in pairs:
        lost = before.accounts.fiscal_closing - now.accounts.fiscal_opening
        assert (lost > 10_000) == ((now.office_code, now.year) == (analysts.PETITIONS, 2022))
        assert lost >= 0
        assert now.accounts.own_opening == before.accounts.own_closing


def test_last_year_is_told_as_it_was_but_where_it_is_restated(history: History) -> None:
    restated = [
        now.office_code
        for now, before in history.pairs()
        if now.told_prior.grand_total != before.accounts.grand_total
    ]

    assert restated == [analysts.RURAL]


def test_codes_follow_the_official_changes(history: History) -> None:
    moved = {
        year: set(history.years[analysts.PETITIONS, year].codes("05", 7)) & {"2010308", "2014004"}
        for year in analysts.YEARS
    }
    split = {
        year: "2070401" in history.years[analysts.BROADCASTING, year].codes("05", 7)
        for year in analysts.REFORM_YEARS
    }

    assert moved == {year: {"2010308" if year < 2024 else "2014004"} for year in analysts.YEARS}
    assert split == {2017: True, 2018: True, 2019: False, 2020: False}


def test_old_names_and_old_economic_codes_are_printed(history: History) -> None:
    old = history.years[analysts.BROADCASTING, 2017].made.text

    assert "文化体育与传媒支出" in old
    assert codes.NAMES["207"] not in old
    assert history.amount(analysts.BROADCASTING, 2017, "06", "30104")
    assert history.amount(analysts.BROADCASTING, 2018, "06", "30104") is None


def test_an_unpublished_year_has_no_amounts(history: History) -> None:
    assert history.amount(analysts.CULTURE, 2022, "03", "合计") is None
    assert history.years[analysts.CULTURE, 2022].amount("03", "合计")


def test_amounts_in_yuan_are_told_in_wan(history: History) -> None:
    year = history.years[analysts.SCIENCE, 2021]
    figure = year.figure("03", "合计")

    assert figure is not None
    assert year.amount("03", "合计") == Decimal(figure.value_text) / 10000


def test_the_misprint_stands_in_the_text_and_not_in_the_truth(history: History) -> None:
    year = history.years[analysts.SCIENCE, 2023]

    assert year.damage is not None
    assert year.damage.printed != year.damage.meant
    figure = year.figure("05", "2060702")
    assert figure is not None
    assert figure.value_text == year.damage.meant

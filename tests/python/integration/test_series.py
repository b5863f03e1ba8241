"""A new name, a renamed code, a moved one and split ones make one series of four years."""

from collections.abc import Sequence
from decimal import Decimal

import duckdb
import pytest

from conftest import AnalystWarehouse

pytestmark = pytest.mark.xdist_group("analysts")

REFORMED = [2017, 2018, 2019, 2020]
RECENT = [2021, 2022, 2023, 2024]
# Office, table, scope, code of the series, and what each of the years prints for it.
CROSSED = [
    ("318001", "03", "2014004", RECENT, [["2010308"]] * 3 + [["2014004"]]),
    ("318001", "05", "2014004", RECENT, [["2010308"]] * 3 + [["2014004"]]),
    (
        "416001",
        "05",
        "2070601+2070801",
        REFORMED,
        [["2070401"]] * 2 + [["2070601", "2070801"]] * 2,
    ),
    ("416001", "05", "20706+20708", REFORMED, [["20704"]] * 2 + [["20706", "20708"]] * 2),
    ("416001", "03", "2070607", REFORMED, [["2070406"]] * 2 + [["2070607"]] * 2),
    ("416001", "06", "30113", REFORMED, [["30311"]] + [["30113"]] * 3),
    (
        "416001",
        "06",
        "30110+30111+30112",
        REFORMED,
        [["30104"]] + [["30110", "30111", "30112"]] * 3,
    ),
]


def _ask(warehouse: AnalystWarehouse, query: str, *values: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(warehouse.database), read_only=True) as connection:
        return connection.execute(query, values).fetchall()


@pytest.mark.parametrize(("office", "table", "series", "years", "printed"), CROSSED)
def test_an_office_is_followed_over_changed_codes(
    analyst_warehouse: AnalystWarehouse,
    office: str,
    table: str,
    series: str,
    years: Sequence[int],
    printed: Sequence[Sequence[str]],
) -> None:
    rows = _ask(
        analyst_warehouse,
        "select fiscal_year, subject_codes, amount_wan, is_bridged "
        "from analysis.mart_subject_series as series "
        "where office_code = ? and series_code = ? and exists ("
        "  select 1 from intermediate.int_subject_series_figures as parts "
        "  join core.fct_reported_figures as figures on parts.figure_ref = figures.figure_id "
        "  where parts.row_id = series.row_id and figures.table_no = ?"
        ") order by fiscal_year",
        office,
        series,
        table,
    )

    wholes = [
        sum(
            (analyst_warehouse.history.amount(office, year, table, code) or Decimal(0))
            for code in codes
        )
        for year, codes in zip(years, printed, strict=True)
    ]
    codes = ["+".join(each) for each in printed]
    bridged = [each != series.split() for each in printed]
    assert rows == list(zip(years, codes, wholes, bridged, strict=True))


def test_a_renamed_code_is_flagged_in_its_old_years(analyst_warehouse: AnalystWarehouse) -> None:
    rows = _ask(
        analyst_warehouse,
        "select fiscal_year, subject_names, bridge_kind, bridge_note_zh "
        "from analysis.mart_subject_series where office_code = '415001' and series_code = '21305' "
        "and subject_kind = 'functional_income' order by fiscal_year",
    )

    assert [row[0] for row in rows] == RECENT
    assert [row[2] for row in rows] == ["renamed", None, None, None]
    assert rows[0][1] == "扶贫"
    assert "自2022年起，21305扶贫更名为" in str(rows[0][3])


@pytest.mark.parametrize(
    ("office", "old", "new"),
    [
        ("310002", "驻西安办事处", "驻陕西办事处"),
        ("200007", "人民政府驻广州办事处", "山西省政府驻广州办事处"),
    ],
)
def test_a_renamed_office_goes_on(
    analyst_warehouse: AnalystWarehouse, office: str, old: str, new: str
) -> None:
    rows = _ask(
        analyst_warehouse,
        "select fiscal_year, printed_office_name, office_name, bridge_kind, bridge_note_zh, "
        "amount_wan from analysis.mart_subject_series where office_code = ? "
        "and series_code = '2010301' and fund_scope = 'general_public_budget' order by fiscal_year",
        office,
    )

    assert [row[0] for row in rows] == RECENT
    assert [old in str(row[1]) for row in rows] == [True, True, False, False]
    assert all(new in str(row[2]) for row in rows)
    assert [row[3] for row in rows] == ["office_renamed", "office_renamed", None, None]
    assert all(old in str(row[4]) for row in rows[:2])
    history = analyst_warehouse.history
    assert [row[5] for row in rows] == [
        history.amount(office, year, "05", "2010301") for year in RECENT
    ]


def test_totals_of_groups_that_an_item_left_are_flagged(
    analyst_warehouse: AnalystWarehouse,
) -> None:
    rows = _ask(
        analyst_warehouse,
        "select distinct office_code, fiscal_year, series_code "
        "from analysis.mart_subject_series where is_scope_changed order by all",
    )

    assert ("318001", 2024, "20103") in rows
    assert ("318001", 2024, "20140") in rows
    assert ("416001", 2018, "301") in rows
    assert ("416001", 2018, "303") in rows
    assert {str(row[0]) for row in rows} == {"318001", "416001"}
    assert not [row for row in rows if row[2] in ("201", "合计", "20706+20708")]


def test_every_figure_stands_once(analyst_warehouse: AnalystWarehouse) -> None:
    assert _ask(
        analyst_warehouse,
        "select count(*) = count(distinct figure_ref), count(*) = "
        "(select count(*) from intermediate.int_subject_figures) "
        "from intermediate.int_subject_series_figures",
    ) == [(True, True)]

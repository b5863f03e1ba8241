"""An office is followed over changed codes and names, and nothing is lost or counted twice."""

from decimal import Decimal

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st
from series_models import Change, Year, build

SERIES = """
    select fiscal_year, followed_code, cast(current_wan as double), is_bridged, bridge_kind
    from int_subject_series_chosen order by followed_code, fiscal_year
"""


def _rows(connection: duckdb.DuckDBPyConnection, query: str = SERIES) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()


def _scopes(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return _rows(
        connection,
        "select fiscal_year, subject_code from int_subject_figures_bridged "
        "where is_scope_changed order by all",
    )


def test_a_moved_code_goes_on_under_the_new_one() -> None:
    change = Change("moved", 2023, ["2010308"], ["2014004"])
    years = [Year("o", 2022, {"2010308": "5"}), Year("o", 2023, {"2014004": "6"})]

    assert _rows(build(years, [change])) == [
        (2022, "2014004", 5.0, True, "moved"),
        (2023, "2014004", 6.0, False, "moved"),
    ]


def test_a_split_code_goes_on_as_the_sum_of_both() -> None:
    change = Change("split", 2023, ["2070401"], ["2070601", "2070801"])
    years = [
        Year("o", 2022, {"2070401": "5"}),
        Year("o", 2023, {"2070601": "2", "2070801": "4.5"}),
    ]

    assert _rows(build(years, [change])) == [
        (2022, "2070601+2070801", 5.0, True, "split"),
        (2023, "2070601+2070801", 6.5, True, "split"),
    ]


def test_merged_codes_go_on_as_one() -> None:
    change = Change("merged", 2023, ["2011501", "2011701"], ["2013801"])
    years = [
        Year("o", 2022, {"2011501": "5", "2011701": "1.25"}),
        Year("o", 2023, {"2013801": "6"}),
    ]

    assert _rows(build(years, [change])) == [
        (2022, "2013801", 6.25, True, "merged"),
        (2023, "2013801", 6.0, False, "merged"),
    ]


def test_a_code_that_takes_others_up_is_not_like_for_like() -> None:
    change = Change("merged", 2023, ["2010201", "2010202"], ["2010201"])
    years = [
        Year("o", 2022, {"2010201": "5", "2010202": "1"}),
        Year("o", 2023, {"2010201": "7"}),
    ]
    built = build(years, [change])

    assert _rows(built) == [
        (2022, "2010201+2010202", 6.0, True, "merged"),
        (2023, "2010201+2010202", 7.0, True, "merged"),
    ]
    assert _scopes(built) == [(2023, "2010201")]


def test_a_renamed_code_and_a_renumbered_office_are_one_flagged_series() -> None:
    change = Change("renamed", 2023, ["2130501"], ["2130501"])
    years = [
        Year("o", 2021, {"2130501": "1"}, "旧办", {"2130501": "2130501旧"}),
        Year("o", 2022, {"2130501": "2"}, "旧办", {"2130501": "2130501旧"}),
        Year("p", 2023, {"2130501": "3"}, "新办"),
        Year("p", 2024, {"2130501": "4"}, "新办"),
    ]
    succession = {
        "change_kind": "renamed",
        "from_office_code": "o",
        "to_office_code": "p",
        "first_year": "2023",
    }
    built = build(years, [change], [succession])

    assert _rows(built) == [
        (2021, "2130501", 1.0, True, "renamed"),
        (2022, "2130501", 2.0, True, "renamed"),
        (2023, "2130501", 3.0, False, None),
        (2024, "2130501", 4.0, False, None),
    ]
    offices = "select distinct office_series_code from int_subject_series_chosen"
    assert _rows(built, offices) == [("p",)]
    [note] = _rows(
        built, "select bridge_note_zh from int_subject_figures_bridged where fiscal_year = 2021"
    )
    assert "更名为" in str(note[0])
    assert "“旧办”" in str(note[0])
    assert "“新办”" in str(note[0])


def test_merged_and_split_offices_have_no_year_before() -> None:
    years = [
        Year("a", 2022, {"2010101": "1"}),
        Year("b", 2022, {"2010101": "2"}),
        Year("a", 2023, {"2010101": "3"}),
    ]
    merger = [
        {
            "change_kind": "merged",
            "from_office_code": o,
            "to_office_code": "a",
            "first_year": "2023",
        }
        for o in "ab"
    ]
    query = (
        "select prior_document_id, missing_reason from int_document_years_linked "
        "where document_id = 'a-2023'"
    )

    assert _rows(build(years), query) == [("a-2022", None)]
    assert _rows(build(years, offices=merger), query) == [(None, "office_merged")]


def test_the_groups_of_a_moved_item_are_not_like_for_like() -> None:
    change = Change("moved", 2023, ["2010308"], ["2014004"])
    years = [
        Year("o", 2022, {"201": "9", "20103": "9", "2010301": "4", "2010308": "5"}),
        Year(
            "o",
            2023,
            {"201": "9", "20103": "3", "2010301": "3", "20140": "6", "2014004": "6"},
        ),
        Year("o", 2024, {"201": "9", "20103": "3", "20140": "6", "2014004": "6"}),
    ]

    assert _scopes(build(years, [change])) == [(2023, "20103"), (2023, "20140")]


def test_a_split_group_holds_the_items_that_moved_inside_it() -> None:
    changes = [
        Change("split", 2019, ["20704"], ["20706", "20708"]),
        Change("moved", 2019, ["2070404"], ["2070804"]),
        Change("moved", 2019, ["2070409"], ["2070999"]),
    ]
    years = [
        Year("o", 2018, {"207": "5", "20704": "5", "2070404": "5"}),
        Year("o", 2019, {"207": "6", "20708": "6", "2070804": "6"}),
    ]

    assert (2019, "20706+20708") not in _scopes(build(years, changes))
    leaving = [
        Year("o", 2018, {"207": "5", "20704": "5", "2070404": "4", "2070409": "1"}),
        Year("o", 2019, {"207": "6", "20708": "5", "2070804": "5", "20709": "1", "2070999": "1"}),
    ]
    assert (2019, "20706+20708") in _scopes(build(leaving, changes))


def test_a_code_used_again_is_another_subject() -> None:
    change = Change("moved", 2018, ["2030311"], ["2030113"])
    years = [
        Year("o", 2017, {"2030311": "5"}),
        Year("o", 2018, {"2030113": "6"}),
        Year("o", 2020, {"2030311": "1"}),
        Year("p", 2017, {"2030311": "7"}),
        Year("p", 2020, {"2030311": "2"}),
    ]

    assert _rows(build(years, [change])) == [
        (2017, "2030113", 5.0, True, "moved"),
        (2018, "2030113", 6.0, False, "moved"),
        (2020, "2030311", 1.0, False, None),
        (2020, "2030311", 2.0, False, None),
        (2017, "2030311→2030113", 7.0, False, None),
    ]


def test_a_new_code_that_meant_another_thing_before_is_another_subject() -> None:
    change = Change("moved", 2018, ["2030311"], ["2030113"])
    years = [
        Year("o", 2017, {"2030311": "5", "2030113": "1"}),
        Year("o", 2018, {"2030113": "6"}),
    ]

    assert _rows(build(years, [change])) == [
        (2017, "2030113", 5.0, True, "moved"),
        (2018, "2030113", 6.0, False, "moved"),
        (2017, "2030113@2017", 1.0, False, None),
    ]


def test_an_office_that_only_knows_the_new_codes_has_no_bridge() -> None:
    change = Change("split", 2019, ["2070401"], ["2070601", "2070801"])
    years = [Year("o", y, {"2070601": "1", "2070801": "2"}) for y in (2019, 2020)]

    assert [row[1] for row in _rows(build(years, [change]))] == ["2070601"] * 2 + ["2070801"] * 2


CODES = ["2010101", "2010102", "2010201", "2020101"]
codes = st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True)
changes_drawn = st.lists(
    st.builds(
        Change, st.sampled_from(["moved", "split", "merged"]), st.integers(2019, 2020), codes, codes
    ).filter(lambda change: list(change.old) != list(change.new)),
    max_size=4,
)
amounts = st.decimals(min_value=-100, max_value=1000, places=2).map(str)
years_drawn = st.lists(
    st.builds(
        Year,
        st.just("o"),
        st.integers(2018, 2021),
        st.dictionaries(st.sampled_from(CODES), amounts, min_size=1, max_size=4),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda each: each.document,
)


@settings(max_examples=40, deadline=None)
@given(years=years_drawn, changes=changes_drawn)
def test_series_add_up_to_what_is_printed(years: list[Year], changes: list[Change]) -> None:
    """Whatever changes are listed: nothing is lost, nothing doubled, no printed row touched."""
    with build(years, changes) as built:
        followed = dict(
            built.execute(
                "select document_id, sum(current_wan) from int_subject_series_chosen "
                "where not is_subtotal group by document_id"
            ).fetchall()
        )
        printed = built.execute(
            "select count(*) from int_subject_figures as f left join int_subject_figures_bridged "
            "as b using (figure_ref) where b.current_wan is distinct from f.current_wan "
            "or b.is_derived or b.subject_code <> f.subject_code"
        ).fetchone()
        doubled = built.execute(
            "select row_id from int_subject_series_chosen group by row_id having count(*) > 1 "
            "union all select document_id || subject_code from int_subject_figures_bridged "
            "group by document_id, subject_code having count(*) > 1"
        ).fetchall()
    assert followed == {each.document: sum(map(Decimal, each.amounts.values())) for each in years}
    assert printed == (0,)
    assert doubled == []

"""What differs between two versions, and why: each cause on figures that a person can count."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from juesuan.difference.comparing import difference
from juesuan.difference.version_changes import Difference
from small_versions import (
    Row,
    figure,
    finding,
    loaded,
    manifest,
    rejected,
    small_version,
    statement,
)

ONE = {"2024/a.txt": loaded("one")}
CHANGED = {"2024/a.txt": loaded("two")}
OTHER_IDENTITIES = {"seeds/reference/identities.csv": "1", "seeds/review/corrections.csv": "0"}
OTHER_CORRECTIONS = {"seeds/reference/identities.csv": "0", "seeds/review/corrections.csv": "1"}
OTHER_CODE = {"juesuan": "0.1.0", "sha256": "1", "duckdb": "1.5"}

Side = tuple[Mapping[str, Any], Sequence[Row]]


def compared(tmp_path: Path, before: Side, after: Side, **rows: Any) -> Difference:
    """Compare two small versions: manifest and figures of each."""
    sides = (
        small_version(tmp_path, name, told, figures, rows.get(f"{name}_findings", ()))
        for name, (told, figures) in (("before", before), ("after", after))
    )
    return difference(*sides)


def changes(found: Difference) -> list[tuple[str, str]]:
    return [(figure.change, figure.cause) for figure in found.figures]


@pytest.mark.parametrize(
    ("told", "after", "cause"),
    [
        (manifest(CHANGED), figure("2.00"), "changed document"),
        (manifest(CHANGED), figure("1.00", unit="元", printed_unit="元"), "changed document"),
        (
            manifest(ONE, seeds=OTHER_CORRECTIONS),
            figure("2.00", value_text="1.00", correction_id="c", corrected_value_text="2.00"),
            "correction",
        ),
        (
            manifest(ONE, seeds=OTHER_IDENTITIES),
            figure("2.00", value_text="1.00"),
            "identity or reference change (identities)",
        ),
        (manifest(ONE, code=OTHER_CODE), figure("2.00", value_text="1.00"), "code"),
        (
            manifest(ONE, code={**OTHER_CODE, "duckdb": "1.6"}),
            figure("2.00", value_text="1.00"),
            "code (duckdb)",
        ),
        (
            manifest(ONE, code=OTHER_CODE, seeds=OTHER_IDENTITIES),
            figure("2.00", value_text="1.00"),
            "identity or reference change (identities) / code",
        ),
        (
            manifest(CHANGED, code=OTHER_CODE),
            figure("2.00", value_text="1.00"),
            "code",
        ),
        (manifest(CHANGED, code=OTHER_CODE), figure("2.00"), "changed document"),
        (
            manifest(CHANGED, code=OTHER_CODE),
            figure("2.00", value_text="1.00", printed_unit="元"),
            "changed document",
        ),
        (manifest(ONE), figure("2.00"), "unknown"),
    ],
)
def test_a_changed_figure_has_its_nearest_cause(
    tmp_path: Path, told: Mapping[str, Any], after: Row, cause: str
) -> None:
    found = compared(tmp_path, (manifest(ONE), [figure("1.00")]), (told, [after]))

    assert changes(found) == [("changed", cause)]
    assert found.causes == {(cause, "changed"): 1}


@pytest.mark.parametrize(
    ("value_text", "cause"),
    [("3.00", "changed document"), (None, "correction"), ("", "correction")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_row_that_only_a_correction_gives_is_not_of_the_document(
    tmp_path: Path, value_text: str | None, cause: str, turned: bool
) -> None:
    added = figure("3.00", value_text=value_text, correction_id="c", corrected_value_text="3.00")
    sides: list[Side] = [(manifest(ONE), []), (manifest(CHANGED), [added])]
    found = compared(tmp_path, *(reversed(sides) if turned else sides))

    assert changes(found) == [("vanished" if turned else "appeared", cause)]


def test_whole_documents_come_and_go(tmp_path: Path) -> None:
    both = {"2023/b.txt": loaded("b", "2023/b")}
    found = compared(
        tmp_path,
        (manifest({**ONE, **both}), [figure("1.00"), figure("5.00", document="2023/b")]),
        (manifest({**both, "2024/c.txt": loaded("c", "2024/c")}),
         [figure("5.00", document="2023/b"), figure("7.00", document="2024/c")]),
    )  # fmt: skip

    assert changes(found) == [("vanished", "removed document"), ("appeared", "new document")]
    assert all(change.is_of_whole_document for change in found.figures)
    assert found.moved_count == 0


def test_a_renamed_document_keeps_its_figures_and_findings(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        (manifest(ONE), [figure("1.00"), figure("2.00", 10, measure="basic")]),
        (
            manifest({"2023/b.txt": loaded("one", "2023/b")}),
            [
                figure("1.00", document="2023/b"),
                figure("3.00", 10, "2023/b", measure="basic", value_text="2.00"),
            ],
        ),
        before_findings=[finding()],
        after_findings=[finding(document="2023/b")],
    )

    assert changes(found) == [("changed", "renamed document")]
    assert found.figures[0].source == "2023/b.txt:10"
    assert found.findings == []


def test_a_document_that_is_read_now_is_not_new(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        (manifest({"2024/a.txt": rejected("one")}), []),
        (manifest(ONE, code=OTHER_CODE), [figure("1.00")]),
    )

    assert changes(found) == [("appeared", "code")]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (rejected("one"), loaded("two"), ("appeared", "new document")),
        (loaded("one"), rejected("two"), ("vanished", "rejected document")),
    ],
)
def test_a_file_that_is_mended_or_broken_comes_and_goes_whole(
    tmp_path: Path, before: Row, after: Row, change: tuple[str, str]
) -> None:
    sides = [
        (manifest({"2024/a.txt": told}), [figure("1.00")] if told["state"] == "loaded" else [])
        for told in (before, after)
    ]
    found = compared(tmp_path, *sides)

    assert changes(found) == [change]
    assert found.moved_count == 0


def test_lines_that_move_change_nothing(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        (manifest(ONE), [figure("1.00", 9), statement("8.00", 40)]),
        (manifest(CHANGED), [figure("1.00", 11), statement("8.00", 42)]),
        before_findings=[finding(line=9)],
        after_findings=[finding(line=11)],
    )

    assert not found


def test_one_statement_more_shifts_no_other(tmp_path: Path) -> None:
    before = [statement(value, line) for line, value in enumerate(("1", "2", "3"), 40)]
    after = [statement(value, line) for line, value in enumerate(("9", "1", "2", "3"), 40)]
    found = compared(tmp_path, (manifest(ONE), before), (manifest(CHANGED), after))

    assert [(one.change, one.after and one.after.text) for one in found.figures] == [
        ("appeared", "9")
    ]


@pytest.mark.parametrize(
    ("told", "cause"),
    [
        (manifest(ONE, seeds=OTHER_IDENTITIES), "identity or reference change (identities)"),
        (manifest({**ONE, "2023/b.txt": loaded("b", "2023/b")}), "another document"),
        (manifest(CHANGED, code=OTHER_CODE), "changed document"),
        (
            manifest({**ONE, "2023/b.txt": loaded("b", "2023/b")}, code=OTHER_CODE),
            "code / another document",
        ),
    ],
)
def test_a_figure_that_became_disputed_is_a_change(
    tmp_path: Path, told: Mapping[str, Any], cause: str
) -> None:
    doubted = figure("1.00", quality_status="disputed")
    found = compared(tmp_path, (manifest(ONE), [figure("1.00")]), (told, [doubted]))

    assert changes(found) == [("quality changed", cause)]
    assert found.figures[0].before
    assert found.figures[0].before.quality == "verified"


@pytest.mark.parametrize(
    ("decided", "status"),
    [
        (finding("waived"), "waived"),
        # A decided finding may get another kind and row: the figure is the same.
        (finding("corrected", finding_kind="figure", row_key="9:5"), "corrected"),
        (
            finding("corrected", 30, finding_kind="figure", figure_refs="2024/a|03|9|total"),
            "corrected",
        ),
        # … or no figure, where it stands at the same line.
        (finding("corrected", finding_kind="figure", figure_refs=None), "corrected"),
    ],
)
def test_a_decided_finding_is_one_finding(tmp_path: Path, decided: Row, status: str) -> None:
    found = compared(
        tmp_path,
        (manifest(ONE), [figure("1.00")]),
        (manifest(ONE, seeds=OTHER_CORRECTIONS), [figure("1.00")]),
        before_findings=[finding()],
        after_findings=[decided],
    )

    assert [(one.change, one.cause) for one in found.findings] == [
        (f"open → {status}", "correction")
    ]


def test_a_decided_finding_is_known_by_its_place_though_lines_moved(tmp_path: Path) -> None:
    found = compared(
        tmp_path,
        (manifest(ONE), []),
        (manifest(CHANGED, seeds=OTHER_CORRECTIONS), []),
        before_findings=[finding(figure_refs=None)],
        after_findings=[finding("waived", 12, figure_refs=None)],
    )

    assert [one.change for one in found.findings] == ["open → waived"]


def test_findings_of_a_changed_document_are_not_paired_by_line(tmp_path: Path) -> None:
    decided = finding("corrected", finding_kind="figure", row_key="202", figure_refs=None)
    found = compared(
        tmp_path,
        (manifest(ONE), []),
        (manifest(CHANGED), []),
        before_findings=[finding()],
        after_findings=[decided],
    )

    assert {one.change for one in found.findings} == {"vanished (was open)", "appeared (corrected)"}


def test_a_document_set_aside_for_another_is_told(tmp_path: Path) -> None:
    aside = {"2024/a.txt": loaded("one", is_used=False)}
    found = compared(tmp_path, (manifest(ONE), []), (manifest(aside), []))

    assert [(use.source_file, use.is_used) for use in found.uses] == [("2024/a.txt", False)]


def test_rows_of_public_tables_are_compared_without_their_lines(tmp_path: Path) -> None:
    rows = [{"row_id": name, "amount_wan": 1, "source_line": 9} for name in ("a", "b")]
    moved = [{**rows[0], "source_line": 11}, {**rows[1], "amount_wan": 2}]
    before = small_version(tmp_path, "before", manifest(ONE), mart=rows)
    after = small_version(tmp_path, "after", manifest(ONE), mart=moved)

    assert [vars(table) for table in difference(before, after).tables] == [
        {"table": "mart_office_years", "gone": 1, "come": 1}
    ]


def test_what_moved_is_listed_first_and_all_are_counted(tmp_path: Path) -> None:
    new = {"2023/b.txt": loaded("b", "2023/b")}
    others = [figure("5.00", line, "2023/b", row_key=str(line)) for line in range(50)]
    before = small_version(tmp_path, "before", manifest(ONE), [figure("1.00")])
    after = small_version(
        tmp_path, "after", manifest({**CHANGED, **new}), [figure("2.00"), *others]
    )
    found = difference(before, after, limit=10)

    assert len(found.figures) == 10
    assert found.figures[0].change == "changed"
    assert found.causes == {("changed document", "changed"): 1, ("new document", "appeared"): 50}


def test_no_document_at_all_is_compared(tmp_path: Path) -> None:
    assert not compared(tmp_path, (manifest({}), []), (manifest({}), []))

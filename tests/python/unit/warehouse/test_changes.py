"""Which documents came, changed, went or got another name."""

from hypothesis import given
from hypothesis import strategies as st

from juesuan.warehouse.changes import DocumentChanges, document_changes

NAMES = st.sampled_from(["a", "b", "c", "d", "e"])
FOLDERS = st.dictionaries(NAMES, st.sampled_from(["1", "2", "3"]))


def test_each_kind_of_change_is_told_apart() -> None:
    before = {"same": "1", "edited": "2", "gone": "3", "old name": "4"}
    now = {"same": "1", "edited": "9", "new name": "4", "fresh": "5"}

    assert document_changes(before, now) == DocumentChanges(
        new=("fresh",), changed=("edited",), removed=("gone",), renamed=(("old name", "new name"),)
    )


def test_one_copy_takes_the_name_of_a_file_that_is_gone_and_the_other_is_new() -> None:
    changes = document_changes({"gone": "1"}, {"copy": "1", "second copy": "1"})

    assert changes == DocumentChanges(new=("second copy",), renamed=(("gone", "copy"),))


def test_a_copy_of_a_file_that_stays_is_new() -> None:
    assert document_changes({"a": "1"}, {"a": "1", "b": "1"}) == DocumentChanges(new=("b",))


@given(FOLDERS, FOLDERS)
def test_every_name_that_differs_is_told_once(before: dict[str, str], now: dict[str, str]) -> None:
    changes = document_changes(before, now)
    told = [*changes.new, *changes.changed, *changes.removed]
    told += [name for pair in changes.renamed for name in pair]

    differing = {name for name in {*before, *now} if before.get(name) != now.get(name)}
    assert sorted(told) == sorted(differing)
    assert all(before[old] == now[new] for old, new in changes.renamed)
    assert bool(changes) == (before != now)

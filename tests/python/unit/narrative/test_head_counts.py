"""The overview's ways to say how many people an office has, through extraction and word list."""

import re
from collections import defaultdict

import pytest

from juesuan.disclosure.document import Line
from juesuan.extraction.narrative import NarrativeTerms, read_narrative
from juesuan.project import reference_rows


def head_counts(sentence: str, terms: NarrativeTerms) -> dict[str, set[str]]:
    """Return the numbers of the best wording by kind, as the warehouse chooses them."""
    found = defaultdict(set)
    for row in read_narrative([Line(1, sentence)], "doc", "d.txt", 2024, terms).figures:
        for words in reference_rows("head_count_words"):
            if (
                row.kind == "count"
                and row.figure_year == "2024"
                and re.search(words["subject_pattern"], row.subject)
                and re.search(words["unit_pattern"], row.unit)
            ):
                found[words["head_count_kind"], words["preference"]].add(row.value_text)
    best = {kind: min(place for other, place in found if other == kind) for kind, _ in found}
    return {kind: found[kind, place] for kind, place in best.items()}


@pytest.mark.parametrize(
    ("sentence", "staff", "posts"),
    [
        ("我单位2024年末，独立编制机构数有1个，实有人数1人。", {"1"}, set()),
        (
            "本单位编制人数20人，其中：行政编制15人，事业编制5人；实有在职人员18人，离退休人员7人。",
            {"18"},
            {"20"},
        ),
        (
            "截至2024年12月31日，编制数为25名，实有在编人员22人，其中行政人员20人、工勤人员2人。",
            {"22"},
            {"25"},
        ),
        ("现有在职职工12人，退休人员3人，临聘人员4人。", {"12"}, set()),
        ("核定编制30人，实有人员28人。", {"28"}, {"30"}),
        ("人员编制16名，在职人员14名，退休5名。", {"14"}, {"16"}),
        ("年末实有人数45人，其中在职30人，离休1人，退休14人。", {"30"}, set()),
        ("年末单位共有职工8人，其中在编6人。", {"8"}, set()),
        ("机关行政编制18名，机关工勤编制2名，年末在职人数17人。", {"17"}, {"18", "2"}),
        (
            "单位编制数11人，实有在职人数10人（其中：公务员8人，工勤2人），聘用人员3人。",
            {"10"},
            {"11"},
        ),
        ("办事处核定参公编制12名，其中主任1名、副主任2名，实际在岗11人。", {"11"}, {"12"}),
        ("本单位内设机构3个，编制15个，在职人员14人。", {"14"}, {"15"}),
        ("年末机构数1个，年末实有人数较上年减少2人，为13人。", {"13"}, set()),
        ("2023年末实有人数16人，2024年末实有人数15人。", {"15"}, set()),
        ("事业编制10名，实有9人。", {"9"}, {"10"}),
        ("离休人员2人，退休人员30人，遗属5人。", set(), set()),
        ("下设4个内设机构，全年接待来访200人次、60人。", set(), set()),
    ],
)
def test_who_works_there_is_told_from_who_does_not(
    terms: NarrativeTerms, sentence: str, staff: set[str], posts: set[str]
) -> None:
    counts = head_counts(sentence, terms)

    assert counts.get("staff", set()) == staff
    assert counts.get("post", set()) == posts

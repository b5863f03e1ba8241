"""Text of documents on the page of verdicts: it is read, never obeyed."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from checks_database import write_checks, write_suite

from juesuan.expectations.running import run_suites

FAILING = {"rhs_wan": "3.03", "difference_wan": "-0.03", "status": "breach", "severity": "other"}
# Whatever a check shows of a document, and what only a defect of ours would put there.
SHOWN = ("document_id", "instance_key", "lhs_text", "rhs_text", "measured_in", "severity")
HOSTILE = (
    "<script>alert(1)</script>",
    "</style></script><svg onload=alert(1)>",
    "\"><img src=x onerror='alert(1)'>",
    "'onmouseover=alert(1) x='",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}{# #}",
    "&lt;b&gt;&#60;i&#62;<!--",
    "<a href='javascript:alert(1)'>",
)


class Skeleton(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(folder: Path, *checks: dict[str, Any]) -> str:
    """Write the page of a database with these checks, as checks and as rows of a table."""
    meta = {"meta": {"on_failure": "finding"}}
    shown = {**meta["meta"], "show": list(SHOWN)}
    suites = write_suite(
        folder / "suites",
        {"type": "expect_identities_to_hold", "kwargs": {"family": "row"}, **meta},
        {
            "type": "expect_rows_to_satisfy",
            "kwargs": {"condition": "status = 'exact'"},
            "meta": shown,
        },
    )
    run_suites(write_checks(folder / "checks.duckdb", checks), folder / "quality", suites)
    return (folder / "quality" / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Skeleton:
    return Skeleton(page_of(tmp_path_factory.mktemp("honest"), FAILING))


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_document_is_text_on_the_page(
    tmp_path: Path, honest: Skeleton, text: str
) -> None:
    page = Skeleton(page_of(tmp_path, {**FAILING, **dict.fromkeys(SHOWN, text)}))

    assert len(honest.elements) > 80
    assert page.elements == honest.elements
    assert page.text.count(text) >= 2 * len(SHOWN) - 1


def test_the_page_forbids_scripts_and_other_places(tmp_path: Path) -> None:
    page = page_of(tmp_path, FAILING)

    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page

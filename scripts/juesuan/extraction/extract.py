"""One disclosure to its raw rows: a pure function, the same in one process or in many."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from juesuan.disclosure.document import Document, RejectedFileError
from juesuan.extraction.balance import balance, stray_rows
from juesuan.extraction.claims import CellClaim, RegionRows
from juesuan.extraction.completeness import missing_parts
from juesuan.extraction.crowds import check_crowds
from juesuan.extraction.document_issues import document_issues
from juesuan.extraction.identity import Identity, identify
from juesuan.extraction.narrative import (
    Narrative,
    NarrativeTerms,
    read_narrative,
    read_statements,
)
from juesuan.extraction.outline import Region, TableTitles, outline
from juesuan.extraction.projects import ProjectLabels, read_project
from juesuan.extraction.rows import (
    GRAINS,
    TABLE_NUMBERS,
    RawDocument,
    RawLine,
    RawProjectText,
    RawRow,
)
from juesuan.extraction.starts import CONTENTS, NARRATIVE, OVERVIEW
from juesuan.extraction.tables import TableHeadings, read_tables

_OVERVIEW_SECTION = "概况"


@dataclass(frozen=True)
class Reference:
    """What extraction must know beforehand, all of it from `seeds/reference`.

    Attributes:
        titles: titles of the official tables.
        headings: their columns.
        terms: the words of the narrative.
        labels: the words of the project tables.
    """

    titles: TableTitles
    headings: TableHeadings
    terms: NarrativeTerms
    labels: ProjectLabels

    @classmethod
    def load(cls, rows: Callable[[str], Iterable[Mapping[str, str]]]) -> "Reference":
        """Build it from the reference seeds.

        Args:
            rows: gives the rows of a seed by its name.

        Returns:
            The reference.
        """
        return cls(
            TableTitles.of(rows("table_titles")),
            TableHeadings.of(rows("table_headings")),
            NarrativeTerms.of(rows),
            ProjectLabels.of(rows("project_labels")),
        )


def extract(document: Document, reference: Reference) -> list[RawRow]:
    """Extract every figure of a disclosure.

    Args:
        document: the disclosure.
        reference: titles, headings and words to recognise.

    Returns:
        Raw rows of every class but `RawRejectedFile`; the balance of each table among them.

    Raises:
        RejectedFileError: it is another kind of document, names no year or no office, or has parts
            of absurd length.
    """
    regions = outline(document, reference.titles)
    tables = [region for region in regions if region.name in TABLE_NUMBERS]
    projects = [region for region in regions if region.name.startswith("project ")]
    if not tables:
        raise RejectedFileError(
            "whole file",
            "None of the official tables (公开01表 … 公开10表) is in it.",
            "Check that it is a final accounts disclosure (决算公开) with tab-separated tables.",
        )
    identity = identify(document, regions)
    narrative = _narrative(document, regions, identity, reference)
    yields = [
        read_tables(
            tables,
            narrative.figures,
            reference.headings,
            document.document_id,
            document.source_file,
        ),
        *_projects(document, projects, reference),
    ]
    rows = [
        _document_row(document, regions, identity, reference),
        *_line_rows(document, regions),
        *(row for told in narrative for row in told),
        *(row for part in yields for row in part.rows),
        *_statements(document, yields, identity, reference),
        *_balance_rows(document, regions, yields),
        *document_issues(document, identity),
    ]
    check_crowds(rows)
    rows += missing_parts(document, regions, rows)
    _check_grains(rows)
    return rows


def _check_grains(rows: Iterable[RawRow]) -> None:
    """Stop a document that would break the keys of the models: it must not stop the others."""
    seen: dict[type[RawRow], set[object]] = {row_class: set() for row_class in GRAINS}
    keys = {row_class: attrgetter(*names) for row_class, names in GRAINS.items()}
    for row in rows:
        row_class = type(row)
        if row_class not in seen:
            continue
        key = keys[row_class](row)
        if key in seen[row_class]:
            raise ValueError(f"two rows of {row_class.__name__} for {key}, line {row.source_line}")
        seen[row_class].add(key)


def _narrative(
    document: Document, regions: Sequence[Region], identity: Identity, reference: Reference
) -> Narrative:
    narrative = Narrative([], [], [])
    for region in regions:
        if region.name in (NARRATIVE, OVERVIEW):
            told = read_narrative(
                region.lines,
                document.document_id,
                document.source_file,
                int(identity.fiscal_year),
                reference.terms,
                _OVERVIEW_SECTION if region.name == OVERVIEW else "",
            )
            narrative.figures.extend(told.figures)
            narrative.directions.extend(told.directions)
            narrative.issues.extend(told.issues)
    return narrative


def _projects(
    document: Document, projects: Sequence[Region], reference: Reference
) -> list[RegionRows]:
    return [
        read_project(region, number, document.document_id, document.source_file, reference.labels)
        for number, region in enumerate(projects, start=1)
    ]


def _statements(
    document: Document, yields: Sequence[RegionRows], identity: Identity, reference: Reference
) -> Sequence[RawRow]:
    texts = [row for part in yields for row in part.rows if isinstance(row, RawProjectText)]
    year = int(identity.fiscal_year)
    lines = {line.number: line.text for line in document.lines}
    statements, issues = read_statements(texts, lines, year, reference.terms)
    return [*statements, *issues]


def _document_row(
    document: Document, regions: Sequence[Region], identity: Identity, reference: Reference
) -> RawDocument:
    layouts = [
        layout
        for region in regions
        if region.name in TABLE_NUMBERS and (layout := reference.titles.layout_of(region.title))
    ]
    return RawDocument(
        document.document_id,
        document.source_file,
        0,
        document.sha256,
        document.encoding,
        len(document.lines),
        max(sorted(set(layouts)), key=layouts.count, default=""),
        identity.report_kind,
        identity.fiscal_year,
        identity.fiscal_year_basis,
        identity.office_name,
        identity.office_name_basis,
    )


def _line_rows(document: Document, regions: Sequence[Region]) -> list[RawLine]:
    return [
        RawLine(document.document_id, document.source_file, line.number, region.name, line.text)
        for region in regions
        for line in region.lines
        if line.text.strip()
    ]


def _balance_rows(
    document: Document, regions: Sequence[Region], yields: Sequence[RegionRows]
) -> list[RawRow]:
    """Balance every table, and report the rows that stand in none."""
    claims: defaultdict[str, list[CellClaim]] = defaultdict(list)
    for part in yields:
        for claim in part.claims:
            claims[claim.region].append(claim)
    rows: list[RawRow] = []
    keys = document.document_id, document.source_file
    for region in regions:
        if region.name in TABLE_NUMBERS or region.name.startswith("project "):
            row, issues = balance(region, claims.get(region.name, ()), *keys)
            rows += [row, *issues]
    others = [
        region
        for region in regions
        if region.name not in claims and region.name not in (CONTENTS, *TABLE_NUMBERS)
    ]
    return rows + list(stray_rows(others, *keys))

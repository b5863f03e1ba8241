"""What is doubtful about a disclosure as a whole: its year, its office, its missing parts."""

from collections.abc import Sequence

from juesuan.disclosure.document import Document
from juesuan.extraction.identity import Identity
from juesuan.extraction.outline import Region
from juesuan.extraction.rows import TABLE_NUMBERS, RawExtractionIssue
from juesuan.extraction.starts import NARRATIVE


def document_issues(
    document: Document, regions: Sequence[Region], identity: Identity
) -> list[RawExtractionIssue]:
    """Report what disagrees or is missing.

    Args:
        document: the disclosure.
        regions: its outline.
        identity: its year and office, with the places they were read from.

    Returns:
        One issue a doubt, each with the line and what to do.
    """
    doubts = [
        _issue(document, line, "year_disagrees", text, zh, en)
        for line, text, zh, en in identity.doubts
    ]
    doubts += _missing_parts(document, regions)
    if identity.fiscal_year_basis == "folder":
        zh = f"文件未印年度，按文件夹记为{identity.fiscal_year}年度。"
        en = f"No fiscal year is printed; {identity.fiscal_year} is taken from the folder."
        doubts.append(_issue(document, 0, "year_not_printed", "", zh, en))
    if identity.office_name_basis != "tables":
        zh = f"各表均未印部门名称，取自{identity.office_name_basis}：{identity.office_name}。"
        en = f"No table names the office; '{identity.office_name}' is taken from the "
        en += f"{identity.office_name_basis}."
        doubts.append(_issue(document, 0, "office_not_printed", identity.office_name, zh, en))
    return doubts


def _missing_parts(document: Document, regions: Sequence[Region]) -> list[RawExtractionIssue]:
    """Report what a disclosure should have and has not; a layout may leave one table out."""
    names = {region.name for region in regions}
    missing = [f"公开{number}表" for number in TABLE_NUMBERS if number not in names]
    severity = "error" if len(missing) > 1 or NARRATIVE not in names else "warning"
    missing += ["情况说明"] if NARRATIVE not in names else []
    if not missing:
        return []
    last = document.lines[-1].number
    zh = f"缺少：{'、'.join(missing)}；文件止于第{last}行，请核对是否完整。"
    en = f"Missing: {', '.join(missing).replace('情况说明', 'the narrative (情况说明)')}. "
    en += f"The file ends at line {last}: check that it is complete."
    return [_issue(document, last, "missing_parts", "", zh, en, severity)]


def _issue(
    document: Document,
    line: int,
    kind: str,
    printed: str,
    zh: str,
    en: str,
    severity: str = "warning",
) -> RawExtractionIssue:
    return RawExtractionIssue(
        document.document_id,
        document.source_file,
        line,
        "document",
        kind,
        severity,
        printed,
        zh,
        en,
    )

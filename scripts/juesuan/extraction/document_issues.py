"""What is doubtful about a disclosure as a whole: its year and its office."""

from juesuan.disclosure.document import Document
from juesuan.extraction.identity import Identity
from juesuan.extraction.rows import RawExtractionIssue


def document_issues(document: Document, identity: Identity) -> list[RawExtractionIssue]:
    """Report what disagrees about the year, and what is printed in no table.

    Args:
        document: the disclosure.
        identity: its year and office, with the places they were read from.

    Returns:
        One issue a doubt, each with the line and what to do.
    """
    doubts = [
        _issue(document, line, "year_disagrees", text, zh, en)
        for line, text, zh, en in identity.doubts
    ]
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


def _issue(
    document: Document,
    line: int,
    kind: str,
    printed: str,
    zh: str,
    en: str,
) -> RawExtractionIssue:
    return RawExtractionIssue(
        document.document_id,
        document.source_file,
        line,
        "document",
        kind,
        "warning",
        printed,
        zh,
        en,
    )

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
    # A year that neither cover nor tables print, and that something contradicts, may be any.
    is_weak = identity.fiscal_year_basis in ("text", "folder")
    severity = "error" if is_weak else "warning"
    doubts = [
        _issue(document, doubt.line, "year_disagrees", doubt.printed, doubt.zh, doubt.en, severity)
        for doubt in identity.doubts
    ]
    if identity.other_offices:
        doubts.append(_other_offices(document, identity))
    if identity.fiscal_year_basis == "folder":
        zh = f"封面与各表均未印年度，按文件夹记为{identity.fiscal_year}年度。"
        en = "Neither cover nor tables print a fiscal year; "
        en += f"{identity.fiscal_year} is taken from the folder."
        doubts.append(_issue(document, 0, "year_not_printed", "", zh, en))
    if identity.office_name_basis != "tables":
        zh = f"各表均未印部门名称，取自{identity.office_name_basis}：{identity.office_name}。"
        en = f"No table names the office; '{identity.office_name}' is taken from the "
        en += f"{identity.office_name_basis}."
        doubts.append(_issue(document, 0, "office_not_printed", identity.office_name, zh, en))
    return doubts


def _other_offices(document: Document, identity: Identity) -> RawExtractionIssue:
    """Report several offices in one file: their figures cannot be told apart."""
    line, name = identity.other_offices[0]
    places, names = len(identity.other_offices), len({name for _, name in identity.other_offices})
    zh = f"第{line}行印部门名称“{name[:60]}”，与“{identity.office_name}”不是一个单位"
    zh += f"（另有名称{names}个、{places}处）" if places > 1 else ""
    zh += "，各数均记在后者名下；请核对原件，一份文件只放一个单位的公开内容。"
    en = f"Line {line} names the office '{name[:60]}', which is not '{identity.office_name}'"
    en += f" ({names} other names in {places} places)" if places > 1 else ""
    en += ", to which all figures are given; check the document and keep one office in a file."
    return _issue(document, line, "office_disagrees", name, zh, en, "error")


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

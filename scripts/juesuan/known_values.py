"""What a published warehouse knows: offices, their years, documents, tables, kinds of findings."""

from collections.abc import Iterable
from pathlib import Path

from juesuan.lookup import Known, UnknownValueError, nearest_text, pick, pick_year
from juesuan.warehouse.query import Ask

_TABLES_QUERY = """
    select table_schema || '.' || table_name from information_schema.tables
"""
_OFFICES_QUERY = """
    with

    names as (
        select office_code, alias as office_name from reference.office_aliases
        union all
        select office_code, printed_office_name as office_name from core.dim_documents
    ),

    -- Each year prints the name again.
    aliases as (
        select office_code, list(distinct office_name order by office_name) as names
        from names
        where office_name is not null
        group by office_code
    )

    select offices.office_code, offices.office_name, offices.short_name, aliases.names
    from core.dim_offices as offices
    left join aliases
        on offices.office_code = aliases.office_code
    order by offices.office_code
"""
_YEARS_QUERY = "select fiscal_year from core.dim_documents where office_code = ? and is_used"
_OTHER_CODES_QUERY = """
    select others.fiscal_year, others.office_code
    from intermediate.int_documents_in_series as own
    inner join intermediate.int_documents_in_series as others
        on own.office_series_code = others.office_series_code
    where own.office_code = $office and others.office_code <> $office
    group by others.fiscal_year, others.office_code
    order by others.fiscal_year, others.office_code
"""
_DOCUMENTS_QUERY = """
    select documents.document_id, offices.office_name, offices.short_name
    from core.dim_documents as documents
    left join core.dim_offices as offices
        on documents.office_code = offices.office_code
    order by documents.document_id
"""
_FINDING_KINDS_QUERY = """
    select finding_kind, finding_name_zh, finding_name_en from reference.finding_kinds
    order by finding_kind
"""
FINDING_STATUSES = ("open", "corrected", "waived")
SEVERITIES = ("error", "warning")


class MissingTableError(LookupError):
    """A table that an older warehouse does not have, or a warehouse without documents."""


def require(asked: Ask, database: Path, *tables: str) -> None:
    """See that a warehouse has what a command reads.

    Args:
        asked: answers queries.
        database: the published file, for the message.
        tables: with their schemas.

    Raises:
        MissingTableError: a table is missing, or no document is published.
    """
    there = {row[0] for row in asked(_TABLES_QUERY, ()).rows}
    missing = [table for table in ("core.dim_documents", *tables) if table not in there]
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise MissingTableError(
            f"{database} has no {missing[0]}{more}: it is older than this command, or no "
            "warehouse of Juesuan. Run 'juesuan build'."
        )
    if not asked("select 1 from core.dim_documents limit 1", ()).rows:
        raise MissingTableError(
            f"{database} holds no document. Put disclosures into a folder and run 'juesuan build'."
        )


def find_office(asked: Ask, text: str) -> Known:
    """Find an office by its code, its name, a short or former name, or a part of one.

    Args:
        asked: answers queries.
        text: what a person wrote.

    Returns:
        The office.

    Raises:
        UnknownValueError: none or several are called so.
    """
    offices = [
        Known(code, name, tuple(other for other in (short, *(names or ())) if other))
        for code, name, short, names in asked(_OFFICES_QUERY, ()).rows
    ]
    return pick(text, offices, "office")


def find_year(asked: Ask, office: Known, text: str) -> int:
    """Find a year of an office.

    Args:
        asked: answers queries.
        office: the office.
        text: what a person wrote.

    Returns:
        The year.

    Raises:
        UnknownValueError: the office has no such year; under another code it may.
    """
    years = [row[0] for row in asked(_YEARS_QUERY, (office.key,)).rows if row[0] is not None]
    try:
        return pick_year(text, years, office.label)
    except UnknownValueError as error:
        others = asked(_OTHER_CODES_QUERY, {"office": office.key}).rows
        if not others:
            raise
        listed = ", ".join(f"{year} as {code}" for year, code in others)
        raise UnknownValueError(f"{error} Under another code: {listed}.") from None


def check_document(asked: Ask, text: str | None) -> None:
    """See that a document has the text in its id.

    Args:
        asked: answers queries.
        text: what a person wrote; None names no document.

    Raises:
        UnknownValueError: no document has it.
    """
    if text is None:
        return
    documents = [
        Known(document_id, name or "", (short or "", document_id.rpartition("/")[2]))
        for document_id, name, short in asked(_DOCUMENTS_QUERY, ()).rows
    ]
    if not any(text in one.key for one in documents):
        raise UnknownValueError(
            f"No document has '{text}' in its id. {nearest_text(text, documents)}"
        )


def check_finding_kind(asked: Ask, text: str | None) -> None:
    """See that a kind of finding exists.

    Args:
        asked: answers queries.
        text: what a person wrote; None names no kind.

    Raises:
        UnknownValueError: there is no such kind.
    """
    kinds = [Known(kind, zh, (en,)) for kind, zh, en in asked(_FINDING_KINDS_QUERY, ()).rows]
    _check_word(text, kinds, "kind of finding")


def check_word(text: str | None, words: Iterable[str], noun: str) -> None:
    """See that a word is one of a closed list.

    Args:
        text: what a person wrote; None names none.
        words: the list.
        noun: what its words are.

    Raises:
        UnknownValueError: it is none of them.
    """
    _check_word(text, [Known(word) for word in words], noun)


def _check_word(text: str | None, known: list[Known], noun: str) -> None:
    if text is not None and text not in {one.key for one in known}:
        raise UnknownValueError(f"No {noun} '{text}'. {nearest_text(text, known)}")

"""Counts over all checks, for the head of the page."""

from dataclasses import dataclass

from juesuan.expectations.engine import DuckDBDatasource, query
from juesuan.expectations.verdicts import Row

_CHECKS = "quality.fct_identity_checks"
_TABLES = {_CHECKS, "reference.identities", "reference.identity_families"}
_MANY = 200
_COUNTS = """
    count(*)::varchar as checks,
    count(*) filter (status = 'exact')::varchar as exact,
    count(*) filter (status = 'within_rounding')::varchar as within_rounding,
    count(*) filter (status = 'unlikely_rounding')::varchar as unlikely_rounding,
    count(*) filter (status = 'breach' and coalesce(waiver_id, '') = '')::varchar as breach,
    count(*) filter (status = 'breach' and coalesce(waiver_id, '') <> '')::varchar as waived,
    count(*) filter (status = 'not_testable')::varchar as not_testable
"""

_FAMILIES = f"""
    select names.family_name_zh, names.family_name_en, {_COUNTS}
    from {_CHECKS} as checks
    left join reference.identity_families as names on checks.family = names.family
    group by 1, 2
    order by min(names.rowid)
"""


@dataclass(frozen=True)
class Overview:
    """What the checks amount to.

    Attributes:
        families: counts by family and status.
        documents: counts by document and status, those with most breaches first.
        not_testable: identities that could not be tested, with reason and count.
        statements: what each identity states, by its id.
    """

    families: tuple[Row, ...] = ()
    documents: tuple[Row, ...] = ()
    not_testable: tuple[Row, ...] = ()
    statements: tuple[Row, ...] = ()


def look_over(source: DuckDBDatasource) -> Overview:
    """Count the checks of a database.

    Args:
        source: the database.

    Returns:
        The counts; none where the database has no checks, which the suites report.
    """
    tables = "select table_schema || '.' || table_name as name from information_schema.tables"
    names = {row["name"] for row in query(source, tables)}
    if not names >= _TABLES:
        return Overview()
    return Overview(
        families=query(source, _FAMILIES),
        documents=query(
            source,
            f"select document_id, {_COUNTS} from {_CHECKS} group by 1 "
            f"order by count(*) filter (status = 'breach') desc, 1 limit {_MANY}",
        ),
        not_testable=query(
            source,
            "select identity_id, not_testable_reason, count(*)::varchar as checks, "
            "count(distinct document_id)::varchar as documents "
            f"from {_CHECKS} where status = 'not_testable' "
            f"group by 1, 2 order by 1, count(*) desc limit {_MANY}",
        ),
        statements=query(
            source, "select identity_id, statement_zh, statement_en from reference.identities"
        ),
    )

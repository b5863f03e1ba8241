"""The page that people read: one HTML file that opens without a network."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from juesuan.expectations.overview import Overview
from juesuan.expectations.verdicts import QualityReport, Verdict

VERDICTS = {
    Verdict.HOLDS: ("通过", "holds"),
    Verdict.FINDING: ("有问题", "findings"),
    Verdict.BROKEN: ("不得发布", "not publishable"),
    Verdict.ERROR: ("无法判断", "not evaluated"),
}


def render(report: QualityReport, overview: Overview) -> str:
    """Write the page.

    Args:
        report: the verdicts.
        overview: the counts of all checks.

    Returns:
        The HTML.
    """
    environment = Environment(
        loader=PackageLoader("juesuan.expectations", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = plain_number
    return environment.get_template("page.html.j2").render(
        report=report,
        overview=overview,
        statements={row["identity_id"]: row for row in overview.statements},
        verdicts=VERDICTS,
        verdict_kinds=list(Verdict),
    )


def plain_number(text: str | None) -> str:
    """Write a decimal without the zeros of its type, with at least two decimals.

    Args:
        text: the number as the database writes it.

    Returns:
        The number for a reader; null for none.
    """
    if text is None:
        return "null"
    whole, point, decimals = text.partition(".")
    return f"{whole}.{decimals.rstrip('0'):0<2}" if point else whole

"""A small published database for the tests of this folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

_TABLES = """
    create schema core;
    create schema quality;
    create schema intermediate;
    create schema reference;
    create table reference.office_aliases (office_code varchar, alias varchar);
    create table core.dim_offices (office_code varchar, office_name varchar, short_name varchar);
    insert into core.dim_offices values
        ('0201', '某省政府驻甲办事处', '驻甲办事处'), ('0202', '某省政府驻乙办事处', '驻乙办事处');
    create table core.dim_documents (
        document_id varchar, office_code varchar, fiscal_year integer, source_file varchar,
        source_sha256 varchar, is_used boolean, printed_office_name varchar
    );
    insert into core.dim_documents values
        ('2023/a', '0201', 2023, '2023/a.txt', 'aa', true, null),
        ('2024/a', '0201', 2024, '2024/a.txt', 'ab', true, null),
        ('2024/b', '0202', 2024, '2024/b.txt', 'bb', true, null);
    create table core.fct_document_lines (
        document_id varchar, source_line integer, line_text varchar
    );
    create table core.fct_functional_income (
        document_id varchar, office_code varchar, fiscal_year integer, functional_code varchar,
        income_source varchar, quality_status varchar, quality_reason varchar, figure_id varchar,
        amount_wan decimal(20, 6), lower_wan decimal(28, 10), share_pct decimal(12, 2),
        line_count bigint, is_subtotal boolean, decided_on date
    );
    comment on table core.fct_functional_income is 'One row a document and code.';
    comment on column core.fct_functional_income.amount_wan is '金额 in 万元.';
    create view core.mart_of_2024 as from core.fct_functional_income where fiscal_year = 2024;
    create table quality.fct_findings (
        finding_id varchar, document_id varchar, status varchar, figure_refs varchar,
        message_zh varchar, message_en varchar
    );
    create schema analysis;
    create table analysis.figure_source (
        mart_name varchar, row_id varchar, figure_role varchar, figure_ref varchar,
        quality_status varchar, quality_reason varchar
    );
    insert into analysis.figure_source values (
        'fct_functional_income', '2024/a|0201', 'amount_wan', '2024/a|0201', 'verified', null
    );
    create table intermediate.int_secret (a integer);
"""


def write_database(
    path: Path,
    income: Sequence[Sequence[Any]] = (),
    lines: Sequence[Sequence[Any]] = (),
    findings: Sequence[Sequence[Any]] = (),
) -> Path:
    """Write a database with rows of core.fct_functional_income, of lines and of findings."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(_TABLES)
        for table, rows in (
            ("core.fct_functional_income", income),
            ("core.fct_document_lines", lines),
            ("quality.fct_findings", findings),
        ):
            for row in rows:
                marks = ", ".join("?" for _ in row)
                connection.execute(f"insert into {table} values ({marks})", list(row))
    return path


def income(document: str, code: str, **values: Any) -> list[Any]:
    """Return a row of core.fct_functional_income."""
    year, letter = document.split("/")
    row: dict[str, Any] = {
        "document_id": document,
        "office_code": {"a": "0201", "b": "0202"}[letter],
        "fiscal_year": int(year),
        "functional_code": code,
        "income_source": "fiscal_appropriation",
        "quality_status": "verified",
        "quality_reason": "identity_exact",
        "figure_id": f"{document}|{code}",
        **dict.fromkeys(("amount_wan", "lower_wan", "share_pct", "line_count")),
        **dict.fromkeys(("is_subtotal", "decided_on")),
    }
    return list({**row, **values}.values())

"""The folders of the project and the reference seeds in them."""

import csv
import os
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "documents"
RAW_SEEDS = ROOT / "seeds" / "raw"
REFERENCE_SEEDS = ROOT / "seeds" / "reference"
WAREHOUSE = ROOT / "warehouse"
DATABASE_NAME = "juesuan.duckdb"
OUTPUT_VARIABLE = "JUESUAN_OUTPUT"


def published_database() -> Path:
    """Return the database that is asked unless another is named: that of the output folder."""
    return Path(os.environ.get(OUTPUT_VARIABLE) or WAREHOUSE) / DATABASE_NAME


def reference_rows(seed: str) -> list[dict[str, str]]:
    """Read one reference seed.

    Args:
        seed: its name, such as table_titles.

    Returns:
        Its rows as text by column name.
    """
    with (REFERENCE_SEEDS / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def project_version() -> str:
    """Return the version of the installed package."""
    return version("juesuan")

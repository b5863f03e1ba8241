"""What dbt knows of the project."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def manifest(seed_warehouse: Path) -> Mapping[str, Any]:
    """The manifest that the build of the committed seeds left: the project is parsed once."""
    path = seed_warehouse.parent / ".dbt" / "target" / "manifest.json"
    told: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told

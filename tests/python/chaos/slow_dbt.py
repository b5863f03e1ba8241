"""Stands in for dbt: a child that takes its time to write a finished database, piece by piece."""

import json
import os
import sys
import time
from pathlib import Path

from juesuan.children import end_with_parent

FINISHED = "CHAOS_FINISHED"
_PIECES = 16
_SECONDS = 0.5


def main() -> None:
    """Copy the database that the environment names to where dbt would write it."""
    end_with_parent()
    content = Path(os.environ[FINISHED]).read_bytes()
    size = len(content) // _PIECES + 1
    with Path(os.environ["JUESUAN_DATABASE"]).open("wb") as file:
        for start in range(0, len(content), size):
            file.write(content[start : start + size])
            time.sleep(_SECONDS / _PIECES)
    target = Path(sys.argv[sys.argv.index("--target-path") + 1])
    target.mkdir(parents=True, exist_ok=True)
    node = {"unique_id": "model.juesuan.a", "status": "success", "execution_time": 1, "message": ""}
    (target / "run_results.json").write_text(json.dumps({"results": [node]}))


if __name__ == "__main__":
    main()

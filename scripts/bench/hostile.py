"""Measure hostile documents: seconds, peak memory and what comes of each, in its own process."""

import argparse
import sys
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from juesuan.project import ROOT

sys.path.insert(0, str(ROOT / "tests" / "python"))
from hostile import KINDS
from hostile.measuring import measured


def main(only: str) -> bool:
    """Print a row a kind of hostile document.

    Args:
        only: part of the names of the kinds to measure; blank measures all.

    Returns:
        Whether every one came out as it must.
    """
    table = Table("kind", "MB", "seconds", "peak MB", "what came of it", box=box.MARKDOWN)
    is_well = True
    slowest = largest = 0.0
    for kind in KINDS.values():
        if only not in kind.name:
            continue
        found = measured(kind)
        is_well = is_well and not found.problems
        slowest, largest = max(slowest, found.seconds), max(largest, found.peak_mb)
        came = "; ".join(found.problems) or found.came
        sizes = f"{found.size / 1e6:.2f}", f"{found.seconds:.2f}", f"{found.peak_mb:.0f}"
        table.add_row(kind.name, *sizes, came)
    table.caption = f"slowest {slowest:.1f} s, largest {largest:.0f} MB"
    Console(width=200).print(table, markup=False)
    return is_well


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=Path(__file__).name)
    parser.add_argument("--only", default="")
    sys.exit(0 if main(parser.parse_args().only) else 1)

"""Measure extraction on one core: the real disclosures, copied under other names."""

import argparse
import resource
import time
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from juesuan.disclosure.readers import read
from juesuan.extraction.extract import extract
from juesuan.intake import load_reference
from juesuan.project import DOCUMENTS


def measure(copies: int) -> Table:
    """Extract each disclosure `copies` times and print what one core does.

    Args:
        copies: how often each document is read under another name.

    Returns:
        A table: baseline (bytes to lines only), extraction, and their ratio.
    """
    contents = [path.read_bytes() for path in sorted(DOCUMENTS.rglob("*.txt"))]
    files = [
        (content, f"2024/{n}-{i}.txt") for i in range(copies) for n, content in enumerate(contents)
    ]
    reference = load_reference()
    begun = time.perf_counter()
    documents = [read(content, name) for content, name in files]
    reading = time.perf_counter() - begun
    begun = time.perf_counter()
    rows = sum(len(extract(document, reference)) for document in documents)
    extracting = time.perf_counter() - begun
    table = Table("step", "documents", "seconds", "documents/s", "ratio", box=box.MARKDOWN)
    for name, seconds in (("read", reading), ("extract", extracting)):
        rate, ratio = len(files) / seconds, seconds / reading
        table.add_row(name, str(len(files)), f"{seconds:.2f}", f"{rate:.0f}", f"{ratio:.1f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    table.caption = f"{rows} raw rows, peak memory {peak:.0f} MB"
    return table


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=Path(__file__).name)
    parser.add_argument("--copies", type=int, default=200)
    Console().print(measure(parser.parse_args().copies))

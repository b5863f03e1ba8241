"""Measure how well planted damage is found: recall, placement, right values, false alarms."""

import argparse
import sys
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from rich import box
from rich.console import Console
from rich.table import Table

from juesuan.project import ROOT
from juesuan.warehouse.build import build
from juesuan.warehouse.places import Places, Progress

sys.path.insert(0, str(ROOT / "tests" / "python"))
from corpus.mutation import Corpus, Score, false_alarms, judge, total, write_mutations
from corpus.mutation_results import read_figures, read_findings

_BEGIN, _END = "<!-- mutation: begin -->", "<!-- mutation: end -->"


def scores_table(scores: Mapping[str, Score]) -> Table:
    """Set the scores, a row a kind of damage.

    Args:
        scores: by kind.

    Returns:
        A table for the page.
    """
    table = Table(box=box.MARKDOWN)
    for head in ("damage", "planted", "findable", "found", "put right", "recall"):
        table.add_column(head, justify="left" if head == "damage" else "right")
    for head in ("placed", "right value", "findings each"):
        table.add_column(head, justify="right")
    for kind in sorted(scores):
        _add_row(table, kind, scores[kind])
    _add_row(table, "all", total(scores.values()))
    return table


def _add_row(table: Table, name: str, score: Score) -> None:
    table.add_row(
        name.replace("_", " ").replace("@", ", "),
        str(score.planted),
        str(score.findable),
        str(score.found),
        str(score.put_right or ""),
        _rate(score.found + score.put_right, score.findable),
        _rate(score.placed, score.found),
        _rate(score.suggested, score.suggestable),
        f"{score.findings / max(score.planted, 1):.1f}",
    )


def _rate(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""


def main(options: argparse.Namespace) -> None:
    """Write the folder, build it, and print what was found.

    Args:
        options: clean, per_kind, seed, keep, verbose.
    """
    with TemporaryDirectory() as name:
        folder = options.keep or Path(name)
        corpus = write_mutations(
            folder / "documents", options.clean, options.per_kind, options.seed
        )
        places = Places(folder / "documents", folder / "out")
        build(places, Progress())
        report(corpus, places.database, options.verbose)
        if options.write:
            write_page(options, corpus, places.database)


def write_page(options: argparse.Namespace, corpus: Corpus, database: Path) -> None:
    """Replace the part of the page between the markers by the scores and how to repeat them.

    Args:
        options: page, clean, per_kind, seed.
        corpus: what was written.
        database: what was made of it.
    """
    findings = read_findings(database)
    console = Console(width=160, file=StringIO(), color_system=None)
    console.print(scores_table(judge(corpus, findings, read_figures(database))))
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    rows = "\n".join(line.rstrip() for line in printed.split("\n") if line.strip())
    alarms = len(false_alarms(corpus, findings))
    numbers = f"--clean {options.clean} --per-kind {options.per_kind} --seed {options.seed}"
    lines = (
        _BEGIN,
        f"`python scripts/bench/mutation.py {numbers}`",
        f"Clean disclosures: {len(corpus.clean)}, of these with a finding: {alarms}.",
        rows,
        _END,
    )
    page = options.write.read_text(encoding="utf-8")
    before, _, rest = page.partition(_BEGIN)
    text = before + "\n\n".join(lines) + rest.partition(_END)[2]
    options.write.write_text(text, encoding="utf-8")


def report(corpus: Corpus, database: Path, verbose: bool) -> None:
    """Print the scores.

    Args:
        corpus: what was written.
        database: what was made of it.
        verbose: list each miss and each false alarm.
    """
    console = Console(width=120)
    findings = read_findings(database)
    scores = judge(corpus, findings, read_figures(database))
    alarms = false_alarms(corpus, findings)
    console.print(scores_table(scores))
    console.print(f"{len(alarms)} of {len(corpus.clean)} clean disclosures with a finding")
    if not verbose:
        return
    for document_id, found in alarms.items():
        for one in found:
            console.print("false alarm", document_id, one.key, one.source_line, soft_wrap=True)
    for score in scores.values():
        for label, copies in (("missed", score.missed), ("misplaced", score.misplaced)):
            for copy in copies:
                damage = copy.damage
                where = f"{copy.document_id} line {damage.line}"
                console.print(label, where, damage.description, damage.broken, soft_wrap=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=Path(__file__).name)
    parser.add_argument("--clean", type=int, default=200)
    parser.add_argument("--per-kind", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="the page to write the table into")
    parser.add_argument("--keep", type=Path, help="leave documents and database here")
    parser.add_argument("--verbose", action="store_true", help="list misses and false alarms")
    main(parser.parse_args())

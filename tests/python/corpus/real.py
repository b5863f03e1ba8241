"""The real disclosures of the repository, with the truth that a person read from their tables."""

import csv
import re
from pathlib import Path

from .document import SyntheticDisclosure, generate
from .style import Style
from .truth import ReportedFigure, Truth

_ROOT = Path(__file__).resolve().parents[3]
_GOLDEN = _ROOT / "tests" / "python" / "golden"


def real_disclosures() -> list[SyntheticDisclosure]:
    """Return the real disclosures; of their truth only the tables are known."""
    made = []
    for folder in sorted(path.parent for path in _GOLDEN.glob("*/reported_figures.csv")):
        text = next((_ROOT / "documents").rglob(f"{folder.name}.txt")).read_text("utf-8")
        lines = text.split("\n")
        truth = Truth(fiscal_year=folder.name[-4:])
        taken: set[tuple[int, int]] = set()
        with (folder / "reported_figures.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                line = int(row["source_line"])
                cells = enumerate(re.sub("</?b>", "", lines[line - 1]).split("\t"))
                fits = (n for n, cell in cells if cell.strip() == row["value_text"])
                cell_index = next(n for n in fits if (line, n) not in taken)
                taken.add((line, cell_index))
                truth.figures.append(
                    ReportedFigure(**{**row, "source_line": line, "cell_index": cell_index})  # type: ignore[arg-type]
                )
        # the composed parts of another disclosure stand in where the truth is not known
        base = generate(0, Style(), year=int(truth.fiscal_year))
        made.append(
            SyntheticDisclosure(0, base.style, base.office, base.accounts, base.prior, text, truth)
        )
    return made

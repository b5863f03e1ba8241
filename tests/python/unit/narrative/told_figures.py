"""Sentences with the figures that a person finds in them."""

from pathlib import Path


def told_figures(name: str) -> list[tuple[str, list[str]]]:
    """Read a file of this folder: each sentence on a line, its figures indented below it.

    In sentences.txt a figure is value|unit|kind|sign|subject and, where it is not 2024, the year;
    in project_prose.txt it is value|unit|kind|subject.
    """
    found: list[tuple[str, list[str]]] = []
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        elif line:
            found.append((line, []))
    return found

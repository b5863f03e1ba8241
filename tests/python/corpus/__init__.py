"""Synthetic disclosures with known truth, made without any of the parsers that they test."""

from .document import SyntheticDisclosure, generate, generate_years, write_corpus
from .style import KNOBS, Style
from .truth import (
    NarrativeFigure,
    ProjectIndicator,
    ProjectMoney,
    ProjectStatement,
    ProjectTruth,
    ReportedFigure,
    Truth,
)

__all__ = [
    "KNOBS",
    "NarrativeFigure",
    "ProjectIndicator",
    "ProjectMoney",
    "ProjectStatement",
    "ProjectTruth",
    "ReportedFigure",
    "Style",
    "SyntheticDisclosure",
    "Truth",
    "generate",
    "generate_years",
    "write_corpus",
]

"""How a disclosure is set: every knob with the values that it can take, the plain one first."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

KNOBS: Mapping[str, tuple[Any, ...]] = {
    "heading_mark": ("##", "#", "###", "bold", "tag", "none", "mixed"),
    "bold_contents": (True, False),
    "old_glyphs": (False, True),
    "marker": ("one_line", "two_lines", "spaced", "mixed"),
    "brackets": ("full", "half", "half_spaced", "mixed"),
    "colon": ("full", "half"),
    "meta_lines": ("three", "name_and_year", "merged", "mixed"),
    "broken_unit": (False, True),
    "broken_office_name": (False, True),
    "broken_headers": (False, True),
    "page_breaks": (True, False),
    "split_paragraphs": (False, True),
    "no_data_note": (True, False),
    "total_cell": ("first", "second"),
    "trailing_cells": ("kept", "missing", "extra", "mixed"),
    "lost_blank_rows": (False, True),
    "three_public_header": ("three_lines", "ten_columns", "two_lines"),
    "three_public_lost_blanks": (0, 1, 2, 3),
    "lost_row_30299": (False, True),
    "public_total_column": (11, 10, 9, 6, 5),
    "dash_cells": ("tail", "all", "none"),
    "dash_lengths": ("mixed", "two", "three"),
    "bold_totals": (False, True),
    "misprinted_ordinal": (False, True),
    "table_thousands": (False, True),
    "narrative_thousands": (True, False),
    "full_width_digits": (False, True),
    "printed_zeros": (False, True),
    "trimmed_zeros": (False, True),
    "whole_percent": (False, True),
    "sentences": ("repeated", "simple"),
    "expenditure_list": ("short", "itemised"),
    "missing_unit": (False, True),
    "prior_amounts": (False, True),
    "guest_list": (False, True),
    "bulleted_terms": (False, True),
    "money_layout": (
        "with_target",
        "without_target",
        "named_in_header",
        "shifted",
        "left",
        "cut",
        "five_amounts",
    ),
    "project_year_line": ("apart", "joined"),
    "indicator_notes": (False, True),
    "glued_percent": (False, True),
    "shifted_indicators": (False, True),
    "missing_levels": (False, True),
    "split_level_label": (False, True),
    "blank_score": (False, True),
    "padded_year": (True, False),
    "spaced_project_labels": (False, True),
    "total_score_cell": ("first", "second", "third"),
    "project_remarks": ("joined", "apart"),
    "table_unit": ("wan", "yuan"),
    "zeros_everywhere": (False, True),
    "main_items_only": (False, True),
    "main_changes_only": (False, True),
    "omitted_completion": (False, True),
    "omitted_reasons": (False, True),
}
"""Knob to values; the first value is the plain style."""

_LIKELY_PLAIN = frozenset(
    [
        *("full_width_digits", "printed_zeros", "lost_row_30299", "table_thousands"),
        *("missing_unit", "table_unit", "zeros_everywhere", "main_items_only", "main_changes_only"),
        *("omitted_completion", "omitted_reasons"),
    ]
)


@dataclass(frozen=True)
class Style:
    """One choice for every knob of `KNOBS`."""

    heading_mark: str = "##"
    bold_contents: bool = True
    old_glyphs: bool = False
    marker: str = "one_line"
    brackets: str = "full"
    colon: str = "full"
    meta_lines: str = "three"
    broken_unit: bool = False
    broken_office_name: bool = False
    broken_headers: bool = False
    page_breaks: bool = True
    split_paragraphs: bool = False
    no_data_note: bool = True
    total_cell: str = "first"
    trailing_cells: str = "kept"
    lost_blank_rows: bool = False
    three_public_header: str = "three_lines"
    three_public_lost_blanks: int = 0
    lost_row_30299: bool = False
    public_total_column: int = 11
    dash_cells: str = "tail"
    dash_lengths: str = "mixed"
    bold_totals: bool = False
    misprinted_ordinal: bool = False
    table_thousands: bool = False
    narrative_thousands: bool = True
    full_width_digits: bool = False
    printed_zeros: bool = False
    trimmed_zeros: bool = False
    whole_percent: bool = False
    sentences: str = "repeated"
    expenditure_list: str = "short"
    missing_unit: bool = False
    prior_amounts: bool = False
    guest_list: bool = False
    bulleted_terms: bool = False
    money_layout: str = "with_target"
    project_year_line: str = "apart"
    indicator_notes: bool = False
    glued_percent: bool = False
    shifted_indicators: bool = False
    missing_levels: bool = False
    split_level_label: bool = False
    blank_score: bool = False
    padded_year: bool = True
    spaced_project_labels: bool = False
    total_score_cell: str = "first"
    project_remarks: str = "joined"
    table_unit: str = "wan"
    zeros_everywhere: bool = False
    main_items_only: bool = False
    main_changes_only: bool = False
    omitted_completion: bool = False
    omitted_reasons: bool = False

    @classmethod
    def draw(cls, seed: int) -> "Style":
        """Draw every knob by seed; the harsher ones stay plain three times out of four."""
        rng = random.Random(f"{seed}/style")
        chosen = {}
        for name, values in KNOBS.items():
            stays = name in _LIKELY_PLAIN and rng.random() < 0.5
            chosen[name] = values[0] if stays else rng.choice(values)
        return cls(**chosen)


def check_knobs() -> list[str]:
    """Return the knobs whose table and dataclass disagree (none, as a test asserts)."""
    declared = {item.name: item.default for item in fields(Style)}
    plain = {name: values[0] for name, values in KNOBS.items()}
    return sorted(name for name, _ in set(declared.items()) ^ set(plain.items()))

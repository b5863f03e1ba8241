"""Proposals as rows for seeds/review/corrections.csv."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from juesuan.reconciliation.damage import Damage
from juesuan.reconciliation.proposals import Certainty, DocumentRepair, Proposal
from juesuan.reconciliation.system import System
from juesuan.reconciliation.targets import Target, plain
from juesuan.reconciliation.values import Choice
from juesuan.reconciliation.wording import damage_text, evidence_text, place_text

COLUMNS = (
    *("correction_id", "document_id", "table_no", "row_key", "measure", "printed_value_text"),
    *("corrected_value_text", "reason", "evidence", "decided_on", "decision", "row_name"),
    "source_line",
)
_DECISION = "proposed"
_UNNAMEABLE = (Damage.DOUBLED_ROW, Damage.DAMAGED_CODE, Damage.WRONG_SIGN)


@dataclass(frozen=True)
class Repaired:
    """The repair of a document with what is needed to write about it.

    Attributes:
        repair: the proposals.
        system: the figures and identities.
        targets: the place of each figure's correction.
    """

    repair: DocumentRepair
    system: System
    targets: dict[str, Target]


def correction_rows(repaired: Repaired, day: date) -> list[dict[str, str]]:
    """Write the determined proposals of a document as rows of corrections.

    Args:
        repaired: the document.
        day: the day to write down.

    Returns:
        One row a figure that a correction can name; none for answers that are not determined.
    """
    rows = [
        _row(repaired, proposal, choice, day)
        for proposal in repaired.repair.proposals
        if proposal.certainty is not Certainty.AMBIGUOUS
        for choice in proposal.choices
        if _can_be_corrected(repaired, choice)
    ]
    return sorted(rows, key=lambda row: row["correction_id"])


def as_csv(rows: Iterable[dict[str, str]]) -> str:
    """Write rows as the text of a CSV file with its header.

    Args:
        rows: rows of corrections.

    Returns:
        The text.
    """
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _can_be_corrected(repaired: Repaired, choice: Choice) -> bool:
    """Say whether a correction can name a figure: not a row too many, not a word."""
    target = repaired.targets.get(choice.ref)
    if target is None or choice.candidate.damage in _UNNAMEABLE:
        return False
    is_word = target.printed_text and not any(char.isdigit() for char in target.printed_text)
    return not is_word


def _row(repaired: Repaired, proposal: Proposal, choice: Choice, day: date) -> dict[str, str]:
    target, figure = repaired.targets[choice.ref], repaired.system.figures[choice.ref]
    document_id = repaired.repair.document_id
    key = (document_id.rpartition("/")[2], target.region, target.row_key, target.measure)
    return {
        "correction_id": "-".join(("repair", *key)).replace(" ", "-"),
        "document_id": document_id,
        "table_no": target.region,
        "row_key": target.row_key,
        "measure": target.measure,
        "printed_value_text": target.printed_text,
        "corrected_value_text": target.text_of(choice.candidate.value, figure),
        "reason": f"{damage_text(choice.candidate.damage)[0]}。",
        "evidence": "；".join(_evidence(repaired, proposal, choice)),
        "decided_on": day.isoformat(),
        "decision": _DECISION,
        "row_name": target.row_name,
        "source_line": str(target.source_line or ""),
    }


def _evidence(repaired: Repaired, proposal: Proposal, choice: Choice) -> Iterator[str]:
    """Yield what a correction rests on: other prints, the identities, the interval."""
    yield f"{place_text(repaired.system.figures[choice.ref])}"
    if choice.candidate.evidence:
        yield evidence_text(choice.candidate.evidence)[0]
    mended = [check for check in proposal.mended if choice.ref in check.refs]
    if mended:
        yield "改后成立：" + "、".join(str(check) for check in mended)
    if choice.interval.low < choice.interval.high:
        yield f"容许区间{plain(choice.interval.low)}至{plain(choice.interval.high)}"

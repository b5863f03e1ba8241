"""What `juesuan repair` prints: proposals for a person, a program or the review."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from rich import box
from rich.table import Table

from juesuan.printing import PlainConsole, print_exactly, print_json, print_line, table_cell
from juesuan.reconciliation.corrections import Repaired, as_csv, correction_rows
from juesuan.reconciliation.proposals import Alternative, Proposal
from juesuan.reconciliation.targets import plain
from juesuan.reconciliation.values import Choice
from juesuan.reconciliation.wording import (
    certainty_text,
    damage_text,
    evidence_text,
    outcome_text,
    place_text,
    printed_text,
    unmended_text,
)

_COLUMNS = ("位置 place", "原印 printed", "建议 proposed", "区间 interval", "原因 damage")
_MORE_COLUMNS = ("依据 evidence", "确定性 certainty")


def print_repairs(console: PlainConsole, repaired: Sequence[Repaired]) -> None:
    """Print the proposals of documents as tables, with their alternatives and what stays open.

    Args:
        console: where to.
        repaired: the documents.
    """
    for one in repaired:
        chinese, english = outcome_text(one.repair.outcome)
        head = f"{one.repair.document_id}: {one.repair.broken_count} broken. {chinese} {english}"
        print_line(console, head)
        if one.repair.proposals:
            console.print(_table(one))
        for number, proposal in enumerate(one.repair.proposals, start=1):
            for line in _alternatives(one, number, proposal):
                print_line(console, line)
        for left in one.repair.unmended:
            chinese, english = unmended_text(left, [str(check) for check in left.breaks[:3]])
            print_line(console, f"  {chinese} {english}")
    if any(one.repair.proposals for one in repaired):
        print_line(
            console,
            "Nothing is changed. Rows for seeds/review/corrections.csv: juesuan repair --csv",
        )


def print_repairs_json(console: PlainConsole, repaired: Sequence[Repaired]) -> None:
    """Print the proposals as JSON.

    Args:
        console: where to.
        repaired: the documents.
    """
    print_json(console, [_record(one) for one in repaired])


def print_corrections(console: PlainConsole, repaired: Sequence[Repaired]) -> None:
    """Print the determined proposals as rows of seeds/review/corrections.csv.

    Args:
        console: where to.
        repaired: the documents.
    """
    rows = [row for one in repaired for row in correction_rows(one, date.today())]
    print_exactly(console, as_csv(rows))


def _table(one: Repaired) -> Table:
    table = Table(box=box.MARKDOWN)
    table.add_column("#", justify="right")
    for name in (*_COLUMNS, *_MORE_COLUMNS):
        table.add_column(name, overflow="fold")
    for number, proposal in enumerate(one.repair.proposals, start=1):
        for choice in proposal.choices:
            cells = _cells(one, proposal, choice)
            table.add_row(str(number), *map(table_cell, cells))
    return table


def _cells(one: Repaired, proposal: Proposal, choice: Choice) -> tuple[str, ...]:
    figure = one.system.figures[choice.ref]
    evidence = choice.candidate.evidence
    return (
        place_text(figure),
        printed_text(figure),
        plain(choice.candidate.value),
        f"{plain(choice.interval.low)} … {plain(choice.interval.high)}",
        " ".join(damage_text(choice.candidate.damage)),
        evidence_text(evidence)[0] if evidence else "",
        " ".join(certainty_text(proposal.certainty)),
    )


def _alternatives(one: Repaired, number: int, proposal: Proposal) -> list[str]:
    return [
        f"  #{number} 或 or: {_in_a_line(one, alternative)}"
        for alternative in proposal.alternatives
    ]


def _in_a_line(one: Repaired, alternative: Alternative) -> str:
    return "；".join(
        f"{place_text(figure)} {printed_text(figure)} → {plain(choice.candidate.value)}"
        for choice in alternative.choices
        for figure in (one.system.figures[choice.ref],)
    )


def _record(one: Repaired) -> dict[str, Any]:
    repair = one.repair
    chinese, english = outcome_text(repair.outcome)
    return {
        "document_id": repair.document_id,
        "outcome": repair.outcome,
        "message_zh": chinese,
        "message_en": english,
        "broken_count": repair.broken_count,
        "seconds": round(repair.seconds, 3),
        "proposals": [_proposal_record(one, proposal) for proposal in repair.proposals],
        "unmended": [
            {
                "identity_id": left.check.identity_id,
                "instance_key": left.check.instance_key,
                "reason": left.reason,
                "message_zh": chinese,
                "message_en": english,
            }
            for left in repair.unmended
            for chinese, english in (unmended_text(left, [str(one) for one in left.breaks]),)
        ],
    }


def _proposal_record(one: Repaired, proposal: Proposal) -> dict[str, Any]:
    return {
        "certainty": proposal.certainty,
        "mended": [
            {"identity_id": check.identity_id, "instance_key": check.instance_key}
            for check in proposal.mended
        ],
        "changes": [_choice_record(one, choice) for choice in proposal.choices],
        "alternatives": [
            [_choice_record(one, choice) for choice in alternative.choices]
            for alternative in proposal.alternatives
        ],
    }


def _choice_record(one: Repaired, choice: Choice) -> dict[str, Any]:
    figure, target = one.system.figures[choice.ref], one.targets.get(choice.ref)
    evidence = choice.candidate.evidence
    return {
        "figure_ref": choice.ref,
        "place": place_text(figure),
        "source_line": figure.source_line,
        "table_no": target.region if target else None,
        "row_key": target.row_key if target else None,
        "measure": target.measure if target else None,
        "measured_in": figure.measured_in,
        "printed_value": plain(figure.value),
        "proposed_value": plain(choice.candidate.value),
        "lower_value": plain(choice.interval.low),
        "upper_value": plain(choice.interval.high),
        "damage": choice.candidate.damage,
        "is_same_fact": bool(evidence and evidence.is_same_fact),
        "evidence": list(evidence.texts) if evidence else [],
        "is_unique": choice.is_unique,
        "other_values": [plain(value) for value in choice.others],
    }

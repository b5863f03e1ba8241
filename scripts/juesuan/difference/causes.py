"""Why two versions differ, from their manifests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from juesuan.difference.version_changes import (
    CHANGED_DOCUMENT,
    KEPT,
    NEW_DOCUMENT,
    REJECTED_DOCUMENT,
    REMOVED_DOCUMENT,
    RENAMED_DOCUMENT,
    UseChange,
)
from juesuan.warehouse.changes import DocumentChanges, document_changes
from juesuan.warehouse.inputs import UNREADABLE

Manifest = Mapping[str, Any]
_ANY = " / "


@dataclass(frozen=True)
class DocumentFate:
    """One document in two versions.

    Attributes:
        before_id: its id in the older version; none if it was not loaded there.
        after_id: its id in the newer version; none if it is not loaded there.
        fate: new, removed, rejected, changed or renamed document, or kept.
    """

    before_id: str | None
    after_id: str | None
    fate: str

    @property
    def document_id(self) -> str | None:
        """The id that it is known by: the newer one."""
        return self.after_id or self.before_id


def changes_between(before: Manifest, after: Manifest) -> DocumentChanges:
    """Compare the documents of two versions.

    Args:
        before: manifest of the older version.
        after: manifest of the newer version.

    Returns:
        Documents new, changed, removed and renamed, whether loaded or rejected.
    """
    return document_changes(_hashes(before), _hashes(after))


def fates(before: Manifest, after: Manifest) -> list[DocumentFate]:
    """Tell what became of each document that either version has loaded.

    Args:
        before: manifest of the older version.
        after: manifest of the newer version.

    Returns:
        One fate for each document.
    """
    changes = changes_between(before, after)
    told = {
        **dict.fromkeys(changes.new, NEW_DOCUMENT),
        **dict.fromkeys(changes.changed, CHANGED_DOCUMENT),
        **dict.fromkeys(changes.removed, REMOVED_DOCUMENT),
        **{new: RENAMED_DOCUMENT for _, new in changes.renamed},
    }
    former = {new: old for old, new in changes.renamed}
    names = {*before["documents"], *after["documents"]} - set(former.values())
    found = (
        DocumentFate(
            _loaded_id(before, former.get(name, name)),
            _loaded_id(after, name),
            told.get(name, KEPT),
        )
        for name in sorted(names)
    )
    return [_with_document(fate) for fate in found if fate.document_id is not None]


def _with_document(fate: DocumentFate) -> DocumentFate:
    """Where other bytes made a file readable or unreadable, all its rows came or went."""
    if fate.fate in (CHANGED_DOCUMENT, RENAMED_DOCUMENT):
        if fate.before_id is None:
            return replace(fate, fate=NEW_DOCUMENT)
        if fate.after_id is None:
            return replace(fate, fate=REJECTED_DOCUMENT)
    return fate


def uses_changed(before: Manifest, after: Manifest) -> list[UseChange]:
    """Tell which documents are used now, or not: another one of their office and year is.

    Args:
        before: manifest of the older version.
        after: manifest of the newer version.

    Returns:
        The documents that both versions have loaded under one name, and one of them uses; and
        those that the newer one has loaded for the first time and does not use.
    """
    old, new = (
        {name: told for name, told in side["documents"].items() if "is_used" in told}
        for side in (before, after)
    )
    return [
        UseChange(name, told["is_used"], told.get("usage_reason") or "")
        for name, told in sorted(new.items())
        # One that nobody knew is expected to be used.
        if told["is_used"] != old.get(name, {"is_used": True})["is_used"]
    ]


def common_causes(before: Manifest, after: Manifest) -> Sequence[str]:
    """Name what changed for all documents at once.

    Args:
        before: manifest of the older version.
        after: manifest of the newer version.

    Returns:
        Corrections and other decisions, reference seeds by name, code and packages; where several
        changed, a figure does not tell which of them moved it.
    """
    parts = []
    reviewed = _seeds_changed(before, after, "seeds/review")
    if "corrections" in reviewed:
        parts.append("correction")
    if others := [name for name in reviewed if name != "corrections"]:
        parts.append(f"decision ({', '.join(others)})")
    if seeds := _seeds_changed(before, after, "seeds/reference"):
        parts.append(f"identity or reference change ({', '.join(seeds)})")
    old, new = before["code"], after["code"]
    if moved := sorted(name for name in {*old, *new} if old.get(name) != new.get(name)):
        packages = [name for name in moved if name not in ("juesuan", "sha256")]
        parts.append(f"code ({', '.join(packages)})" if packages else "code")
    return parts


def one_of(causes: Sequence[str]) -> str:
    """Join causes that cannot be told apart; blank where there is none."""
    return _ANY.join(causes)


def _hashes(manifest: Manifest) -> dict[str, str]:
    """SHA-256 by name; two unreadable files are not the same file."""
    return {
        name: f"{name}\0" if told["sha256"] == UNREADABLE else told["sha256"]
        for name, told in manifest["documents"].items()
    }


def _loaded_id(manifest: Manifest, name: str) -> str | None:
    told = manifest["documents"].get(name, {})
    return told["document_id"] if told.get("state") == "loaded" else None


def _seeds_changed(before: Manifest, after: Manifest, folder: str) -> list[str]:
    old, new = before["seeds"], after["seeds"]
    changed = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    return [PurePosixPath(name).stem for name in changed if name.startswith(f"{folder}/")]

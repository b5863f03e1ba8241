"""Documents that are set aside: they can be read, but the models cannot take them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from juesuan.disclosure.document import document_id_of
from juesuan.extraction.rows import RawRejectedFile
from juesuan.warehouse.inputs import Inputs

_PLACE = "models"
_REMEDY = (
    "The other documents are published without it. This is a defect of Juesuan: please report it"
    " with this file. It is tried again once it or the project changes."
)


@dataclass(frozen=True)
class Aside:
    """Why a document is set aside.

    Attributes:
        sha256: its content; another content is tried again.
        reason: what the models said of it.
    """

    sha256: str
    reason: str


def set_aside_before(manifest: Mapping[str, Any], inputs: Inputs) -> dict[str, Aside]:
    """Tell which documents the version before set aside, if the project is still the same.

    Args:
        manifest: of the version before.
        inputs: what is read now.

    Returns:
        Each document by its name.
    """
    code = {"sha256": inputs.code, **inputs.packages}
    if manifest["seeds"] != inputs.seeds or not code.items() <= manifest["code"].items():
        return {}
    return {
        name: Aside(told["sha256"], told["reason"])
        for name, told in manifest["documents"].items()
        if told.get("place") == _PLACE
    }


def rows_aside(
    aside: Mapping[str, Aside], documents: Mapping[str, str]
) -> dict[str, RawRejectedFile]:
    """Say of each document that is set aside what is said of a rejected file.

    Args:
        aside: the documents by name.
        documents: SHA-256 by name of those that are read now.

    Returns:
        A row by name, for those whose content is still the same.
    """
    return {
        name: RawRejectedFile(document_id_of(name), name, 0, _PLACE, one.reason, _REMEDY)
        for name, one in aside.items()
        if documents.get(name) == one.sha256
    }

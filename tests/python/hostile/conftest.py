"""One folder of all that is hostile, built once for the tests of what came of it."""

import random
import re
import shutil
from collections.abc import Iterator
from contextlib import chdir, suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from corpus import generate
from hostile import FOLDERS, KINDS, NotHereError
from hostile.mutations import damaged
from juesuan.cli import app
from juesuan.project import DOCUMENTS
from juesuan.warehouse.places import Places

LARGE = 300_000


_DAMAGED = 40


def write_damaged(documents: Path) -> None:
    """Add honest disclosures to a folder to which ordinary accidents happened, few or many."""
    for number in range(_DAMAGED):
        source = random.Random(number)
        text = damaged(generate(7_000 + number).text, source, source.choice((3, 15, 60)))
        (documents / "2024" / f"damaged_{number:02d}.txt").write_text(text, encoding="utf-8")


def write_folder(documents: Path) -> None:
    """Put the two real documents and all that is hostile, but the largest, into a folder."""
    shutil.copytree(DOCUMENTS, documents)
    for name, kind in KINDS.items():
        content = kind.content()
        if len(content) <= LARGE:
            (documents / "2024" / f"{name}.txt").write_bytes(content)
    original = KINDS["crlf_line_ends"].original
    (documents / "2024" / "same.txt").write_text(original, encoding="utf-8")
    (documents / "2024" / "conflict.txt").write_text(
        re.sub(r"(?<=\d)\.(\d)(\d)(?=\t)", r".\2\1", original), encoding="utf-8"
    )
    write_damaged(documents)
    (documents / "2023").mkdir()
    (documents / "2023" / "other_year.txt").write_text(original, encoding="utf-8")
    for name, folder in FOLDERS.items():
        place = documents / name / "in"
        place.mkdir(parents=True)
        with suppress(NotHereError):
            folder.make(place)


@pytest.fixture(scope="session")
def hostile_build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Places, Result]]:
    folder = tmp_path_factory.mktemp("hostile")
    write_folder(folder / "documents")
    # By relative names, as a person types them.
    with chdir(folder):
        arguments = ["build", "--documents", "documents", "--output", "out"]
        result = CliRunner().invoke(app, arguments)
    yield Places(folder / "documents", folder / "out"), result
    shutil.rmtree(folder)

"""What a person may do after a build: the commands, ready to be copied."""

import shlex
from pathlib import Path

from juesuan.notice.notice import Notice, Step
from juesuan.warehouse.quality import REFUSED_FOLDER
from juesuan.warehouse.work import Work


def steps_after_publication(notice: Notice, output: Path) -> list[Step]:
    """Name what is worth doing once a version is published.

    Args:
        notice: what there is to tell.
        output: the folder in which it is published.

    Returns:
        The steps; none where nothing is open and nothing moved.
    """
    database = output / "juesuan.duckdb"
    steps = []
    if notice.rejected:
        steps.append(
            Step(
                f"juesuan build --documents … --output {shlex.quote(str(output))}",
                "after mending or removing the rejected files, to read them",
            )
        )
    if notice.counts["open_errors"] or notice.counts["open_warnings"]:
        command = _command("findings", "--status", "open", "--database", database)
        steps.append(Step(command, "what a person should look at"))
    if notice.difference is not None and notice.difference.uses:
        choices = "seeds/review/document_choices.csv"
        steps.append(Step(choices, "a row decides which of several documents of a year is used"))
    if notice.read_before:
        both = (notice.read_before, notice.version_id, "--output", output)
        steps.append(Step(_command("diff", *both), "every figure that differs, and why"))
        back = _command("rollback", notice.read_before, "--output", output)
        steps.append(Step(back, "to let analysts read the version before again"))
    return steps


def steps_after_failure(work: Work) -> list[Step]:
    """Name what is worth doing after a build that was not published.

    Args:
        work: the build.

    Returns:
        The steps.
    """
    places = work.places
    folders = ("--documents", places.documents, "--output", places.output)
    steps = []
    if (page := places.output / REFUSED_FOLDER / "index.html").is_file():
        steps.append(Step(str(page), "open it in a browser: why publication was refused"))
    steps.append(Step(_command("build", *folders), "once the cause is mended"))
    steps.append(Step(_command("--debug", "build", *folders), "if it goes on: the whole error"))
    return steps


def _command(*words: str | Path) -> str:
    return shlex.join(["juesuan", *map(str, words)])

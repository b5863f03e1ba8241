"""The bar that a person sees while a build runs."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as ProgressBar

from juesuan.intake import SourceFile
from juesuan.printing import PlainConsole
from juesuan.warehouse.places import Progress


@contextmanager
def progress_bar(console: PlainConsole) -> Iterator[Progress]:
    """Yield a progress that draws a bar where a person watches, and is silent elsewhere.

    Args:
        console: where the bar is drawn.
    """
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with ProgressBar(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("start", total=None)

        def stage(name: str) -> None:
            bar.update(task, description=name, total=None, completed=0)

        def document(file: SourceFile, total: int) -> None:
            bar.update(task, description=file.name, total=total, advance=1)

        yield Progress(stage, document)

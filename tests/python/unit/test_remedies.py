"""Every error of a command is one line with an exit status; only --debug shows a traceback."""

import pytest
import typer
from typer.testing import CliRunner

from juesuan import remedies
from juesuan.cli import app as real_app
from juesuan.remedies import NOT_PUBLISHED, USAGE, OneLineErrors

run = CliRunner().invoke


def app_that(raises: BaseException) -> typer.Typer:
    app = typer.Typer(cls=OneLineErrors, pretty_exceptions_enable=False)

    @app.callback()
    def options(debug: bool = typer.Option(False, "--debug")) -> None:
        pass

    @app.command()
    def act() -> None:
        raise raises

    return app


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (NotADirectoryError("docs"), USAGE, "docs is not a folder"),
        (PermissionError("warehouse"), NOT_PUBLISHED, "No permission to write: warehouse"),
        (OSError(28, "No space left on device"), NOT_PUBLISHED, "No space left on device"),
        (ZeroDivisionError("by\nzero"), NOT_PUBLISHED, "(ZeroDivisionError: by zero)"),
        (RecursionError("deep"), NOT_PUBLISHED, "This is a defect of Juesuan"),
        (MemoryError(), NOT_PUBLISHED, "Unexpected error"),
    ],
)
def test_an_error_is_one_line(error: Exception, status: int, words: str) -> None:
    result = run(app_that(error), ["act"])

    assert result.exit_code == status
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert words in result.stderr


def test_debug_lets_the_error_through() -> None:
    result = run(app_that(ZeroDivisionError("by zero")), ["--debug", "act"])

    assert isinstance(result.exception, ZeroDivisionError)


def test_wrong_usage_keeps_its_own_message() -> None:
    result = run(real_app, ["build", "--no-such-option"])

    assert result.exit_code == USAGE
    assert "No such option" in result.stderr
    assert "defect" not in result.stderr


def test_what_is_no_error_of_the_program_is_said_to_be_stopped() -> None:
    assert remedies.sentence(KeyboardInterrupt()) == (
        NOT_PUBLISHED,
        "Stopped (KeyboardInterrupt). What is published stays.",
    )

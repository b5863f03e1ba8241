"""The program `juesuan`: everything it needs is loaded where Ctrl-C is already one line."""

import sys

_STOPPED = 130


def main() -> None:
    """Run the command line; a wrong option ends with status 2 and one line."""
    try:
        from juesuan.cli import app

        app()
    except KeyboardInterrupt:
        sys.stderr.write("Stopped.\n")
        sys.exit(_STOPPED)


if __name__ == "__main__":
    main()

"""The program `juesuan-dbt`: dbt, which ends when the process that started it has ended."""

import sys
from importlib.metadata import version

from juesuan.children import end_with_parent


def main() -> None:
    """Run dbt with the arguments of this process; tell its version without a look at the net."""
    end_with_parent()
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"{version('dbt-core')}\n")
        return
    from dbt.cli.main import cli

    sys.exit(cli(prog_name="dbt"))


if __name__ == "__main__":
    main()

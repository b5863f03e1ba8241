"""MetricFlow's program `mf`, run as a child process, without its look-up of newer versions."""

import sys
from types import ModuleType

_CHECKER = "update_checker"


class _NoUpdates:
    """Stands in for the checker, which asks the package index and unpickles a file of /tmp."""

    def check(self, _package: str, _version: str) -> None:
        """Know of no newer version."""


def without_updates() -> None:
    """Keep this process from looking for newer versions; comes before any import of MetricFlow."""
    module = ModuleType(_CHECKER)
    module.UpdateChecker = _NoUpdates  # type: ignore[attr-defined]
    sys.modules[_CHECKER] = module


def main() -> None:
    """Run `mf` with the arguments of this process."""
    without_updates()
    from dbt_metricflow.cli.main import cli

    cli(prog_name="juesuan metrics")


if __name__ == "__main__":
    main()

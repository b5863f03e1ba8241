"""Children that end with the process that started them, however that ends."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable

PARENT = "JUESUAN_PARENT"
_EVERY_SECONDS = 0.1


def end_with_parent() -> None:
    """Let this process, a program of its own, end as soon as the one that started it has ended.

    Called first by a program that another process waits for. `PARENT` in its environment names
    that process; without it, it is the one that is the parent now.
    """
    parent = int(os.environ.pop(PARENT, os.getppid()))

    def wait() -> None:
        while os.getppid() == parent:
            time.sleep(_EVERY_SECONDS)

    _end_after(wait)


def end_with_pool() -> None:
    """Let this process, a worker of a process pool, end as soon as the pool's owner has ended."""
    owner = multiprocessing.parent_process()
    if owner is not None:
        _end_after(owner.join)


def _end_after(wait: Callable[[], object]) -> None:
    def end() -> None:
        wait()
        os._exit(1)

    threading.Thread(target=end, daemon=True).start()

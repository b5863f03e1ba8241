"""Sends the short form of a notice to a webhook; never raises, never waits long.

Proxies of the environment (HTTPS_PROXY, NO_PROXY) are used as other programs use them. Redirects
are not followed: the notice goes to the address that the operator named, or nowhere.
"""

import logging
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urlsplit

from juesuan.notice.message import message
from juesuan.notice.notice import Notice

_SENDER = "juesuan-webhook"
_LOGGERS = ("urllib3.connectionpool", "urllib3.util.retry")


def send(url: str, notice: Notice, deadline: float = 30.0) -> str | None:
    """Send a notice, as JSON by POST.

    Args:
        url: the webhook, http or https.
        notice: what to tell.
        deadline: seconds after which it gives up, all retries included.

    Returns:
        None if it was delivered; else one line why not, without the secret parts of the URL.
    """
    # requests takes half a second to import: only a build that has a webhook pays for it.
    from juesuan.notice.posting import post

    host = _host(url)
    if host is None:
        return "The webhook was not called: its address is not one of http or https."
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_is_of_others)
    answered: SimpleQueue[str | None] = SimpleQueue()
    body = message(notice, host)
    # A thread of its own: no limit of requests stops a server that answers a sign a second.
    Thread(target=lambda: answered.put(post(url, body)), name=_SENDER, daemon=True).start()
    try:
        problem = answered.get(timeout=deadline)
    except Empty:
        problem = f"no answer within {deadline:g} seconds"
    return problem and f"The webhook at {host} was not told: {problem}."


def _host(url: str) -> str | None:
    """The host of an address, the only part of it that is no secret; none if it has none."""
    try:
        parts = urlsplit(url)
        return parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None


def _is_of_others(record: logging.LogRecord) -> bool:
    """Whether a line of the log is not about this sending: those show the whole address."""
    return record.threadName != _SENDER

"""Posts a message to an address, with bounded retries; every failure is a few words."""

import json
from collections.abc import Mapping
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

_CONNECT_SECONDS, _ANSWER_SECONDS = 5.0, 10.0
_RETRIES = Retry(
    total=3,
    backoff_factor=0.5,
    backoff_max=5,
    status_forcelist=(429, 500, 502, 503, 504),
    allowed_methods={"POST"},
    redirect=False,
    respect_retry_after_header=False,
    raise_on_status=False,
)
_LONGEST_ANSWER = 65_536
# What chat services answer with status 200 where they refuse a message.
_REFUSALS = ("errcode", "code")


def post(url: str, body: Mapping[str, Any]) -> str | None:
    """Send a message as JSON.

    Args:
        url: the address.
        body: the message.

    Returns:
        None if it was taken; else why not, in words that hold nothing of the address.
    """
    try:
        with requests.Session() as session:
            for scheme in ("http://", "https://"):
                session.mount(scheme, HTTPAdapter(max_retries=_RETRIES))
            with session.post(
                url,
                json=body,
                timeout=(_CONNECT_SECONDS, _ANSWER_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as response:
                return _refusal(response)
    except Exception as error:  # whatever it is: a build does not fail because of a webhook
        return _words(error)


def _refusal(response: requests.Response) -> str | None:
    """Read from an answer whether the message was taken."""
    if response.is_redirect:
        return f"it answered {response.status_code}, a redirect, which is not followed"
    if response.status_code // 100 != 2:
        return f"it answered {response.status_code}"
    answer = response.raw.read(_LONGEST_ANSWER, decode_content=True)
    try:
        told = json.loads(answer)
    except ValueError:
        return None
    codes = [told.get(name) for name in _REFUSALS] if isinstance(told, dict) else []
    refused = next((code for code in codes if isinstance(code, int) and code), None)
    return None if refused is None else f"it refused the message with code {refused}"


def _words(error: Exception) -> str:
    for kind, words in (
        (requests.exceptions.ProxyError, "the proxy refused"),
        (requests.exceptions.SSLError, "its certificate is not trusted"),
        (requests.exceptions.ConnectTimeout, "it cannot be reached in time"),
        (requests.exceptions.Timeout, "it did not answer in time"),
        (requests.exceptions.ConnectionError, "it cannot be reached, or broke off"),
    ):
        if isinstance(error, kind):
            return words
    return f"the request failed ({type(error).__name__})"

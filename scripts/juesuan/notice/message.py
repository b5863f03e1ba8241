"""The short form of a notice for a webhook, in the shapes that chat services show."""

from pathlib import Path
from typing import Any

from juesuan.notice.lines import documents_line, findings_line, headline_en, headline_zh
from juesuan.notice.notice import Notice
from juesuan.notice.record import FORMAT
from juesuan.notice.writing import REPORTS_FOLDER

_BRACKETS = str.maketrans("<>", "‹›")
# Hosts whose `text` is an object; all others take it as text, or look for what they know.
_NESTED_TEXT = ("oapi.dingtalk.com", "qyapi.weixin.qq.com")


def message(notice: Notice, host: str) -> dict[str, Any]:
    """Write what a webhook is sent.

    Args:
        notice: what to tell.
        host: whom it is sent to.

    Returns:
        For DingTalk and WeCom a text message; for others an object with `text` (Slack and its
        like), `msg_type` and `content` (Feishu), and the facts for programs.
    """
    text = _text(notice)
    if host in _NESTED_TEXT:
        return {"msgtype": "text", "text": {"content": text}}
    return {
        "text": text,
        "msg_type": "text",
        "content": {"text": text},
        "format": FORMAT,
        "version": notice.version_id,
        "outcome": notice.outcome.value,
        "stage": notice.stage or None,
        "read_now": notice.read_now,
        "read_before": notice.read_before,
        "counts": dict(notice.counts),
        "tallies": dict(notice.tallies),
        "report": _report(notice),
    }


def _text(notice: Notice) -> str:
    """Tell it in Chinese and English; nothing that names somebody or links somewhere."""
    lines = [headline_zh(notice), headline_en(notice), documents_line(notice)]
    if notice.difference is not None:
        lines.append(findings_line(notice))
    lines.append(_report(notice))
    return "\n".join(filter(None, lines)).translate(_BRACKETS)


def _report(notice: Notice) -> str:
    return str(Path(notice.output) / REPORTS_FOLDER / f"{notice.version_id}.json")

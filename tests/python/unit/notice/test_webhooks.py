"""The webhook against servers of every temper: it tells, or says why not, soon, and no secret."""

import json
import logging
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest

from juesuan.notice.message import message
from juesuan.notice.notice import Notice, Outcome
from juesuan.notice.webhook import send
from juesuan.warehouse.changes import DocumentChanges

SECRET = "T0K3N"
NOTICE = Notice(
    version_id="20260102T000000Z-1",
    outcome=Outcome.PUBLISHED,
    output="/srv/juesuan",
    began_at="2026-01-02T00:00:00Z",
    ended_at="2026-01-02T00:01:00Z",
    seconds={},
    read_now="20260102T000000Z-1",
    read_before="20260101T000000Z-0",
    documents=DocumentChanges(new=("2024/a.txt",)),
    counts={"open_errors": 1},
)
Answer = Callable[[BaseHTTPRequestHandler], None]


class Server(ThreadingHTTPServer):
    """Answers each request as the next of its answers says; the last one for ever."""

    daemon_threads = True

    def __init__(self, answers: list[Answer]) -> None:
        self.answers = answers
        self.asked: list[bytes] = []
        self.stopped = Event()
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://user:{SECRET}@127.0.0.1:{self.server_address[1]}/{SECRET}?key={SECRET}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        self.server.asked.append(self.rfile.read(int(self.headers["Content-Length"])))
        number = min(len(self.server.asked), len(self.server.answers)) - 1
        self.server.answers[number](self)

    def log_message(self, format: str, *args: object) -> None:
        pass


def status(code: int, body: bytes = b"", **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def hang(handler: BaseHTTPRequestHandler) -> None:
    server = handler.server
    assert isinstance(server, Server)
    server.stopped.wait(20)


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Answer a sign now and then: no pause is long, and it never ends."""
    server = handler.server
    assert isinstance(server, Server)
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    while not server.stopped.wait(0.1):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\x01 no protocol of ours\r\n\r\n")


@contextmanager
def serving(*answers: Answer) -> Iterator[Server]:
    server = Server(list(answers))
    Thread(target=server.serve_forever, daemon=True, kwargs={"poll_interval": 0.05}).start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever proxy this machine has, it does not stand before the loopback."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.parametrize(
    ("answers", "times"),
    [
        ([status(200)], 1),
        ([status(204)], 1),
        ([status(500), status(429), status(200, b"ok")], 3),
        ([status(200, b'{"errcode": 0, "errmsg": "ok"}')], 1),
    ],
)
def test_a_notice_is_delivered(answers: list[Answer], times: int) -> None:
    with serving(*answers) as server:
        assert send(server.url, NOTICE) is None

    assert len(server.asked) == times
    told = json.loads(server.asked[-1])
    assert (told["version"], told["outcome"]) == (NOTICE.version_id, "published")
    assert told["tallies"]["documents_new"] == 1
    assert told["report"] == f"/srv/juesuan/reports/{NOTICE.version_id}.json"
    assert told["text"].startswith("决算数据已发布")
    assert "Published: 20260102T000000Z-1. Before: 20260101T000000Z-0." in told["text"]


@pytest.mark.parametrize(
    ("answer", "words", "times"),
    [
        (status(500), "it answered 500", 4),
        (status(404), "it answered 404", 1),
        (status(302, Location="http://127.0.0.1:1/elsewhere"), "it answered 302", 1),
        (status(304), "it answered 304", 1),
        (status(200, b'{"errcode": 310000}'), "it refused the message with code 310000", 1),
        (status(200, b'{"code": 9499, "msg": "Bad Request"}'), "with code 9499", 1),
        (garbage, "it cannot be reached, or broke off", 4),
        (hang, "no answer within 2 seconds", 1),
        (drip, "no answer within 2 seconds", 1),
    ],
)
def test_a_notice_that_is_not_delivered_says_why_in_time(
    answer: Answer, words: str, times: int, caplog: pytest.LogCaptureFixture
) -> None:
    deadline = 2 if "within" in words else 15
    begun = time.monotonic()
    with caplog.at_level(logging.DEBUG), serving(answer) as server:
        problem = send(server.url, NOTICE, deadline)

    assert problem
    assert problem.startswith("The webhook at 127.0.0.1 was not told: ")
    assert words in problem
    assert len(server.asked) == times
    assert time.monotonic() - begun < deadline + 2
    assert SECRET not in problem + caplog.text


def test_a_closed_door_is_said(caplog: pytest.LogCaptureFixture) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with caplog.at_level(logging.DEBUG):
        problem = send(f"http://127.0.0.1:{port}/{SECRET}", NOTICE)

    assert problem == "The webhook at 127.0.0.1 was not told: it cannot be reached, or broke off."
    assert SECRET not in caplog.text


@pytest.mark.parametrize(
    "url", ["", "T0K3N", "ftp://host/T0K3N", "file:///T0K3N", "http://[::1/T0K3N", "http:///T0K3N"]
)
def test_an_address_of_another_kind_is_not_called(url: str) -> None:
    problem = send(url, NOTICE)

    assert problem == "The webhook was not called: its address is not one of http or https."


@pytest.mark.parametrize("url", ["http://host:99999/T0K3N", "http://ho st/T0K3N", "http://\x00/T"])
def test_an_address_that_cannot_be_is_said(url: str) -> None:
    problem = send(url, NOTICE, 5)

    assert problem
    assert SECRET not in problem


@pytest.mark.parametrize("host", ["oapi.dingtalk.com", "qyapi.weixin.qq.com"])
def test_services_that_nest_the_text_get_it_nested(host: str) -> None:
    told = message(NOTICE, host)

    assert set(told) == {"msgtype", "text"}
    assert told["text"]["content"] == message(NOTICE, "hooks.slack.com")["text"]


def test_a_message_calls_nobody() -> None:
    failed = Notice(
        **{**vars(NOTICE), "outcome": Outcome.FAILED, "message": "bad <!channel>\nname"}
    )

    assert "bad ‹!channel›�name" in message(failed, "hooks.slack.com")["text"]

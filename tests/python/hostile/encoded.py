"""Bytes that are no disclosure, or one in an odd encoding."""

import gzip
import io
import json
import random
import tarfile
import zipfile

from .kind import Kind, Outcome, of_text

_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_HTML = "<html><body><script>alert(1)</script><p>某局2024年度部门决算</p></body></html>"


def _zipped(member: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, "某局2024年度部门决算")
    return stream.getvalue()


def _tarred(text: str, source: random.Random) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        member = tarfile.TarInfo("../../etc/cron.d/disclosure.txt")
        member.size = len(text.encode())
        archive.addfile(member, io.BytesIO(text.encode()))
    return stream.getvalue()


def _half_and_half(text: str, source: random.Random) -> bytes:
    half = len(text) // 2
    return text[:half].encode() + text[half:].encode("gb18030")


def _cut_in_a_letter(text: str, source: random.Random) -> bytes:
    place = source.choice([i for i, letter in enumerate(text) if "\u4e00" <= letter < "\u9fff"])
    return text[: place + 1].encode()[:-1]


def _nested_json(text: str, source: random.Random) -> bytes:
    return b"[" * 100_000 + b"]" * 100_000


def _json(text: str, source: random.Random) -> bytes:
    told = {"__proto__": {"is_admin": True}, "constructor": {"prototype": 1}, "决算": text[:4000]}
    return json.dumps(told, ensure_ascii=False).encode()


def _xml(text: str, source: random.Random) -> bytes:
    entity = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;'
    return f"{entity}2024年度决算</a>".encode()


def _bytes(content: bytes, says: str, name: str) -> Kind:
    return Kind(name, lambda text, source: content, Outcome.REJECTED, says)


def _encoded(encoding: str, name: str) -> Kind:
    return Kind(name, of_text(lambda text, source: text, encoding), Outcome.SAME)


KINDS = (
    _bytes(b"", "empty", "empty"),
    _bytes(b" \r\n\t\n" * 1000, "empty", "blanks"),
    _bytes("\u3000\n".encode() * 1000, "no Chinese", "wide_blanks"),
    _bytes(b"lorem ipsum 1,234.56\n" * 1000, "no Chinese", "latin_text"),
    _bytes(b"\x00" * 100_000, "control character", "nulls_only"),
    _bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF", "pdf"),
    _bytes(_zipped("a.txt"), "office file", "zip_archive"),
    _bytes(_zipped("word/document.xml"), "office file", "word_document"),
    _bytes(_zipped("xl/workbook.xml"), "office file", "excel_workbook"),
    _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 64, "office file", "old_word_document"),
    _bytes(gzip.compress(b"2024" * 999, mtime=0), "not text|control", "gzip_archive"),
    _bytes(_PNG + bytes(range(256)), "not text|control", "picture"),
    _bytes(_HTML.encode(), "None of the official tables", "web_page"),
    Kind("random_bytes", lambda _, s: s.randbytes(50_000), Outcome.REJECTED, "not text|control"),
    Kind("tar_archive", _tarred, Outcome.REJECTED, "control character"),
    Kind("json_text", _json, Outcome.REJECTED, "None of the official tables"),
    Kind("json_nested", _nested_json, Outcome.REJECTED, "no Chinese"),
    Kind("xml_entity", _xml, Outcome.REJECTED, "None of the official tables"),
    _encoded("utf-16", "utf_16"),
    _encoded("utf-16-le", "utf_16_without_mark"),
    _encoded("utf-16-be", "utf_16_big_endian"),
    _encoded("gb18030", "gb18030"),
    _encoded("utf-8-sig", "byte_order_mark"),
    Kind("two_byte_order_marks", of_text(lambda t, _: "\ufeff\ufeff" + t), Outcome.SAME),
    Kind("utf_32", of_text(lambda t, _: t, "utf-32"), Outcome.REJECTED, "not text|control"),
    Kind("utf_7", of_text(lambda t, _: t, "utf-7"), Outcome.REJECTED, "no Chinese"),
    Kind("two_encodings", _half_and_half, Outcome.REJECTED, "not text"),
    Kind("cut_in_a_letter", _cut_in_a_letter, Outcome.REJECTED, "not text"),
    Kind(
        "lone_surrogate",
        lambda t, _: t.encode() + b"\xed\xa0\x80",
        Outcome.REJECTED,
        "not text",
    ),
    Kind(
        "lone_surrogate_utf_16",
        lambda t, _: t.encode("utf-16-le") + b"\x00\xd8",
        Outcome.REJECTED,
        "not text|control",
    ),
)

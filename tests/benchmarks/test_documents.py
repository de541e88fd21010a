from __future__ import annotations

import gzip
import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.documents import CorpusError, Document


def test_a_text_is_its_own_source() -> None:
    assert Document("1", "text", "The rain came.\udc80").read() == "The rain came.\udc80"


@pytest.mark.parametrize("name", ["page.html", "page.html.gz"])
def test_a_file_is_read_and_unpacked(tmp_path: Path, name: str) -> None:
    raw = ("<p>Der Fluß stieg." * 12).encode() + b"\xff"
    (tmp_path / name).write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    assert Document("1", "html", tmp_path / name).read() == "<p>Der Fluß stieg." * 12 + "\ufffd"


@pytest.mark.parametrize(
    "content", [None, b"no gzip", gzip.compress(b"cut short" * 99, mtime=0)[:-20], gzip.compress(b"x", mtime=0)[:12] + b"\xff" * 9]
)
def test_a_file_that_is_missing_or_damaged_is_named(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "page.html.gz"
    if content is not None:
        path.write_bytes(content)
    document = Document("1", "html", path)
    with pytest.raises(CorpusError, match=r"page\.html\.gz: "):
        document.read()
    with pytest.raises(CorpusError, match=r"page\.html\.gz: "):
        _ = document.fingerprint


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('<meta charset="iso-8859-1"><p>Grüße</p>'.encode("cp1252"), '<meta charset="iso-8859-1"><p>Grüße</p>'),
        (b"\x89PNG\xff", "\ufffdPNG\ufffd"),
    ],
)
def test_an_old_page_is_decoded_and_what_is_no_page_is_replaced(tmp_path: Path, raw: bytes, text: str) -> None:
    (tmp_path / "page.html").write_bytes(raw)
    assert Document("a", "html", tmp_path / "page.html").read() == text


def test_the_fingerprint_is_of_what_a_result_depends_on() -> None:
    document = Document("1", "html", "source", "truth", present=("a",), absent=("b",), url="https://example.org/")
    others = [
        replace(document, source="sourc"),
        replace(document, truth="other"),
        replace(document, present=("a", "c")),
        replace(document, present=("a", "b"), absent=()),
        replace(document, absent=()),
        replace(document, url=None),
    ]
    assert len({other.fingerprint for other in (document, *others)}) == 7


def test_the_fingerprint_is_not_of_what_only_the_report_shows(tmp_path: Path) -> None:
    document = Document("1", "html", "source", "truth")
    assert replace(document, id="2", language="de", publisher="x").fingerprint == document.fingerprint
    (tmp_path / "page").write_text("source")
    assert replace(document, source=tmp_path / "page").fingerprint == document.fingerprint


def test_any_text_has_a_fingerprint_and_goes_to_other_processes() -> None:
    document = Document("1", "html", "half a pair \ud83d", "雨")
    assert document.fingerprint == pickle.loads(pickle.dumps(document)).fingerprint

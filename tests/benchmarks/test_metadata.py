from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import metadata
from benchmarks.cache import Cache
from benchmarks.documents import Document
from benchmarks.known import Known
from benchmarks.metadata import answers, costs, figures, half_of, lines, mistakes

PAGE = '<html><head><meta name="author" content="Ann Lee"></head><body><h1>Rain ends drought</h1><p>It rained.</p></body></html>'
TRUTH = Known("Rain ends drought", ("Ann Lee",), "2024-05-17")


def document(name: str = "a", known: Known = TRUTH) -> Document:
    return Document(name, "html", PAGE + name, known=known)


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    with Cache(tmp_path / "cache.sqlite") as opened:
        yield opened


def test_answers_and_figures(cache: Cache) -> None:
    pages = [document("a"), document("b", Known(title="Wind"))]
    found = answers("newsclean fast", pages, cache)
    assert [known.authors for known in found] == [("Ann Lee",), ("Ann Lee",)]
    rows = {row.field: row for row in figures("newsclean fast", pages, found)}
    assert {field: dict(row.results) for field, row in rows.items()} == {
        "title": {"right": 1, "wrong": 1},
        "authors": {"right": 1},
        "published": {"missing": 1},
    }
    assert "1 known" in str(rows["authors"]) and "F1 1.000" in str(rows["authors"])


def test_an_answer_is_kept(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    first = answers("newsclean fast", [document()], cache)
    monkeypatch.setattr(metadata, "_told", lambda *given: pytest.fail("asked again"))
    assert answers("newsclean fast", [document()], cache) == first


def test_an_error_of_a_system_is_an_empty_answer(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(page: str, url: str | None) -> Known:
        raise RuntimeError

    monkeypatch.setitem(metadata.TELLERS, "newsclean fast", ("newsclean", lambda: stumble))
    assert answers("newsclean fast", [document()], cache) == [Known()]


def test_mistakes_are_listed() -> None:
    told = "\n".join(mistakes("published", [document()], {"newsclean fast": [Known()], "other": [TRUTH]}))
    assert "'2024-05-17'" in told and "None" in told
    assert not list(mistakes("title", [document()], {"newsclean fast": [TRUTH]}))


def test_sites_stay_together() -> None:
    halves = {half_of(Document(str(i), "html", "", publisher="a.example")) for i in range(9)}
    assert len(halves) == 1
    assert {half_of(document(str(i))) for i in range(40)} == {"even", "odd"}


def test_costs() -> None:
    found = costs([document()], pages=1, rounds=1)
    assert list(found) == ["off", "fast", "full"] and all(cost > 0 for cost in found.values())
    assert "(+50.0%)" in "".join(lines({"off": 2.0, "fast": 3.0}))

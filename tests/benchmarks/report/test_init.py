from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from benchmarks.report import write_report
from tests.benchmarks.report import hostile
from tests.benchmarks.report.example import report
from tests.benchmarks.report.reading import Seen, seen

FILES = ["index.html", "report.json", "report.md", "worst/fundus-dev.html", "worst/text-dev.html", "worst/wcxb-dev.html"]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def pages(folder: Path) -> dict[Path, Seen]:
    return {path: seen(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nasty")
    write_report(hostile.report(), folder)
    return folder


def test_all_files_are_there_and_nothing_else(written: Path) -> None:
    assert files(written) == FILES


def test_json_holds_the_report(written: Path, example: dict[str, Any]) -> None:
    assert json.loads((written / "report.json").read_text(encoding="utf-8")) == example


def test_the_same_report_gives_the_same_bytes(written: Path, tmp_path: Path) -> None:
    write_report(report(), tmp_path)
    assert [(tmp_path / name).read_bytes() for name in FILES] == [(written / name).read_bytes() for name in FILES]


def test_a_report_is_written_over_an_older_one_and_other_files_stay(tmp_path: Path) -> None:
    (tmp_path / "cache.sqlite").write_bytes(b"kept")
    (tmp_path / "report.json").write_bytes(b"old")
    write_report({"schema": 1}, tmp_path / ".")
    assert files(tmp_path) == ["cache.sqlite", "index.html", "report.json", "report.md"]
    assert json.loads((tmp_path / "report.json").read_bytes()) == {"schema": 1}


def test_numbers_that_json_does_not_know_become_null(tmp_path: Path) -> None:
    write_report(
        {"speed": {"mb": float("nan"), "rows": [{"system": "x", "ratio": float("inf")}], "rounds": 3}, "skipped": (1, 2)}, tmp_path
    )
    assert json.loads((tmp_path / "report.json").read_bytes()) == {
        "speed": {"mb": None, "rows": [{"system": "x", "ratio": None}], "rounds": 3},
        "skipped": [1, 2],
    }


def test_json_holds_hostile_text_unchanged(nasty: Path) -> None:
    assert json.loads((nasty / "report.json").read_bytes()) == hostile.report()


def test_hostile_names_stay_in_the_folder(nasty: Path) -> None:
    found = files(nasty)
    assert len(found) == 4
    assert [name for name in found if name.startswith("worst/")] == [
        "worst/script-alert-1-script-img-src-x-onerror-alert-2-a-b-31m-x_-1.html"
    ]


@pytest.mark.parametrize("kind", ["written", "nasty"])
def test_pages_are_well_formed(kind: str, request: pytest.FixtureRequest) -> None:
    for path, page in pages(request.getfixturevalue(kind)).items():
        assert (path, page.wrong, page.unclosed) == (path, [], [])
        assert [name for name, count in page.ids.items() if count > 1] == []


@pytest.mark.parametrize("kind", ["written", "nasty"])
def test_links_lead_to_something_that_is_there(kind: str, request: pytest.FixtureRequest) -> None:
    found = pages(request.getfixturevalue(kind))
    ids = {path: set(page.ids) for path, page in found.items()}
    inside = [(path, link["href"]) for path, page in found.items() for link in page.links if not urlsplit(link["href"]).scheme]
    assert len(inside) > 20
    for path, href in inside:
        target, _, anchor = href.partition("#")
        other = (path.parent / unquote(target)).resolve() if target else path
        assert other in ids, href
        assert not anchor or anchor in ids[other], href


@pytest.mark.parametrize("kind", ["written", "nasty"])
def test_references_inside_of_plots_lead_to_something(kind: str, request: pytest.FixtureRequest) -> None:
    for page in pages(request.getfixturevalue(kind)).values():
        used = [attributes["href"] for tag, attributes in page.tags if tag == "use"]
        clips = [attributes["clip-path"] for _, attributes in page.tags if "clip-path" in attributes]
        assert {href.removeprefix("#") for href in used} <= set(page.ids)
        assert {clip.removeprefix("url(#").removesuffix(")") for clip in clips} <= set(page.ids)


@pytest.mark.parametrize("kind", ["written", "nasty"])
def test_nothing_is_loaded_from_the_network(kind: str, request: pytest.FixtureRequest) -> None:
    for page in pages(request.getfixturevalue(kind)).values():
        assert not [
            tag for tag, attributes in page.tags if "src" in attributes or tag in ("link", "img", "iframe", "object", "base", "form")
        ]
        outside = [attributes for tag, attributes in page.tags if "//" in attributes.get("href", "")]
        assert all(link["rel"] == "noopener noreferrer" and link in page.links for link in outside)
        assert "@import" not in "".join(page.texts) and "url(http" not in "".join(page.texts)


def test_only_web_addresses_become_links(nasty: Path) -> None:
    (page,) = (page for path, page in pages(nasty).items() if path.parent.name == "worst")
    assert [link["href"] for link in page.links if "//" in link["href"]] == ["https://news.example/rain?a=1&b=2"]
    assert not [link for link in page.links if link["href"].startswith("javascript")]
    assert "javascript:alert(3)" in "".join(page.texts)


def test_a_script_on_a_page_is_text(nasty: Path) -> None:
    for page in pages(nasty).values():
        assert [tag for tag, _ in page.tags].count("script") == 1
        assert not [attributes for _, attributes in page.tags if any(name.startswith("on") for name in attributes)]
        assert "<script>alert(1)</script>" in "".join(page.texts)
        assert "{{ 7 * 7 }}" in "".join(page.texts)


def test_no_control_character_is_left(nasty: Path) -> None:
    for name in files(nasty):
        text = (nasty / name).read_bytes().decode()
        assert not [char for char in text if ord(char) < 32 and char != "\n"], name


SMALL: list[dict[str, Any]] = [
    {},
    {"corpora": [], "systems": [], "problems": [], "speed": None, "newsclean": None},
    {"corpora": [{"name": "a", "mode": "html"}]},
    {"corpora": [{"name": "a", "mode": "text", "rows": [], "slices": {}, "worst": [], "ablation": None, "confidence": []}], "speed": {}},
    {"corpora": [{"name": "a", "mode": "html", "rows": [{"system": "newsclean", "metrics": {}}]}]},
    {"corpora": [{"name": "a", "mode": "html", "rows": [{"system": "newsclean", "metrics": {"word_f1": {"value": 0.9}}}]}]},
    {"corpora": [{"name": "a", "mode": "html", "rows": [{"system": "x", "metrics": {"with": {"value": 0.9}}, "against": {"with": None}}]}]},
    {"corpora": [{"name": "a", "mode": "html", "worst": [{"id": "1"}], "slices": {"language": [{"value": None, "rows": {}}]}}]},
    {"speed": {"rows": [{"system": "x", "mode": "html"}], "growth": [{"system": "x", "mode": "html", "blocks": [1], "ms": [0.0]}]}},
]


@pytest.mark.parametrize("found", SMALL, ids=str)
def test_whatever_is_optional_may_be_missing(found: dict[str, Any], tmp_path: Path) -> None:
    write_report(found, tmp_path)
    page = seen((tmp_path / "index.html").read_text(encoding="utf-8"))
    assert (page.wrong, page.unclosed) == ([], [])
    assert "How well newsclean cleans" in page.texts


OPTIONAL = ("rows", "slices", "kinds", "confidence", "ablation", "error_kinds", "worst", "with_truth", "layout", "documents", "skipped")


@pytest.mark.parametrize("key", OPTIONAL)
def test_parts_of_a_corpus_may_be_null(key: str, tmp_path: Path) -> None:
    found = {**hostile.report(), "speed": None}
    found["corpora"][0][key] = None
    write_report(found, tmp_path)
    assert ("worst" in [path.name for path in tmp_path.iterdir()]) == (key != "worst")

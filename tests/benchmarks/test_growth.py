from __future__ import annotations

import doctest

import pytest

from benchmarks import growth
from benchmarks.documents import CorpusError, Mode
from benchmarks.growth import document_of
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text


def test_examples() -> None:
    assert doctest.testmod(growth).failed == 0


@pytest.mark.parametrize("blocks", [1, 50, 300])
def test_a_page_has_as_many_blocks_as_wanted(blocks: int) -> None:
    read = read_html(document_of("html", blocks))
    assert len(read.blocks) == blocks + 1  # and the headline


def test_so_has_a_text() -> None:
    assert len(read_text(document_of("text", 300)).blocks) == 300


@pytest.mark.parametrize("mode", ["html", "text"])
def test_no_paragraph_stands_twice(mode: Mode) -> None:
    lines = document_of(mode, 2_000).split("\n")
    paragraphs = [line for line in lines if len(line.split()) > 25]
    assert len(paragraphs) > 1_000 and len(set(paragraphs)) == len(paragraphs)


def test_the_same_length_gives_the_same_document() -> None:
    assert document_of("text", 100) == document_of("text", 100)
    assert document_of("text", 200).startswith(document_of("text", 100))


def test_without_fixtures_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(growth, "_FIXTURES", tmp_path)
    growth._material.cache_clear()
    with pytest.raises(CorpusError, match="no English articles"):
        document_of("text", 1)
    growth._material.cache_clear()

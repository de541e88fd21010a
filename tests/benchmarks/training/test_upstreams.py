from __future__ import annotations

import pytest

from benchmarks.documents import Document
from benchmarks.training.upstreams import converted, texts_of
from newsclean import clean_text
from tests.benchmarks.made import BODY

LINKED = BODY[0].replace("bridge", "<a href='/a'>bridge</a>")
SOURCE = (
    "<html><head><title>Rain</title></head><body><script>run()</script><h1>Rain</h1>"
    f"<p>{LINKED}</p><p>{BODY[1].replace('arches', '<b>arches</b>')}</p></body></html>"
)
IDS = {"text-nodes": "d", "markdown-wrapped": "b", "markdown": "a"}


def test_the_texts_of_a_page() -> None:
    for library in ("html_text", "inscriptis", "resiliparse"):
        pytest.importorskip(library)
    page = Document("1", "html", f"<html><body><p>{BODY[0]}</p></body></html>", kind="index")
    found = texts_of(page)
    assert {text.upstream for text in found} >= {"html-text", "inscriptis", "resiliparse-all"}
    assert all(text.mode == "text" and text.kind == "index" for text in found) and BODY[0] in found[0].read()


@pytest.mark.parametrize(("name", "own"), IDS.items())
def test_a_page_is_converted_as_a_whole(name: str, own: str) -> None:
    pytest.importorskip("markdownify")
    text = converted(Document(own, "html", SOURCE))
    assert (text.id, text.upstream, text.mode) == (f"{own}/{name}", name, "text")
    source = str(text.read())
    assert "run()" not in source and ("](/a)" in source) == (name != "text-nodes")
    assert ("# Rain" in source) == (name != "text-nodes")
    assert (max(map(len, source.splitlines())) > 78) == (name == "markdown")
    assert BODY[0] in clean_text(source).text.replace("\n", " ")

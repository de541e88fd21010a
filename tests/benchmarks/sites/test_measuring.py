from __future__ import annotations

import pytest

from benchmarks.documents import Document
from benchmarks.sites.measuring import PLAIN, WITHOUT, by_publisher, measured, prepared, profile_of

WORDS = ("bridge", "ferry", "market", "school", "river", "harbour", "choir", "library", "garden", "mill", "tower", "orchard")
PROMOTION = "The Valley Post comes to your telephone at seven each morning, and it costs you nothing for the first four weeks."


def document(i: int) -> Document:
    told = WORDS[i]
    truth = [
        f"The council voted on Tuesday to repair the old {told}, which had been closed since the floods of last spring.",
        f"Nobody in the town remembers who built the {told}, said the mayor, and nobody wants to be the one who pulls it down.",
    ]
    text = "\n".join((f"The {told} is saved", *truth, PROMOTION))
    return Document(str(i), "text", text, "\n".join(truth), url=f"https://post.example/{i}", publisher="post.example")


def test_a_profile_helps_once_it_knows_enough_pages() -> None:
    found = measured([[prepared(document(i)) for i in range(12)]], learned=(1, 12))
    left = {name: tally.figures["left"] for name, tally in found.items()}
    assert left[WITHOUT] == left[profile_of(1)] > left[profile_of(12)]
    assert found[PLAIN].figures["left"] < left[WITHOUT]
    assert found[profile_of(12)].figures["lost"] <= found[WITHOUT].figures["lost"]
    assert found[profile_of(12)].figures["f1"] > found[WITHOUT].figures["f1"]


def test_documents_are_grouped_by_site() -> None:
    other = Document("x", "text", "x", "x", publisher="a.example")
    groups = list(by_publisher([document(1), other, document(0)]))
    assert [(site, [found.id for found in documents]) for site, documents in groups] == [("a.example", ["x"]), ("post.example", ["0", "1"])]


def test_figures_of_nothing() -> None:
    assert measured([]) == {}


@pytest.mark.parametrize("mode", ["html", "text"])
def test_both_modes_are_read(mode: str) -> None:
    source = f"<p>{PROMOTION}</p>" if mode == "html" else PROMOTION
    read = prepared(Document("1", "html" if mode == "html" else "text", source, PROMOTION))
    assert [block.text for block in read.page.blocks] == [PROMOTION]

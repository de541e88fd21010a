from __future__ import annotations

from typing import Any

import pytest

from benchmarks.documents import Document
from benchmarks.metrics import score
from benchmarks.slices import slices_of
from benchmarks.statistics import table_of
from tests.benchmarks.inside import page
from tests.benchmarks.made import BODY, OTHER


def sliced(documents: list[Document]) -> dict[str, list[dict[str, Any]]]:
    outputs = [" ".join(BODY[: 1 + at % 3]) for at in range(len(documents))]
    table = table_of([score(document, output) for document, output in zip(documents, outputs, strict=True)])
    return {way: [dict(row) for row in rows] for way, rows in slices_of(documents, {"tool": table}).items()}


def test_slices_add_up_to_the_whole() -> None:
    documents = [page(f"{at}", " ".join(BODY), language="de" if at % 3 else "en", country="AT" if at < 5 else "CH") for at in range(12)]
    table = table_of([score(document, " ".join(BODY[: 1 + at % 3])) for at, document in enumerate(documents)])
    for way, rows in sliced(documents).items():
        assert sum(row["documents"] for row in rows) == 12, way
        mean = sum(row["documents"] * row["rows"]["tool"]["word_f1"] for row in rows) / 12
        assert mean == pytest.approx(table.value("word_f1"), abs=1e-5)


def test_the_slices_with_the_most_documents_come_first() -> None:
    documents = [page(f"{at}", language="de" if at < 3 else "cs") for at in range(8)]
    assert [(row["value"], row["documents"]) for row in sliced(documents)["language"]] == [("cs", 5), ("de", 3)]


def test_lengths_stand_in_their_own_order() -> None:
    lengths = [2500] * 4 + [100] * 3 + [600] * 5
    rows = sliced([page(f"{at}", "rain " * length, language="en") for at, length in enumerate(lengths)])["length"]
    assert [row["value"] for row in rows] == ["0-199 words", "500-999 words", "2000 words and more"]


@pytest.mark.parametrize(("words", "value"), [(199, "0-199 words"), (200, "200-499 words"), (1999, "1000-1999 words")])
def test_a_length_belongs_to_one_slice(words: int, value: str) -> None:
    documents = [page(f"{at}", "rain " * words, language="en") for at in range(3)]
    others = [page(f"{at} more", "rain " * 5000, language="en") for at in range(3)]
    assert value in [row["value"] for row in sliced(documents + others)["length"]]


def test_too_few_documents_are_no_slice_and_one_slice_is_none() -> None:
    documents = [page(f"{at}", language="de" if at < 2 else "cs", country="CZ") for at in range(8)]
    assert sliced(documents) == {}


def test_a_language_that_the_corpus_does_not_tell_is_read_off_the_truth() -> None:
    german = "Der Gemeinderat hat am Dienstag beschlossen, die alte Brücke zu reparieren, die seit dem Hochwasser gesperrt ist."
    documents = [page(f"{at}", german if at < 4 else OTHER) for at in range(7)]
    assert [row["value"] for row in sliced(documents)["language"]] == ["de", "en"]


def test_text_and_snippets_have_their_own_figures() -> None:
    texts = [Document(f"{at}", "text", OTHER, BODY[0], language="en", upstream="ab"[at % 2]) for at in range(6)]
    (row, _) = sliced(texts)["upstream"]
    assert set(row["rows"]["tool"]) == {"shingle_f1", "word_f1", "before", "left", "lost"}
    snippets = [page(f"{at}", None, present=(BODY[0],), language="en", country="AB"[at % 2]) for at in range(6)]
    assert set(sliced(snippets)["country"][0]["rows"]["tool"]) == {"snippet_f1"}

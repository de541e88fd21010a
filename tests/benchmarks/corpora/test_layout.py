from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpora.layout import Outputs, Taken, corpus_of, read_each, take
from benchmarks.corpora.rows import Row, RowError, text
from benchmarks.documents import Corpus, CorpusError, Document

PATH = Path("corpus")


def document(name: str, row: Row) -> Document:
    return Document(name, "text", "Ferry. Share this.", text(row, "gold"), kind=row.get("kind"), present=tuple(row.get("with", ())))


def named(name: str) -> Corpus:
    return Corpus(name, "text", "test", (document("a", {"gold": "Ferry."}),))


def failing() -> Corpus:
    raise CorpusError("corpus: it is not there")


class TestTake:
    def test_documents_in_the_order_of_the_rows(self) -> None:
        taken = take([("b", {"gold": "Ferry."}), ("a", {"gold": "Harbour."})], document)
        assert [(d.id, d.truth) for d in taken.documents] == [("b", "Ferry."), ("a", "Harbour.")]
        assert taken.skipped == ()

    def test_a_row_that_cannot_be_taken_is_listed_and_the_rest_goes_on(self) -> None:
        taken = take([("a", {"gold": 1}), ("line 2", RowError("no JSON")), ("c", []), ("d", {"gold": "Ferry."})], document)
        assert [d.id for d in taken.documents] == ["d"]
        assert taken.skipped == (
            "a: 'gold' should be text, not a number",
            "line 2: no JSON",
            "c: a row should be a JSON object, not a list",
        )

    def test_the_second_of_an_id_is_listed(self) -> None:
        taken = take([("a", {"gold": "First."}), ("a", {"gold": "Second."})], document)
        assert [d.truth for d in taken.documents] == ["First."]
        assert taken.skipped == ("a: the id is there already",)

    def test_one_without_truth_is_listed(self) -> None:
        taken = take([("a", {}), ("b", {"kind": "article"})], document)
        assert taken.documents == ()
        assert taken.skipped == tuple(f"{name}: no truth: neither the article nor snippets of it" for name in "ab")

    @pytest.mark.parametrize("row", [{"kind": "index"}, {"with": ["Ferry"]}], ids=["a listing", "snippets"])
    def test_a_truth_need_not_be_a_text(self, row: Row) -> None:
        assert len(take([("a", row)], document).documents) == 1


class TestCorpusOf:
    def test_what_was_skipped_comes_with_it(self) -> None:
        taken = Taken((document("a", {}),), ("b: no truth",))
        outputs = Outputs({"tool": {"a": "Ferry."}}, ("output of other: damaged",))
        corpus = corpus_of(PATH, "ferries", "text", "test", taken, outputs)
        assert corpus == Corpus("ferries", "text", "test", taken.documents, outputs.by_system, ("b: no truth", "output of other: damaged"))

    def test_a_corpus_without_documents_is_an_error(self) -> None:
        with pytest.raises(CorpusError, match="corpus: no document could be taken, for instance b: no truth"):
            corpus_of(PATH, "ferries", "text", "test", Taken((), ("b: no truth",)))
        with pytest.raises(CorpusError, match=r"corpus: no document could be taken$"):
            corpus_of(PATH, "ferries", "text", "test", Taken())


class TestReadEach:
    def test_one_that_fails_is_empty_and_says_why(self) -> None:
        empty = Corpus("broken", "html", "test", ())
        found = read_each([(empty, failing), (Corpus("sound", "text", "test", ()), lambda: named("sound"))])
        assert found == [Corpus("broken", "html", "test", (), skipped=("corpus: it is not there",)), named("sound")]

    def test_all_failing_is_an_error(self) -> None:
        with pytest.raises(CorpusError, match="it is not there"):
            read_each([(Corpus("broken", "html", "test", ()), failing)] * 2)

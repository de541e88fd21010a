from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.corpus.documents import Document, Failure, Outcome, Result, Task
from newsclean.corpus.writers.folder import FolderWriter


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder that holds what may be documents, and takes the results."""
    for name in ("a.txt", "b.txt", "deep/c.txt", "deep/notes.pdf", "page"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine", encoding="utf-8")
    return tmp_path


def _written(root: Path, *inputs: Path, name: str) -> Failure | None:
    writer = FolderWriter(root, True, inputs)
    writer.resume({})
    document = Document("x.html", name, Task(b"<p>The rain came.</p>", "html"))
    (failure,), _ = writer.write([Result(document, Outcome(b"The rain came.\n"))])
    return failure


@pytest.mark.parametrize(("given", "name"), [("b.txt", "b.txt"), ("page", "page"), ("deep", "deep/c.txt"), ("deep/../deep", "deep/c.txt")])
def test_documents_of_the_run_stay(given: str, name: str, root: Path) -> None:
    others = [root / f"other-{i}.html" for i in range(3)]
    failure = _written(root, *others, root / given, *others, name=name)
    assert failure and failure.kind == "result exists" and "a document of this run" in failure.reason
    assert (root / name).read_text(encoding="utf-8") == "mine"


def test_a_link_to_a_document_stays(root: Path) -> None:
    (root / "link.txt").symlink_to(root / "b.txt")
    assert _written(root, root / "b.txt", name="link.txt")
    assert (root / "link.txt").is_symlink()


@pytest.mark.parametrize(("given", "name"), [("b.txt", "a.txt"), ("deep", "a.txt"), ("deep", "deep/notes.pdf"), ("b.txt", "deep/c.txt")])
def test_what_is_no_document_of_the_run_may_be_replaced(given: str, name: str, root: Path) -> None:
    assert _written(root, root / given, name=name) is None
    assert (root / name).read_text(encoding="utf-8") == "The rain came.\n"


def test_results_within_the_input_are_no_documents(root: Path) -> None:
    assert _written(root / "deep", root, name="c.txt") is None

from __future__ import annotations

from pathlib import Path

from newsclean import Page, UnreadableInputError, read_text
from newsclean.corpus.folder import Source
from newsclean.corpus.profiling import learn

SOURCES = [Source(Path(f"in/{name}.txt"), Path(f"{name}.txt")) for name in ("a", "b", "c")]


def read(path: Path) -> Page:
    if path.stem == "b":
        raise UnreadableInputError("no text")
    return read_text(f"Story {path.stem}\nIt is told of {path.stem} at the harbour.")


def test_a_document_that_fails_is_told_and_the_rest_goes_on() -> None:
    learned = learn(SOURCES, read, "domain")
    assert learned.profile.sites == {"": 2}
    ((path, error),) = learned.failed
    assert path == Path("in/b.txt") and str(error) == "no text"


def test_the_summary() -> None:
    assert learn(SOURCES, read, "domain").summary(Path("x")) == "2 pages of 1 site learned, written to x, 1 documents failed."
    assert learn([], read, "domain").summary(Path("x")) == "0 pages of 0 sites learned, written to x."

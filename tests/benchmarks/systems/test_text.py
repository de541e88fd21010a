from __future__ import annotations

import pytest

from benchmarks.children import Child
from benchmarks.systems import Answer
from benchmarks.systems.text import TEXT_SYSTEMS
from tests.building import BODY

SYSTEMS = {system.name: system for system in TEXT_SYSTEMS}
TEXT = "\n".join((*BODY, "", "Share", "3 likes"))


def cleaned(name: str, text: str) -> str:
    found = SYSTEMS[name].build()(text, None)
    assert isinstance(found, str)
    return found


def test_unchanged_is_the_text_as_it_came() -> None:
    assert cleaned("unchanged", " a\r\n\n\tb ") == " a\r\n\n\tb "


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Three whole words.", True),
        ("  Are they three?  ", True),
        ("„Sie kam nicht mehr zurück”", True),
        ("And so it went on …", True),
        ("这 是 真的。", True),
        ("Two words.", False),
        ("No full stop here", False),
        ("Please switch on JavaScript.", False),
        ("", False),
    ],
)
def test_c4_keeps_sentences(line: str, stays: bool) -> None:
    assert cleaned("c4", f"{BODY[0]}\n{line}\n{BODY[1]}").split("\n") == [BODY[0], *([line] if stays else []), BODY[1]]


def test_long_lines_are_of_eighty_characters_without_the_space_around() -> None:
    assert cleaned("long-lines", f"{'a' * 80}\n{'b' * 79}\n  {'c' * 78}  ") == "a" * 80


def test_refinedweb_corrects_line_by_line() -> None:
    assert cleaned("refinedweb", TEXT) == "\n".join(BODY)


def test_newsclean_tells_what_it_knows() -> None:
    found = SYSTEMS["newsclean-text"].build()("\n\n".join((*BODY, "Share this article")), "https://example.org/")
    assert isinstance(found, Answer)
    assert found.text == "\n\n".join(BODY)
    assert (found.facts["kind"], found.facts["language"]) == ("article", "en") and 0 < found.facts["confidence"] <= 1


@pytest.mark.skipif(SYSTEMS["datatrove"].version is None, reason="datatrove is not installed")
def test_datatrove_cleans_lines_and_never_drops_a_document() -> None:
    with Child("datatrove") as child:
        assert child.ask(TEXT + "\n-----\nThe {curly} brackets stay in a sentence.").text.split("\n") == [
            *BODY,
            "The {curly} brackets stay in a sentence.",
        ]
        # datatrove's own defaults drop a text of fewer than five sentences, and one with lorem ipsum.
        assert child.ask("Lorem ipsum is one sentence only.").text == "Lorem ipsum is one sentence only."
        assert child.ask("").error == ""

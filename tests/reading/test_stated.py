from __future__ import annotations

import pytest

from newsclean.model import Block, Element
from newsclean.reading.stated import with_stated_text

ROOT = (Element("body", "", -1),)
LONG = "\n".join(f"On day {n} the river rose by another {n} centimetres, and the ferry stayed at its pier." for n in range(1, 8))
UNSPACED = "".join(chr(0x4E00 + n) for n in range(400))


def shown(*lines: str) -> tuple[Block, ...]:
    return tuple(Block(i, line, element=0) for i, line in enumerate(lines))


@pytest.mark.parametrize("body", [LONG, UNSPACED], ids=["spaced", "unspaced"])
def test_what_is_not_shown_is_added_a_paragraph_a_line(body: str) -> None:
    blocks, elements = with_stated_text(shown("Loading"), ROOT, body)
    assert [block.text for block in blocks] == ["Loading", *body.split("\n")]
    assert [block.index for block in blocks] == list(range(len(blocks)))
    assert elements[blocks[1].element] == Element("article", "stated-article-body", 0)


@pytest.mark.parametrize(
    ("lines", "body"),
    [(LONG.split("\n"), LONG), (LONG.split("\n")[:3], LONG), (["Loading"], "The river rose."), (["Loading"], "")],
    ids=["all of it is shown", "a part of it is shown", "a summary", "nothing is stated"],
)
def test_other_pages_stay_as_they_are(lines: list[str], body: str) -> None:
    assert with_stated_text(shown(*lines), ROOT, body) == (shown(*lines), ROOT)


def test_a_page_without_elements_gets_none() -> None:
    assert with_stated_text((), (), LONG) == ((), ())

"""The article text that a page states in its metadata and shows only when its scripts have run."""

from __future__ import annotations

from newsclean.model import Block, Element

_MIN_WORDS = 60  # shorter statements are summaries
_MIN_CHARS = 300  # the same in scripts without spaces
_SAMPLES = 40  # places where the statement is compared with what is shown
_SAMPLE = 12  # characters
_MAX_SHOWN = 0.2  # share of a stated article that such a page shows


def with_stated_text(blocks: tuple[Block, ...], elements: tuple[Element, ...], body: str) -> tuple[tuple[Block, ...], tuple[Element, ...]]:
    """The blocks and elements of a page, with the text that it states and does not show as one more element at the end.

    Args:
        blocks: what the page shows.
        elements: the elements that hold it.
        body: the text it states, a paragraph a line; "" if it states none.

    Returns:
        Both with the stated paragraphs, or unchanged.

    Example:
        >>> body = "The rain came at night, and by noon the river had left its bed. " * 6
        >>> blocks, elements = with_stated_text((Block(0, "Loading", element=0),), (Element("body", "", -1),), body)
        >>> len(blocks), elements[-1].tag
        (2, 'article')
    """
    if not elements or not _is_unseen(body, blocks):
        return blocks, elements
    lines = (line for line in body.split("\n") if any(map(str.isalnum, line)))
    added = (Block(i, line, element=len(elements)) for i, line in enumerate(lines, len(blocks)))
    return (*blocks, *added), (*elements, Element("article", "stated-article-body", 0))


def _is_unseen(body: str, blocks: tuple[Block, ...]) -> bool:
    if len(body.split()) < _MIN_WORDS and len(body) < _MIN_CHARS:
        return False
    shown = "\n".join(block.text for block in blocks)
    step = max(1, len(body) // _SAMPLES)
    samples = [body[at : at + _SAMPLE] for at in range(0, len(body) - _SAMPLE, step)]
    return sum(sample in shown for sample in samples) < _MAX_SHOWN * len(samples)

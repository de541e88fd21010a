"""Documents of any length, made from the fixtures' own English sentences: to see how time grows with length.

Each paragraph is new: sentences are drawn at random, and some of their words are swapped, so that no block repeats another.
The same length gives the same document on every machine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Literal

from benchmarks.documents import CorpusError, Mode

_FIXTURES = Path(__file__).parent.parent / "fixtures" / "pages"
_SENTENCE = re.compile(r"[^.!?]{30,300}[.!?](?=\s|\Z)")
_QUOTES = "\"'”’») "  # of the sentence before
_SWAPPED = 0.15  # share of a sentence's words
_MIN_SWAPPED = 4  # letters
_SECTION = 10  # blocks from one subhead to the next; the last two are items of a list of links

Kind = Literal["heading", "paragraph", "link"]


def document_of(mode: Mode, blocks: int) -> str:
    """A page, or an extracted text, with so many blocks.

    Raises:
        CorpusError: if the fixtures are not there.

    Example:
        >>> document_of("html", 30).count("<p>"), document_of("text", 30).count("\\n\\n") + 1
        (21, 30)
    """
    made = list(_blocks(blocks))
    if mode == "text":
        return "\n\n".join(text for _, text in made)
    body = "\n".join(_TAGS[kind].format(escape(text)) for kind, text in made)
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The river and the town</title></head>'
    return f'{head}<body><main><article class="story"><h1>The river and the town</h1>\n{body}\n</article></main></body></html>'


_TAGS: dict[Kind, str] = {
    "heading": "<h2>{}</h2>",
    "paragraph": "<p>{}</p>",
    "link": '<ul class="related"><li><a href="/story">{}</a></li></ul>',
}


def _blocks(count: int) -> Iterator[tuple[Kind, str]]:
    chance = random.Random(0)
    for i in range(count):
        place = i % _SECTION
        if place == 0:
            yield "heading", " ".join(_drawn(chance).split()[:6]).strip(" ,;:")
        elif place < _SECTION - 2:
            yield "paragraph", " ".join(_drawn(chance) for _ in range(chance.randint(2, 4)))
        else:
            yield "link", " ".join(_drawn(chance).split()[:9]).strip(" ,;:.")


def _drawn(chance: random.Random) -> str:
    """One of the sentences, with some words swapped for others."""
    sentences, words = _material()
    return " ".join(
        chance.choice(words) if len(word) >= _MIN_SWAPPED and word.isalpha() and chance.random() < _SWAPPED else word
        for word in chance.choice(sentences).split()
    )


@cache
def _material() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fixtures' English sentences, and the words to swap."""
    files = sorted(_FIXTURES.glob("en-*/article.txt"))
    sentences = [" ".join(s.split()).lstrip(_QUOTES) for file in files for s in _SENTENCE.findall(file.read_text(encoding="utf-8"))]
    if not sentences:
        raise CorpusError(f"{_FIXTURES}: no English articles to make long documents from")
    words = {word for sentence in sentences for word in sentence.split() if word.isalpha() and len(word) >= _MIN_SWAPPED}
    return tuple(sentences), tuple(sorted(words))

"""What stands around each block of a page by its elements: their tags, and what their names speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsclean.model import Page
from newsclean.signals.markup import concepts_of

_NEAR = 3  # elements, the block's own among them
_WHOLE = ("html", "body")
_STORY = frozenset({"article", "main"})
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Surroundings:
    """The elements around one block; all is empty for plain text.

    Attributes:
        own: the concepts that the names of its own element speak of, such as "related".
        near: the same for its element and the two around it.
        far: the same for all elements around it but the page as a whole.
        tags: of all elements around it; without the header of an article, which holds its lede.
        articles: the elements "article" around it, from the inside out.
        parent: the element that holds its own, or its own where there is none: siblings share it; -1 for plain text.
        look: tags and names of its element and the two around it: alike for blocks that a template prints alike.
    """

    own: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    far: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    articles: tuple[int, ...] = ()
    parent: int = -1
    look: str = ""


def surroundings(page: Page) -> tuple[Surroundings, ...]:
    """Read the elements around every block: one row a block.

    Example:
        >>> from newsclean.reading.html import read_html
        >>> (row,) = surroundings(read_html("<div class='newsletter'><aside><p>The rain came at night.</p></aside></div>"))
        >>> sorted(row.near), sorted(row.tags & {"aside", "p"})
        (['newsletter'], ['aside', 'p'])
    """
    rows: dict[int, Surroundings] = {-1: Surroundings()}
    concepts = cache(concepts_of)
    for block in page.blocks:
        if block.element not in rows:
            chain = list(page.around(block))
            # The page as a whole is named after everything that may be on it.
            named = [frozenset() if page.elements[at].tag in _WHOLE else concepts(page.elements[at].names) for at in chain]
            rows[block.element] = _row(page, chain, named)
    return tuple(rows[block.element] for block in page.blocks)


def _row(page: Page, chain: list[int], named: list[frozenset[str]]) -> Surroundings:
    tags = [page.elements[at].tag for at in chain]
    return Surroundings(
        own=named[0],
        near=frozenset().union(*named[:_NEAR]),
        far=frozenset().union(*named),
        tags=frozenset(tag for i, tag in enumerate(tags) if tag != "header" or _STORY.isdisjoint(tags[i:])),
        articles=tuple(at for at, tag in zip(chain, tags, strict=True) if tag == "article"),
        parent=chain[1] if len(chain) > 1 else chain[0],
        look="<".join(f"{page.elements[at].tag}.{_DIGITS.sub('', page.elements[at].names)}" for at in chain[:_NEAR]),
    )

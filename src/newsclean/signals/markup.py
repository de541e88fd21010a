"""What a block's place in the tree tells: its elements, their class names, and the prose they share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.model import Element, Page
from newsclean.signals.tree import Tree, tree_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.int64]

# Words that template authors everywhere put into class and id names, by what they name.
VOCABULARY: dict[str, frozenset[str]] = {
    concept: frozenset(words.split())
    for concept, words in {
        "body": (
            "rich wysiwyg rte markdown articlecopy bodytext articlebody articletext articlecontent storybody storytext "
            "postcontent postbody entrycontent maincontent fulltext richtext prose bodycopy textblock paragraph "
            "storycontent newsbody newstext detailbody"
        ),
        "story": (
            "article story post entry content body text main news detail single blog hentry copy editorial nota "
            "artikel articulo noticia beitrag artigo articolo"
        ),
        "lede": (
            "lead lede standfirst intro summary excerpt dek deck subtitle subheadline subhead chapo chapeau sommario "
            "description abstract ingress teaserlead bajada entradilla"
        ),
        "related": (
            "recent trending related recommend recommended recommendation recommendations recirc recirculation popular "
            "mostread mostpopular latest more readmore readnext next prev previous outbrain taboola similar teaser "
            "teasers card cards promo promos promoted suggested also seealso morenews topstories headlines feed list "
            "listing river grid carousel slider swiper ranking upnext archive"
        ),
        "aside": "sidebar side aside widget widgets rail rightcol leftcol complementary module panel",
        "box": (
            "box boxout boxcontent fact facts factbox infobox faktaboks faktaruta fakta infokasten kasten hintergrund background explainer "
            "glossary timeline expandable accordion accordeon summary aisummary keypoints takeaways highlights bullets tldr"
        ),
        "share": (
            "likes tools print email share sharing social socials follow facebook twitter whatsapp addthis sharedaddy "
            "sociable buttons toolbar actions"
        ),
        "newsletter": (
            "subscriptions ctas newsletter newsletters subscribe subscription signup mailing mailchimp optin inscription abo optinform cta"
        ),
        "tags": (
            "tag tags topic topics category categories cat keywords taxonomy hashtags label labels kicker eyebrow "
            "overline section breadcrumb breadcrumbs"
        ),
        "byline": (
            "tagline vcard authorname datepublished duration count views readtime byline author authors bio writer "
            "contributor profile credit credits meta metadata info date dateline time timestamp published pubdate "
            "updated reporter posted postmeta"
        ),
        "caption": "caption captions figcaption legend cutline mediacaption imagecaption photocaption bildunterschrift bildtext bildtekst",
        "picture": (
            "fig pic bild foto imagen thumbnail figure image img photo photos picture gallery slideshow media video player copyright"
        ),
        "comments": (
            "comment comments commentlist disqus respond reply replies discussion forum thread coment kommentare "
            "kommentar comentarios reader"
        ),
        "advert": (
            "ad ads advert advertisement advertising adsense dfp sponsor sponsored sponsorship banner commercial gpt "
            "anzeige publicidad partner affiliate"
        ),
        "notice": (
            "dialog account cart donate announcement cookie cookies consent gdpr modal popup overlay login "
            "register alert notice disclaimer legal donation support banner"
        ),
        "navigation": (
            "megamenu mega legal policy branding colophon nav navigation menu navbar footer header masthead topbar "
            "bottombar pagination pager skip toc sitemap search copyright contact logo"
        ),
    }.items()
}
CONCEPTS = tuple(VOCABULARY)
# Words so plain that they tell wherever they stand in a name: "imagecaption", "articlebodyblock".
STEMS: dict[str, str] = {
    stem: concept
    for concept, stems in {
        "body": "articlebody articletext articlecontent bodytext bodycopy storybody storytext postcontent entrycontent richtext paragraph",
        "lede": "standfirst subheadline chapo vorspann ingress",
        "related": "related recommend teaser recirc outbrain taboola readmore readnext mostread popular trending",
        "aside": "sidebar widget",
        "box": "factbox infobox faktabo",
        "share": "share social",
        "newsletter": "newsletter subscri signup",
        "tags": "breadcrumb hashtag taxonomy keyword",
        "byline": "byline author dateline timestamp",
        "caption": "caption",
        "picture": "gallery slideshow",
        "comments": "comment disqus",
        "advert": "advert sponsor",
        "notice": "cookie consent modal popup overlay disclaimer",
        "navigation": "navigation navbar footer masthead menu pagination",
    }.items()
    for stem in stems.split()
}
LANDMARKS = ("article", "main", "aside", "nav", "footer", "header", "form", "figure", "li", "table", "section")
_LANDMARK = {tag: 1 << i for i, tag in enumerate(LANDMARKS)}
_STORY = _LANDMARK["article"] | _LANDMARK["main"]
_PARTS = re.compile(r"[a-z]+")
_STEM = re.compile("|".join(sorted(STEMS, key=len, reverse=True)))
_MAX_PARTS = 40
_WORD_BITS = {
    word: sum(1 << i for i, concept in enumerate(CONCEPTS) if word in VOCABULARY[concept])
    for words in VOCABULARY.values()
    for word in words
}
_STEM_BITS = {stem: 1 << CONCEPTS.index(concept) for stem, concept in STEMS.items()}
# Who may read a story is part of the name of its body ("article-body subscriber-only"), and no name of a box that asks to subscribe.
_READERS = frozenset(("subscriber", "subscribers"))
# What an element has or lacks, what it holds or allows: "has-comments", "no-sidebar", "comments-open".
_STATE_BEFORE = frozenset("has have no not without with hide show enable disable".split())
_STATE_AFTER = frozenset("open closed enabled disabled".split())


@dataclass(frozen=True)
class Markup:
    """What the elements around the blocks of a page tell; all attributes but ``tree`` have one entry a block.

    Attributes:
        tree: the page's elements.
        element: the index of the block's own element.
        link: share of the block's characters inside links, from 0 to 1.
        bold: share of its characters in bold, from 0 to 1.
        own: the concepts that the names of its own element speak of, as bits in the order of ``CONCEPTS``.
        above: the same for the element around that.
        near: the same for its element and the two around it.
        far: the same for all elements around it.
        inside: the landmark elements it is in, as bits in the order of ``LANDMARKS``.
        parent: index of the element that holds its element, or its own where it has none: siblings share it.
        signature: a number, the same for blocks whose own element and the two above have the same tags and names: a template
            prints them alike.
    """

    tree: Tree
    element: Indices
    link: Numbers
    bold: Numbers
    own: Indices
    above: Indices
    near: Indices
    far: Indices
    inside: Indices
    parent: Indices
    signature: Indices

    def is_near(self, i: int, concept: str) -> bool:
        """True if the element of block ``i``, or one of the two around it, is named after a concept."""
        return bool(self.near[i] >> CONCEPTS.index(concept) & 1)

    def named(self, concept: str) -> frozenset[int]:
        """The blocks whose very element, or the one around it, is named after a concept."""
        return frozenset(((self.own | self.above) >> CONCEPTS.index(concept) & 1).nonzero()[0].tolist())


def markup(page: Page) -> Markup:
    """Read the elements around every block.

    Args:
        page: with or without markup; plain text has no elements, so of its rows only the links and bold type of Markdown say something.

    Returns:
        One row a block.
    """
    import numpy as np

    blocks, elements = page.blocks, page.elements
    count = len(blocks)
    nothing = np.zeros(count, dtype=np.int64)
    size = np.fromiter((len(block.text) for block in blocks), dtype=np.float64, count=count)
    link = np.fromiter((block.linked for block in blocks), dtype=np.float64, count=count) / size
    bold = np.fromiter((block.bold for block in blocks), dtype=np.float64, count=count) / size
    if not page.markup or not count:
        return Markup(tree_of(()), nothing - 1, link, bold, nothing, nothing, nothing, nothing, nothing, nothing - 1, nothing)
    tree = tree_of(elements)
    at = np.fromiter((block.element for block in blocks), dtype=np.int64, count=count)
    named = _concepts_of_names(elements)
    far, inside = _inherited(elements, named)
    own = np.array(named, dtype=np.int64)
    above = tree.above[at]
    return Markup(
        tree=tree,
        element=at,
        link=link,
        bold=bold,
        own=own[at],
        above=own[above],
        near=own[at] | own[above] | own[tree.above[above]],
        far=np.array(far, dtype=np.int64)[at],
        inside=np.array(inside, dtype=np.int64)[at],
        parent=above,
        signature=_signatures(tree)[at],
    )


def concepts_of(names: str) -> frozenset[str]:
    """The concepts that class and id names speak of.

    Example:
        >>> sorted(concepts_of("article-body related-links"))
        ['body', 'related', 'story']
    """
    bits = _bits_of(names)
    return frozenset(concept for i, concept in enumerate(CONCEPTS) if bits >> i & 1)


def _bits_of(names: str) -> int:
    """The same as bits in the order of ``CONCEPTS``."""
    parts = _PARTS.findall(names)[:_MAX_PARTS]
    bits = 0
    for before, part, after in zip(("", *parts), parts, (*parts[1:], ""), strict=False):
        if before not in _STATE_BEFORE and after not in _STATE_AFTER:
            bits |= _bits_of_part(part)
    for first, second in pairwise(parts):
        bits |= _WORD_BITS.get(first + second, 0)
    return bits


@lru_cache(maxsize=1 << 14)  # template authors everywhere use the same few thousand words
def _bits_of_part(part: str) -> int:
    bits = _WORD_BITS.get(part, 0)
    if part in _READERS:
        return bits
    for stem in _STEM.findall(part):
        bits |= _STEM_BITS[stem]
    return bits


def _concepts_of_names(elements: Sequence[Element]) -> list[int]:
    """For each element the concepts of its own names, as bits."""
    known: dict[str, int] = {"": 0}
    found = []
    for element in elements:
        # The page as a whole is named after everything that may be on it.
        names = "" if element.tag in ("body", "html") else element.names
        if names not in known:
            known[names] = _bits_of(names)
        found.append(known[names])
    return found


def _inherited(elements: Sequence[Element], named: Sequence[int]) -> tuple[list[int], list[int]]:
    """For each element the concepts of its names and of all around it, and the landmarks it is in."""
    far: list[int] = []
    inside: list[int] = []
    for element, own in zip(elements, named, strict=True):
        parent = element.parent
        around, marks = (far[parent], inside[parent]) if parent >= 0 else (0, 0)
        bit = _LANDMARK.get(element.tag, 0)
        # The header of an article holds its lede; only that of the page is furniture.
        if bit and not (element.tag == "header" and marks & _STORY):
            marks |= bit
        far.append(around | own)
        inside.append(marks)
    return far, inside


def _signatures(tree: Tree) -> Indices:
    """For each element a number that is the same for elements that a template prints alike."""
    import numpy as np

    likes = tree.likeness.max(initial=0) + 1
    above = tree.above
    chain = (tree.likeness * likes + tree.likeness[above]) * likes + tree.likeness[above[above]]
    return np.unique(chain, return_inverse=True)[1].reshape(-1)

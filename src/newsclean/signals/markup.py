"""What a block's place in the tree tells: its elements, their class names, and the prose they share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from newsclean.model import Element, Page

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
        "aside": "sidebar side aside widget widgets rail rightcol leftcol complementary infobox factbox box module panel",
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
        "caption": (
            "fig pic legend bild foto imagen thumbnail caption figcaption figure image img photo photos picture "
            "gallery media mediacaption wp-caption-text video player copyright"
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
            "dialog account cart donate announcement cookie cookies consent gdpr modal popup overlay paywall login "
            "register premium regwall alert notice disclaimer legal donation support banner"
        ),
        "navigation": (
            "megamenu mega legal policy branding colophon nav navigation menu navbar footer header masthead topbar "
            "bottombar pagination pager skip toc sitemap search copyright contact logo"
        ),
    }.items()
}
CONCEPTS = tuple(VOCABULARY)
_PARTS = re.compile(r"[a-z]+")
_NEAR = 3  # elements from the block upwards that count as near
LANDMARKS = ("article", "main", "aside", "nav", "footer", "header", "form", "figure", "li", "table", "section")
_MAX_PARTS = 40


@dataclass(frozen=True, slots=True)
class Markup:
    """What the elements around one block tell.

    Attributes:
        link: share of its characters inside links, from 0 to 1.
        bold: share of its characters in bold, from 0 to 1.
        own: the concepts that the names of its own element speak of.
        near: the same for its element and the two around it.
        far: the concepts of all elements around it.
        inside: the landmark elements it is in, such as "article" or "aside".
        parent: index of the element that holds its element, or its own where it has none: siblings share it.
        signature: tags and names of its element and the two above: alike for blocks that a template prints alike.
        depth: how many elements it is in.
    """

    link: float
    bold: float
    own: frozenset[str]
    near: frozenset[str]
    far: frozenset[str]
    inside: frozenset[str]
    parent: int
    signature: str
    depth: int


_PLAIN = Markup(0.0, 0.0, frozenset(), frozenset(), frozenset(), frozenset(), -1, "", 0)


def markup(page: Page) -> tuple[Markup, ...]:
    """Read the elements around every block.

    Returns:
        One row a block; for a page without markup all rows are the same empty one.
    """
    if not page.markup:
        return (_PLAIN,) * len(page.blocks)
    named = _concepts_of_names(page.elements)
    around: list[tuple[frozenset[str], frozenset[str], int]] = []  # by element: concepts, landmarks, depth; all inherited
    for element, concepts in zip(page.elements, named, strict=True):
        far, inside, depth = around[element.parent] if element.parent >= 0 else (frozenset(), frozenset(), 0)
        # The header of an article holds its lede; only that of the page is furniture.
        if element.tag in LANDMARKS and not (element.tag == "header" and inside & {"article", "main"}):
            inside = inside | {element.tag}
        around.append((far | concepts if concepts else far, inside, depth + 1))
    rows = []
    for block in page.blocks:
        far, inside, depth = around[block.element]
        element = page.elements[block.element]
        size = len(block.text)
        rows.append(
            Markup(
                link=block.linked / size,
                bold=block.bold / size,
                own=named[block.element],
                near=_near(page.elements, named, block.element),
                far=far,
                inside=inside,
                parent=element.parent if element.parent >= 0 else block.element,
                signature=_signature(page.elements, block.element),
                depth=depth,
            )
        )
    return tuple(rows)


def concepts_of(names: str) -> frozenset[str]:
    """The concepts that class and id names speak of.

    Example:
        >>> sorted(concepts_of("article-body related-links"))
        ['body', 'related', 'story']
    """
    parts = _PARTS.findall(names)[:_MAX_PARTS]
    words = {*parts, *(a + b for a, b in pairwise(parts))}
    return frozenset(concept for concept, known in VOCABULARY.items() if not known.isdisjoint(words))


def _concepts_of_names(elements: tuple[Element, ...]) -> list[frozenset[str]]:
    known: dict[str, frozenset[str]] = {"": frozenset()}
    found = []
    for element in elements:
        # The page as a whole is named after everything that may be on it.
        names = "" if element.tag in ("body", "html") else element.names
        if names not in known:
            known[names] = concepts_of(names)
        found.append(known[names])
    return found


def _near(elements: tuple[Element, ...], named: list[frozenset[str]], at: int) -> frozenset[str]:
    near: frozenset[str] = frozenset()
    for _ in range(_NEAR):
        if at < 0:
            break
        near |= named[at]
        at = elements[at].parent
    return near


def _signature(elements: tuple[Element, ...], at: int) -> str:
    steps = []
    for _ in range(3):
        if at < 0:
            break
        element = elements[at]
        steps.append(f"{element.tag}.{re.sub(r'[0-9]+', '', element.names)}")
        at = element.parent
    return "<".join(steps)

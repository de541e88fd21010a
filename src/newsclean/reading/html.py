"""An HTML page to blocks, in one walk of its tree.

The walk keeps everything a reader could see, and the facts that tell later what it is: the enclosing elements with their
names, the characters inside links, bold type. It judges nothing. What nobody sees is left out: scripts, styles,
templates, form controls, hidden elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsclean.model import Block, BlockKind, Element, Page
from newsclean.reading import fuse
from newsclean.reading.encoding import decode
from newsclean.reading.metadata import Head, describe
from newsclean.reading.stated import with_stated_text
from newsclean.reading.text import read_text

_SKIPPED = frozenset(
    (
        "script style title template svg iframe object embed canvas audio video map head button "
        "select option textarea input label datalist dialog meter progress rt rp"
    ).split()
)
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby s samp "
        "small span strike strong sub sup time tt u var wbr"
    ).split()
)
_WORDLESS = frozenset("img picture source track".split())  # these end no paragraph
_BOLD = frozenset(("b", "strong"))
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
# The kind that an element gives to the text directly in it.
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(_HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "figure", "caption"), "caption"),
    "blockquote": "quote",
    "pre": "preformatted",
}
# Kinds that also hold for paragraphs and boxes further inside.
_LASTING = frozenset(("quote", "caption"))
_WRAPPERS = frozenset(("p", "div", "center"))
# Elements with running text: an unknown element in them is part of the sentence.
_HOLDERS = frozenset(("p", "li", "td", "th", "blockquote", "figcaption", "dd", "dt", *_HEADINGS))
# Class names by which the common frameworks hide text from the eye and leave it to screen readers.
_UNSEEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader element-invisible u-visually-hidden "
    "is-visually-hidden a11y-hidden".split()
)
_NAMING = ("class", "id", "role", "itemprop")
_MAX_FORM = 500  # characters: the labels of a form are fewer
_MAX_NAMES = 300  # characters of one attribute; nobody names a class in more
_MAX_DEPTH = 150  # of the walk, which calls itself; real pages are at most 52 deep, and what is deeper is read flat
_HIDDEN_SHARE = 3  # hidden text this many times the visible: a page whose scripts would have shown it
_BREAK = "\x1e"  # stands for <br> until a block is finished


def read_html(source: str | bytes, url: str | None = None) -> Page:
    """Read an HTML page into blocks.

    Args:
        source: the page, as bytes or as text.
        url: its address, if known.

    Returns:
        The page. ``degraded`` names the reason where the page was too dangerous to parse and only its bare text was read.

    Raises:
        UnreadableInputError: if the bytes are no text.

    Example:
        >>> page = read_html("<h1>Title</h1><p>First <b>words</b>.<p>Second.")
        >>> [(block.kind, block.text) for block in page.blocks]
        [('heading', 'Title'), ('paragraph', 'First words.'), ('paragraph', 'Second.')]
    """
    text = decode(source)
    danger = fuse.blown(text)
    if danger:
        return read_text(fuse.strip_tags(text), url=url, degraded=danger)
    tree = LexborHTMLParser(text)
    walk = _Walk()
    if tree.body is not None:
        walk.enter(tree.body)
    blocks = walk.blocks()
    headlines = tuple(block.text for block in blocks if block.kind == "heading" and block.level == 1)
    about = describe(_head(tree), headlines, url)
    blocks, elements = with_stated_text(blocks, tuple(walk.elements), about.body)
    return Page(
        blocks=blocks,
        elements=elements,
        url=about.url,
        title=about.title,
        language=about.language,
        markup=True,
        description=about.description,
        body=about.body,
        is_article=about.is_article,
        authors=about.authors,
    )


def _head(tree: LexborHTMLParser) -> Head:
    """What the page says about itself, gathered but not yet judged."""
    metas: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        given = node.attributes
        name = given.get("property") or given.get("name") or given.get("http-equiv") or given.get("itemprop")
        if name:
            metas.setdefault(name.lower(), given.get("content") or "")
    title = next((node for node in tree.css("title") if node.parent is None or node.parent.tag != "svg"), None)
    canonical = tree.css_first('link[rel="canonical"]')
    root = tree.css_first("html")
    return Head(
        metas=metas,
        title=title.text() if title else "",
        canonical=(canonical.attributes.get("href") or "") if canonical else "",
        language=(root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root else "",
        json_ld=tuple(node.text() for node in tree.css('script[type="application/ld+json"]')),
    )


@dataclass(slots=True)
class _Draft:
    """A block before it is known whether hidden text counts."""

    text: str
    kind: BlockKind
    element: int
    linked: int
    bold: int
    level: int
    hidden: bool
    row: int


@dataclass(slots=True)
class _Place:
    """Where the walk is: what the text found now would belong to."""

    element: int = -1
    kind: BlockKind = "paragraph"
    level: int = 0
    linked: bool = False
    bold: bool = False
    hidden: bool = False
    row: int = 0
    holder: str = ""  # the tag of that element
    depth: int = 0


class _Walk:
    """One walk of the tree: collects text until a block ends, then keeps it with its facts."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self._drafts: list[_Draft] = []
        self._parts: list[str] = []
        self._linked = 0
        self._bold = 0
        self._rows = 0

    def _next_row(self) -> int:
        self._rows += 1
        return self._rows

    def blocks(self) -> tuple[Block, ...]:
        hidden = sum(len(draft.text) for draft in self._drafts if draft.hidden)
        visible = sum(len(draft.text) for draft in self._drafts if not draft.hidden)
        shown = [d for d in self._drafts if not d.hidden or hidden > visible * _HIDDEN_SHARE]
        return tuple(
            Block(
                index=i,
                text=d.text,
                kind=d.kind,
                element=d.element,
                linked=min(d.linked, len(d.text)),
                bold=min(d.bold, len(d.text)),
                row=d.row if d.kind == "cell" else 0,
                level=d.level if d.kind in ("heading", "item") else 0,
            )
            for i, d in enumerate(shown)
        )

    def enter(self, node: LexborNode, place: _Place | None = None) -> None:
        """Walk an element that starts and ends a block, and all that is in it."""
        outer = place or _Place()
        tag = node.tag or ""
        given = node.attributes
        names = " ".join(value[:_MAX_NAMES] for key in _NAMING if (value := given.get(key))).lower()
        self.elements.append(Element(tag, names, outer.element))
        inner = _Place(
            element=len(self.elements) - 1,
            kind=_KINDS.get(tag) or (outer.kind if _lasts(outer.kind, tag) else "paragraph"),
            level=_HEADINGS.get(tag) or outer.level + (tag in ("ul", "ol", "dl")),
            linked=outer.linked,
            bold=outer.bold,
            hidden=outer.hidden or tag == "noscript" or _is_hidden(given),
            row=self._next_row() if tag == "tr" else outer.row,
            holder=tag,
            depth=outer.depth + 1,
        )
        self._flush(outer)
        self._children(node, inner)
        self._flush(inner)

    def _children(self, node: LexborNode, place: _Place) -> None:
        for child in _children(node):
            tag = child.tag
            if tag == "-text":
                self._add(child.text_content or "", place)
            elif tag == "button" and place.kind == "heading":
                self._inline(child, tag, place)  # a heading that opens and closes what is below it
            elif tag is None or tag in _SKIPPED or tag in _WORDLESS or tag[0] == "-":
                continue
            elif place.depth > _MAX_DEPTH:
                self._add(_flat_text(child), place)
            elif tag == "br":
                self._line_break(place)
            elif tag in _INLINE or ("-" in tag and place.holder in _HOLDERS):
                self._inline(child, tag, place)
            elif tag != "form" or _is_page(child):
                self.enter(child, place)

    def _inline(self, node: LexborNode, tag: str, place: _Place) -> None:
        was = place.linked, place.bold
        # Links and spans that touch each other outside a paragraph are boxes that a style sheet keeps apart.
        if self._parts and place.kind == "paragraph" and tag in ("a", "span") and _touches(node):
            self._parts.append(" ")
        place.linked |= tag == "a"
        place.bold |= tag in _BOLD
        place.depth += 1
        if not _is_hidden(node.attributes):
            self._children(node, place)
        place.depth -= 1
        place.linked, place.bold = was

    def _add(self, text: str, place: _Place) -> None:
        self._parts.append(text)
        if place.linked or place.bold:
            size = len(" ".join(text.split()))
            self._linked += size * place.linked
            self._bold += size * place.bold

    def _line_break(self, place: _Place) -> None:
        """One <br> is a line break inside the block; a second one ends the block."""
        for part in reversed(self._parts):
            if part == _BREAK:
                self._flush(place)
                return
            if part.strip():
                break
        self._parts.append(_BREAK)

    def _flush(self, place: _Place) -> None:
        """Finish the block that was being collected, if it says anything."""
        if self._parts:
            text = _tidy("".join(self._parts), place.kind == "preformatted")
            if any(map(str.isalnum, text)):
                self._drafts.append(_Draft(text, place.kind, place.element, self._linked, self._bold, place.level, place.hidden, place.row))
            self._parts.clear()
        self._linked = self._bold = 0


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _is_page(form: LexborNode) -> bool:
    """True for a form that holds the page's text, as some systems wrap all of it in one."""
    return form.css_first("p, h1, article") is not None or len(form.text()) > _MAX_FORM


def _flat_text(node: LexborNode) -> str:
    parts = (found for found in node.traverse(include_text=True) if found.tag == "-text")
    return " ".join(part.text_content or "" for part in parts if part.parent is None or part.parent.tag not in _SKIPPED)


def _touches(node: LexborNode) -> bool:
    before = node.prev
    return before is not None and before.tag in ("a", "span") and node.parent is not None and node.parent.tag != "p"


def _lasts(kind: BlockKind, tag: str) -> bool:
    """True if text in an element with this tag is still of the kind of the element around it."""
    return kind in _LASTING or (kind == "item" and tag == "p") or (kind == "heading" and tag in _WRAPPERS)


def _tidy(text: str, preformatted: bool) -> str:
    if preformatted:
        return text.replace(_BREAK, "\n").strip("\n")
    if _BREAK not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split(_BREAK))
    return "\n".join(line for line in lines if line)


def _is_hidden(given: dict[str, str | None]) -> bool:
    if "hidden" in given or given.get("aria-hidden") == "true":
        return True
    style = given.get("style") or ""
    if "none" in style.lower() and "display:none" in style.replace(" ", "").lower():
        return True
    names = given.get("class") or ""
    return ("hidden" in names or "sr-only" in names or "screen" in names or "invisible" in names) and not _UNSEEN_CLASSES.isdisjoint(
        names.lower().split()
    )

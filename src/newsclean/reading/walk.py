"""The body of a page to blocks, in one walk over its tags.

The walk keeps everything a reader could see, and the facts that tell later what it is: the enclosing elements with their
names, the characters inside links, bold type. It judges nothing. Hidden elements and form controls are left out.

It reads the tree as the parser writes it out again, with every tag closed and every attribute quoted, because a regular
expression runs over that text several times faster than Python over the nodes of a tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from newsclean.model import Block, BlockKind, Element

# One tag or comment, and the text after it. In what a parser writes, only the value of an attribute may hold a ">" or a space.
_TAG = re.compile(r'<(?:!--.*?--|([^\s<>]+)((?: [^\s=>]*(?:="[^"]*")?)*))>([^<]*)', re.DOTALL)
_ATTRIBUTE = re.compile(r' (class|id|role|itemprop|style|hidden|aria-hidden)="([^"]*)"')
_VOID = frozenset("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split())
_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby s samp "
        "small span strike strong sub sup time tt u var wbr"
    ).split()
)
_WORDLESS = frozenset("img picture source track wbr".split())  # these end no paragraph
_BOLD = frozenset(("b", "strong"))
_BOXES = frozenset(("a", "span"))  # inline elements that style sheets often make boxes of
_LISTS = frozenset(("ul", "ol", "dl"))
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
_HINTS_OF_HIDING = ("hidden", "none", "sr-only", "screen", "invisible")
_MAX_NAMES = 300  # characters of one attribute; nobody names a class in more
_MAX_DEPTH = 150  # real pages are at most 52 deep; what is deeper is read as if it stood there
_HIDDEN_SHARE = 3  # hidden text this many times the visible: a page whose scripts would have shown it
_BREAK = "\x1e"  # stands for <br> until a block is finished


class _Place(NamedTuple):
    """Where the walk is: what the text found now belongs to."""

    element: int = -1
    kind: BlockKind = "paragraph"
    level: int = 0
    linked: bool = False
    bold: bool = False
    hidden: bool = False
    row: int = 0
    holder: str = ""  # the tag of that element
    depth: int = 0
    muted: bool = False  # nothing in here is read


class _Draft(NamedTuple):
    """A block before it is known whether hidden text counts."""

    text: str
    linked: int
    bold: int
    place: _Place


@dataclass(slots=True)
class Walk:
    """One walk: collects text until a block ends, then keeps it with its facts.

    Attributes:
        elements: the block-level elements, each after the one around it.
    """

    elements: list[Element] = field(default_factory=list)
    _drafts: list[_Draft] = field(default_factory=list)
    _open: list[tuple[str, _Place]] = field(default_factory=list)  # tags, each with the place to go back to
    _place: _Place = field(default_factory=_Place)
    _parts: list[str] = field(default_factory=list)
    _linked: int = 0
    _bold: int = 0
    _rows: int = 0
    _known: dict[str, tuple[str, bool]] = field(default_factory=dict)  # names and hiding by the attributes as they are written

    def blocks(self) -> tuple[Block, ...]:
        """What was found, in reading order. Hidden text counts where there is hardly any other."""
        hidden = sum(len(draft.text) for draft in self._drafts if draft.place.hidden)
        visible = sum(len(draft.text) for draft in self._drafts if not draft.place.hidden)
        shown = [draft for draft in self._drafts if not draft.place.hidden or hidden > visible * _HIDDEN_SHARE]
        return tuple(_block(i, draft) for i, draft in enumerate(shown))

    def take(self, markup: str) -> None:
        """Walk over the markup of one element, as a parser writes it."""
        touched = ""  # the tag that was closed right before this one, with no text between
        for tag, attributes, text in _TAG.findall(markup):
            if not tag:  # a comment
                pass
            elif tag[0] == "/":
                self._close(tag[1:])
                touched = tag[1:]
            elif tag in _VOID:
                self._void(tag)
                touched = tag
            else:
                self._begin(tag, attributes, touched)
                touched = ""
            if text:
                touched = ""
                if self._parts or not text.isspace():
                    self._add(text)

    def _void(self, tag: str) -> None:
        if tag in _WORDLESS or self._place.muted:
            return
        if tag == "br":
            self._line_break()
        else:
            self._begin(tag, "", "")
            self._close(tag)

    def _begin(self, tag: str, attributes: str, touched: str) -> None:
        place = self._place
        self._open.append((tag, place))
        if place.muted or tag == "picture":
            return
        if tag in _INLINE or ("-" in tag and place.holder in _HOLDERS):
            self._inline(tag, attributes, touched)
        elif tag == "button":
            # One in a heading opens and closes what is below it.
            if place.kind != "heading":
                self._place = place._replace(muted=True)
        elif place.depth <= _MAX_DEPTH:
            self._block(tag, attributes)

    def _block(self, tag: str, attributes: str) -> None:
        """An element that starts and ends a block."""
        if self._parts:
            self._flush()
        outer = self._place
        names, hidden = self._said(attributes)
        self.elements.append(Element(tag, names, outer.element))
        if tag == "tr":
            self._rows += 1
        self._place = _Place(
            len(self.elements) - 1,
            _KINDS.get(tag) or (outer.kind if _lasts(outer.kind, tag) else "paragraph"),
            _HEADINGS.get(tag) or outer.level + (tag in _LISTS),
            outer.linked,
            outer.bold,
            outer.hidden or hidden or tag == "noscript",
            self._rows if tag == "tr" else outer.row,
            tag,
            outer.depth + 1,
        )

    def _inline(self, tag: str, attributes: str, touched: str) -> None:
        """An element that is part of a line."""
        place = self._place
        # Links and spans that touch each other outside a paragraph are boxes that a style sheet keeps apart.
        if touched in _BOXES and tag in _BOXES and self._parts and place.kind == "paragraph" and self._open[-2][0] != "p":
            self._parts.append(" ")
        if attributes and any(hint in attributes for hint in _HINTS_OF_HIDING) and self._said(attributes)[1]:
            self._place = place._replace(muted=True)
        elif tag == "a":
            self._place = place._replace(linked=True)
        elif tag in _BOLD:
            self._place = place._replace(bold=True)

    def _close(self, tag: str) -> None:
        while self._open:
            opened, before = self._open.pop()
            if self._parts and self._place.element != before.element:
                self._flush()
            self._place = before
            if opened == tag:
                break

    def _said(self, attributes: str) -> tuple[str, bool]:
        """The names that the attributes of an element give it, and whether they hide it."""
        if attributes not in self._known:
            given = {name: _unescaped(value) for name, value in _ATTRIBUTE.findall(attributes)}
            names = " ".join(value[:_MAX_NAMES] for key in _NAMING if (value := given.get(key))).lower()
            self._known[attributes] = names, _is_hidden(given)
        return self._known[attributes]

    def _add(self, text: str) -> None:
        place = self._place
        if place.muted:
            return
        text = _unescaped(text)
        self._parts.append(text)
        if place.linked or place.bold:
            size = len(" ".join(text.split()))
            self._linked += size * place.linked
            self._bold += size * place.bold

    def _line_break(self) -> None:
        """One <br> is a line break inside the block; a second one ends the block."""
        for part in reversed(self._parts):
            if part == _BREAK:
                self._flush()
                return
            if part.strip():
                break
        self._parts.append(_BREAK)

    def _flush(self) -> None:
        """Finish the block that was being collected, if it says anything."""
        text = _tidy("".join(self._parts), self._place.kind == "preformatted")
        if any(map(str.isalnum, text)):
            self._drafts.append(_Draft(text, self._linked, self._bold, self._place))
        self._parts.clear()
        self._linked = self._bold = 0


def _block(index: int, draft: _Draft) -> Block:
    place, size = draft.place, len(draft.text)
    return Block(
        index=index,
        text=draft.text,
        kind=place.kind,
        element=place.element,
        linked=min(draft.linked, size),
        bold=min(draft.bold, size),
        row=place.row if place.kind == "cell" else 0,
        level=place.level if place.kind in ("heading", "item") else 0,
    )


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


def _unescaped(text: str) -> str:
    """What the few entities that a parser writes stand for; "&" last, so that nothing is read twice."""
    if "&" not in text:
        return text
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def _is_hidden(given: dict[str, str]) -> bool:
    if "hidden" in given or given.get("aria-hidden") == "true":
        return True
    style = given.get("style", "")
    if "none" in style.lower() and "display:none" in style.replace(" ", "").lower():
        return True
    return not _UNSEEN_CLASSES.isdisjoint(given.get("class", "").lower().split())

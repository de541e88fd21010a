"""The body of a page to blocks, in one walk over its tags.

The walk keeps everything a reader could see, and the facts that tell later what it is: the enclosing elements with their
names, the characters inside links, bold type. It judges nothing. Hidden elements and form controls are left out.

It reads the tree as the parser writes it out again, with every tag closed and every attribute quoted: one regular expression and one
loop, as fast as a way over the nodes, and no calls that go as deep as the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from newsclean.model import Block, Element, Inline
from newsclean.reading.inline import inline_parts
from newsclean.reading.numbering import NUMBERED, numbers_of, says_number
from newsclean.reading.places import BREAK, INLINE, OUTSIDE, Place

# One tag or comment, and the text after it. In what a parser writes, only the value of an attribute may hold a ">" or a space.
_TAG = re.compile(r'<(?:!--.*?--|([^\s<>]+)((?: [^\s=>]*(?:="[^"]*")?)*))>([^<]*)', re.DOTALL)
_ATTRIBUTE = re.compile(r' (class|id|role|itemprop|style|hidden|aria-hidden)="([^"]*)"')
_VOID = frozenset("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split())
_HREF = re.compile(r' href="([^"]*)"')
_BOXES = frozenset(("a", "span"))  # inline elements that style sheets often make boxes of
# Class names by which the common frameworks hide text from the eye and leave it to screen readers.
_UNSEEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader element-invisible u-visually-hidden "
    "is-visually-hidden a11y-hidden".split()
)
_NAMING = ("class", "id", "role", "itemprop")
_MAX_NAMES = 300  # characters of one attribute; nobody names a class in more
_MAX_DEPTH = 150  # real pages are at most 52 deep; what is deeper is read as if it stood there
_HIDDEN_SHARE = 3  # hidden text this many times the visible: a page whose scripts would have shown it


class _Draft(NamedTuple):
    """A block before it is known whether hidden text counts."""

    text: str
    linked: int
    bold: int
    place: Place
    element: int
    inline: tuple[Inline, ...]


@dataclass(slots=True)
class Walk:
    """One walk: collects text until a block ends, then keeps it with its facts.

    Attributes:
        inline: whether links and emphasised parts are kept too.
        elements: the block-level elements, each after the one around it.
    """

    inline: bool = False
    elements: list[Element] = field(default_factory=list)
    _drafts: list[_Draft] = field(default_factory=list)
    _place: Place = OUTSIDE
    _element: int = -1
    _around: list[tuple[str, Place, int]] = field(default_factory=list)  # open tags, with the place and element to go back to
    _parts: list[str] = field(default_factory=list)  # of the block that is being collected
    _styles: dict[int, tuple[Place, str]] = field(default_factory=dict)  # place and link of parts, if they are asked for
    _href: str = ""
    _linked: int = 0
    _bold: int = 0
    _numbered: dict[int, str] = field(default_factory=dict)  # what lists and items say of their numbers, by element
    _known: dict[str, tuple[str, bool]] = field(default_factory=dict)  # names and hiding, by the attributes as they are written

    def blocks(self) -> tuple[Block, ...]:
        """What was found, in reading order."""
        rows = {element: row for row, element in enumerate((i for i, e in enumerate(self.elements) if e.tag == "tr"), 1)}
        numbers = numbers_of(self.elements, self._numbered)
        return tuple(
            _block(i, draft, self._row(draft, rows) if rows else 0, self._number(draft, numbers) if numbers else "")
            for i, draft in enumerate(self._shown())
        )

    def _shown(self) -> list[_Draft]:
        """The drafts that count: hidden ones where there is hardly anything else."""
        visible = [draft for draft in self._drafts if not draft.place.hidden]
        seen = sum([len(draft.text) for draft in visible])
        hidden = sum([len(draft.text) for draft in self._drafts]) - seen
        return self._drafts if hidden > seen * _HIDDEN_SHARE else visible

    def take(self, markup: str) -> None:
        """Walk over the markup of one element, as a parser writes it."""
        touched = ""  # the tag that ended right before this one, with no text between
        for tag, attributes, text in _TAG.findall(markup):
            if tag[:1] == "/":
                touched = tag[1:]
                self._close(touched)
            elif tag in _VOID:
                touched = tag
                self._void(tag)
            elif tag:  # not a comment
                if touched in _BOXES and tag in _BOXES:
                    self._part_boxes()
                touched = ""
                self._open(tag, attributes)
            if text:
                touched = ""
                if self._parts or not text.isspace():
                    self._add(text)
        if self._parts:
            self._flush()

    def _open(self, tag: str, attributes: str) -> None:
        place, element = self._place, self._element
        self._around.append((tag, place, element))
        if len(self._around) > _MAX_DEPTH:
            return
        if tag in INLINE:
            if self.inline and tag == "a":
                found = _HREF.search(attributes)
                self._href = _unescaped(found[1]) if found else ""
            self._place = place.step(tag, _may_hide(attributes) and self._said(attributes)[1])
            return
        names, hidden = self._said(attributes)
        inner = place.step(tag, hidden)
        if inner.is_block and not place.muted:
            if self._parts:
                self._flush()
            self._element = len(self.elements)
            self.elements.append(Element(tag, names, element))
            if tag in NUMBERED and says_number(attributes):
                self._numbered[self._element] = attributes
        self._place = inner

    def _close(self, tag: str) -> None:
        around, opened = self._around, ""
        if not around or (around[-1][0] != tag and all(other != tag for other, _, _ in around)):
            return  # nothing opened it; a parser writes no such tag
        while opened != tag:
            opened, place, element = around.pop()
            if self._parts and element != self._element:
                self._flush()
            self._place, self._element = place, element

    def _void(self, tag: str) -> None:
        """An element that nothing can be in."""
        if self._place.muted:
            return
        if tag == "hr":
            if self._parts:
                self._flush()
            self.elements.append(Element(tag, "", self._element))
        elif tag == "br":
            self._line_break()

    def _part_boxes(self) -> None:
        """Links and spans that touch each other outside a paragraph are boxes that a style sheet keeps apart."""
        if self._parts and self._place.kind == "paragraph" and (not self._around or self._around[-1][0] != "p"):
            self._parts.append(" ")

    def _said(self, attributes: str) -> tuple[str, bool]:
        """The names that the attributes of an element give it, and whether they hide it."""
        said = self._known.get(attributes)
        if said is None:
            given = {name: _unescaped(value) for name, value in _ATTRIBUTE.findall(attributes)}
            names = " ".join([value[:_MAX_NAMES] for key in _NAMING if (value := given.get(key))]).lower()
            said = self._known[attributes] = names, _is_hidden(given)
        return said

    def _add(self, text: str) -> None:
        place = self._place
        if place.muted:
            return
        text = _unescaped(text)
        if self.inline:
            self._styles[len(self._parts)] = place, self._href
        self._parts.append(text)
        if place.linked or place.bold:
            size = len(" ".join(text.split()))
            self._linked += size * place.linked
            self._bold += size * place.bold

    def _line_break(self) -> None:
        """One <br> is a line break inside the block; a second one ends the block."""
        for part in reversed(self._parts):
            if part == BREAK:
                self._flush()
                return
            if part.strip():
                break
        self._parts.append(BREAK)

    def _flush(self) -> None:
        """Finish the block that was being collected, if it says anything."""
        text = _tidy("".join(self._parts), self._place.kind == "preformatted")
        if any(map(str.isalnum, text)):
            inline = inline_parts(self._parts, self._styles) if self.inline and self._place.kind != "preformatted" else ()
            self._drafts.append(_Draft(text, self._linked, self._bold, self._place, self._element, inline))
        self._parts.clear()
        self._styles.clear()
        self._linked = self._bold = 0

    def _number(self, draft: _Draft, numbers: dict[int, int]) -> str:
        """The number that a browser shows before the first block of an item in a numbered list; "" before other text."""
        at = draft.element
        if draft.place.kind == "item" and self.elements[at].tag != "li":
            at = self.elements[at].parent
        return f"{numbers.pop(at)}. " if at in numbers else ""

    def _row(self, draft: _Draft, rows: Mapping[int, int]) -> int:
        """The number of the table row that a cell is in; 0 for other text."""
        if draft.place.kind != "cell":
            return 0
        at = draft.element
        while at >= 0 and at not in rows:
            at = self.elements[at].parent
        return rows.get(at, 0)


def _block(index: int, draft: _Draft, row: int, mark: str) -> Block:
    text, linked, bold, place, element, inline = draft
    linked, bold = min(linked, len(text)), min(bold, len(text))
    level = place.level if place.kind in ("heading", "item") else 0
    return Block(index, text, place.kind, element, linked, bold, level, mark, row, inline=inline)


def _tidy(text: str, preformatted: bool) -> str:
    if preformatted:
        return text.replace(BREAK, "\n").strip("\n")
    if BREAK not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split(BREAK))
    return "\n".join(line for line in lines if line)


def _unescaped(text: str) -> str:
    """What the few entities that a parser writes stand for; "&" last, so that nothing is read twice."""
    if "&" not in text:
        return text
    return text.replace("&nbsp;", "\xa0").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def _may_hide(attributes: str) -> bool:
    """False for most elements: nothing in their attributes can hide them."""
    return "hidden" in attributes or "none" in attributes or "sr-only" in attributes or "screen" in attributes or "invisible" in attributes


def hides(given: Mapping[str, str | None]) -> bool:
    """True for the attributes of an element that browsers do not show.

    Args:
        given: the values of its attributes by their names; None for one without a value.

    Example:
        >>> hides({"style": "color: red; display: none"}), hides({"hidden": None}), hides({"id": "hidden"})
        (True, True, False)
    """
    style = given.get("style") or ""
    return "hidden" in given or given.get("aria-hidden") == "true" or "display:none" in style.replace(" ", "").lower()


def _is_hidden(given: Mapping[str, str]) -> bool:
    return hides(given) or not _UNSEEN_CLASSES.isdisjoint(given.get("class", "").lower().split())

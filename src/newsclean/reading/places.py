"""What the tags around a place in a page tell of the text there: its kind, whether it is a link, whether anybody sees it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from newsclean.model import BlockKind

BREAK = "\x1e"  # stands for <br> until a block is finished
INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q ruby s samp "
        "small span strike strong sub sup time tt u var picture"
    ).split()
)
_BOLD = frozenset(("b", "strong"))
_EMPHASIS = frozenset(("em", "i", "cite"))
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
# The tags that tell what is in them.
_TELLING = INLINE | _LISTS | _WRAPPERS | _HOLDERS | frozenset(_KINDS) | {"button", "noscript"}
_MAX_LEVEL = 20  # of lists in lists


@dataclass(frozen=True, slots=True)
class Place:
    """What the text found now is, as far as the tags around it tell.

    Pages go the same few ways again and again, so each step from one place to the next is worked out once and remembered. There
    are few places: ways that mean the same end in the same one, tags that mean nothing here are taken for one another, and lists
    count no deeper than ``_MAX_LEVEL``.
    """

    kind: BlockKind = "paragraph"
    level: int = 0
    linked: bool = False
    bold: bool = False
    emphasis: bool = False
    hidden: bool = False
    muted: bool = False  # nothing in here is read
    flowing: bool = False  # in an element with running text
    is_block: bool = False  # whether it begins a block, or is part of a line
    _steps: dict[tuple[str, bool], Place] = field(default_factory=dict, compare=False, repr=False)

    def step(self, tag: str, hidden: bool) -> Place:
        """The place inside an element that opens here."""
        if tag not in _TELLING:
            tag = "custom-element" if "-" in tag else "section"
        place = self._steps.get((tag, hidden))
        if place is None:
            place = self._steps[tag, hidden] = _one(self._inside(tag, hidden))
        return place

    def _inside(self, tag: str, hidden: bool) -> Place:
        if self.muted:
            return self
        if tag == "button" and self.kind != "heading":  # one in a heading opens and closes what is below it
            return replace(self, muted=True, is_block=False, _steps={})
        if tag in INLINE or tag == "button" or ("-" in tag and self.flowing):
            return replace(
                self,
                linked=self.linked or tag == "a",
                bold=self.bold or tag in _BOLD,
                emphasis=self.emphasis or tag in _EMPHASIS,
                muted=hidden,
                is_block=False,
                _steps={},
            )
        return Place(
            kind=_KINDS.get(tag) or (self.kind if _lasts(self.kind, tag) else "paragraph"),
            level=_HEADINGS.get(tag) or min(self.level + (tag in _LISTS), _MAX_LEVEL),
            linked=self.linked,
            bold=self.bold,
            emphasis=self.emphasis,
            hidden=self.hidden or hidden or tag == "noscript",
            flowing=tag in _HOLDERS,
            is_block=True,
        )


def _lasts(kind: BlockKind, tag: str) -> bool:
    """True if text in an element with this tag is still of the kind of the element around it."""
    return kind in _LASTING or (kind == "item" and tag == "p") or (kind == "heading" and tag in _WRAPPERS)


@cache
def _one(place: Place) -> Place:
    """The one place among its equals that is used."""
    return place


OUTSIDE = Place()

"""Parts of a page that its server sent later, put where its scripts put them.

React streams a page: where a part is not ready yet it writes ``<template id="B:0">`` and something to show meanwhile, and at the end of
the body the part itself, hidden, as ``<div hidden id="S:0">``; a script then moves it to its place. Whole articles come so. Parts within
parts have ``<template id="P:1">``. A part and its place have the same number, because the server makes it so
(https://github.com/facebook/react, ReactFizzConfigDOM: ``writeStartSegment``, ``writePlaceholder``, ``completeBoundary``).
"""

from __future__ import annotations

import re
from collections.abc import Set

from selectolax.lexbor import LexborHTMLParser, LexborNode

_PLACES = 'template[id^="B:"], template[id^="P:"]'
_PARTS = 'body > div[hidden][id^="S:"]'
_MARK = re.compile("\x1d([^\x1d<]*)\x1d")  # stands for a place until the tree is written
_MOST = 1_000  # places that are looked at, and elements that one shows meanwhile: a page has some dozens at most
_BEGINS, _ENDS = "$", "/$"  # comments around what a place shows; another character may follow the first


def mark_places(tree: LexborHTMLParser, source: str) -> frozenset[str]:
    """Mark the places of a tree, and hide what they show meanwhile. It changes the tree.

    Args:
        tree: a page.
        source: what it was parsed from; most have no template, and need no closer look.

    Returns:
        The numbers of the places.
    """
    if "<template" not in source:
        return frozenset()
    places = {(place.attributes["id"] or "")[2:]: place for place in reversed(tree.css(_PLACES)[:_MOST])}
    for number, place in places.items():
        place.insert_before(f"\x1d{number}\x1d")
        _hide_after(place)
    return frozenset(places)


def joined(body: LexborNode, places: Set[str]) -> str:
    """The markup of a body, with each part in its place. It changes the tree.

    Args:
        body: of a tree in which the places are marked.
        places: their numbers.

    Example:
        >>> page = '<main><template id="B:0"></template></main><footer>End</footer><div hidden id="S:0"><p>Late</p></div>'
        >>> tree = LexborHTMLParser(page)
        >>> places = mark_places(tree, page)
        >>> tree.strip_tags(["template"])
        >>> joined(tree.body, places)
        '<body><main><div id="S:0"><p>Late</p></div></main><footer>End</footer></body>'
    """
    parts: dict[str, str] = {}
    for part in body.css(_PARTS):
        number = (part.attributes["id"] or "")[2:]
        if number in places and number not in parts:
            del part.attrs["hidden"]
            parts[number] = part.html or ""
            part.decompose()
    return _filled(body.html or "", parts)


def _filled(markup: str, parts: dict[str, str]) -> str:
    """Markup with parts at its marks, and parts of parts; each once, as a part that is in itself would never end."""
    done: list[str] = []
    todo = [(markup, False)]
    while todo:
        text, is_number = todo.pop()
        if is_number:
            text = parts.pop(text, "")
        pieces = _MARK.split(text)
        if len(pieces) == 1:
            done.append(text)
        else:
            todo.extend((piece, i % 2 == 1) for i, piece in reversed(list(enumerate(pieces))))
    return "".join(done)


def _hide_after(place: LexborNode) -> None:
    """Hide what stands between a place and the comment that ends what it shows, if one does."""
    meanwhile: list[LexborNode] = []
    depth, node, ended = 0, place.next, False
    while node is not None and not ended and len(meanwhile) < _MOST:
        said = (node.comment_content or "") if node.is_comment_node else ""
        ended = said == _ENDS and not depth
        depth += said.startswith(_BEGINS) - (said == _ENDS)
        meanwhile.append(node)
        node = node.next
    for shown in meanwhile if ended else ():
        if shown.is_element_node:
            shown.attrs["hidden"] = ""

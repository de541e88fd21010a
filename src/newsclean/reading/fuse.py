"""What a hostile page may cost, looked at before it is parsed.

The HTML parser is linear on real pages, but takes time that grows with the square on three kinds of crafted ones:
very deep nesting, very many attributes on one element, and formatting elements that are never closed. A parse cannot be
interrupted, so the source is looked at first. Real pages stay far below every limit (measured over two thousand:
depth at most 52, attributes at most 73, tags at most 8,093).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

# At these limits a parse takes a tenth of a second more, and markup inside scripts does not reach them.
MAX_DEPTH = 3_000
MAX_ATTRIBUTES = 3_000
MAX_OPEN_FORMATTING = 1_000

_LONG_TAG_CHARS = 8_000  # a shorter tag has no room for that many attributes
# Elements that never nest: without content in HTML, or shapes that SVG closes at once.
_VOID = frozenset(
    "circle ellipse line path polygon polyline rect stop use area base br col embed hr img input link meta source track wbr".split()
)
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_IMPLIED_END = frozenset("p li dt dd tr td th thead tbody tfoot option".split())
# The first two characters of their tags, for a first look: other tags begin like some of them.
_FORMATTING_BEGINNINGS = frozenset((tag + end)[:2] for tag in _FORMATTING for end in " \t\n\r\f/>")
_INITIALS = "".join(sorted({tag[0] for tag in _FORMATTING}))
_LIKE_FORMATTING = re.compile(f"<([{_INITIALS}{_INITIALS.upper()}][^<])")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_LONG_TAG = re.compile(rf"[a-zA-Z][^>]{{{_LONG_TAG_CHARS - 1},}}")
_QUOTED = re.compile(r"""=\s{0,5}(?:"[^"]*"|'[^']*')""")


def blown(source: str) -> str:
    """Say why a page is too dangerous to parse.

    Args:
        source: the HTML source.

    Returns:
        The reason in a few words, or "" for a page that can be parsed.

    Example:
        >>> blown("<p>An ordinary page.</p>")
        ''
        >>> blown("<div>" * 5000)
        'elements nested more than 3000 deep'
    """
    return _too_many_attributes(source) or (_too_deep(source) if _has_many_tags(source) else "")


def _has_many_tags(source: str) -> bool:
    """True if the page has enough start tags to reach a limit at all: cheap to tell, and false of most pages."""
    tags = source.count("<")
    if tags <= MAX_OPEN_FORMATTING:
        return False
    if tags > MAX_DEPTH and tags - source.count("</") > MAX_DEPTH:
        return True
    beginnings = _LIKE_FORMATTING.findall(source)
    if len(beginnings) <= MAX_OPEN_FORMATTING:
        return False
    return sum(beginning.lower() in _FORMATTING_BEGINNINGS for beginning in beginnings) > MAX_OPEN_FORMATTING


def _too_many_attributes(source: str) -> str:
    for part in _long_parts(source):
        found = _LONG_TAG.match(part)
        if found and len(_QUOTED.sub(" ", found[0]).split()) > MAX_ATTRIBUTES:
            return f"an element with more than {MAX_ATTRIBUTES} attributes"
    return ""


def _long_parts(source: str) -> Iterator[str]:
    """What stands between one "<" and the next, where that has room for a long tag.

    It goes to the last "<" within the length of such a part, again and again: most characters are never looked at.
    """
    at = source.find("<")
    while at >= 0:
        limit = at + 1 + _LONG_TAG_CHARS
        following = source.rfind("<", at + 1, limit + 1)
        if following < 0:
            following = source.find("<", limit)
            if len(part := source[at + 1 : following if following >= 0 else None]) > _LONG_TAG_CHARS:
                yield part
        at = following


def _too_deep(source: str) -> str:
    """Count open elements from left to right; end tags that may be left out are not counted as depth."""
    depth = formatting = 0
    for closing, name in _TAG.findall(source):
        name = name.lower()
        if name in _VOID or name in _IMPLIED_END:
            continue
        step = -1 if closing else 1
        if name in _FORMATTING:
            formatting = max(0, formatting + step)
            if formatting > MAX_OPEN_FORMATTING:
                return f"more than {MAX_OPEN_FORMATTING} formatting elements left open"
        else:
            depth = max(0, depth + step)
            if depth > MAX_DEPTH:
                return f"elements nested more than {MAX_DEPTH} deep"
    return ""


_UNSEEN = ("script", "style", "template", "noscript", "svg")
_UNSEEN_START = re.compile(rf"<({'|'.join(_UNSEEN)})\b", re.IGNORECASE | re.ASCII)
_UNSEEN_END = {name: re.compile(f"</{name}", re.IGNORECASE | re.ASCII) for name in _UNSEEN}
_ANY_TAG = re.compile(r"<[^<>]{0,100000}>?")


def strip_tags(source: str) -> str:
    """The text of a page that must not be parsed: tags become line breaks, in one linear pass.

    Args:
        source: the HTML source.

    Returns:
        Its text, one line for each run of text between tags.

    Example:
        >>> strip_tags("<b>One</b><script>two</script><p>Three")
        'One\\nThree'
    """
    text = _ANY_TAG.sub("\n", "\n".join(_seen(source)))
    lines = (line.strip() for line in unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _seen(source: str) -> Iterator[str]:
    """The parts of a page outside scripts and the like. One that never ends hides nothing."""
    endless: set[str] = set()
    at = 0
    for start in _UNSEEN_START.finditer(source):
        name = start[1].lower()
        if start.start() < at or name in endless:
            continue
        end = _UNSEEN_END[name].search(source, start.end())
        if not end:
            endless.add(name)
            continue
        yield source[at : start.start()]
        at = end.start()
    yield source[at:]

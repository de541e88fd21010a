"""What a hostile page may cost, looked at before it is parsed.

The HTML parser is linear on real pages, but takes time that grows with the square on some kinds of crafted ones: very deep nesting,
very many attributes on one element, formatting elements that are never closed, very many options in one select element. A parse cannot be
interrupted, so the source is looked at first. Real pages stay far below every limit (measured over two thousand: depth at most 52,
attributes at most 73, tags at most 8,093).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from newsclean.reading.nesting import (
    ATTRIBUTES,
    BREAKS_OUT,
    FORMATTING,
    IMPLIED_END,
    MAX_ATTRIBUTES,
    MAX_COPIES,
    MAX_DEPTH,
    MAX_OPEN_FORMATTING,
    NAME,
    VOID,
    danger_of,
)

_MAX_PAIRS = 4 * MAX_COPIES  # of tags of formatting and all tags: fewer cannot make as many copies

_ROOTS = frozenset(("html", "body"))  # all their tags are one element
# A tag that is anything but short and plain. No "<" is in a plain one, so that one look at each is linear.
_PLAIN = (
    r"[a-zA-Z][a-zA-Z0-9:-]{0,40}"
    r"""(?:[ \t\n\r\f]+[^ \t\n\r\f/>=<"']{1,60}(?:=(?:"[^"<]*"|'[^'<]*'|[^ \t\n\r\f"'<>=`]{1,200}))?){0,60}[ \t\n\r\f]*/?>"""
)
_ODD_TAG = re.compile(rf"<(?!(?!html\b|body\b)/?{_PLAIN})(?=/?[a-zA-Z])", re.IGNORECASE | re.ASCII)
_TAG_FROM = re.compile(rf"</?({NAME})({ATTRIBUTES})")
_MAX_LOOKS = 20  # how often a character may be looked at: tags that begin within others are hardly ever long
_LONG_TAG_CHARS = 2 * MAX_ATTRIBUTES  # a shorter tag has no room for that many attributes
# The first two characters of the tags of formatting, for a first look: other tags begin like some of them.
_FORMATTING_BEGINNINGS = frozenset((tag + end)[:2] for tag in FORMATTING for end in " \t\n\r\f/>")
_INITIALS = "".join(sorted({tag[0] for tag in FORMATTING}))
_LIKE_FORMATTING = re.compile(f"<([{_INITIALS}{_INITIALS.upper()}][^<])")
_START = re.compile(r"<([a-zA-Z][^ \t\n\r\f/>]{0,20})")
_FOREIGN = re.compile("<(?:svg|math)", re.IGNORECASE | re.ASCII)
_NEVER_DEEP = (VOID | IMPLIED_END) - {"dd", "dt", "option"}
_NEVER_DEEP_IN_SVG = _NEVER_DEEP & BREAKS_OUT


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
    return danger_of(source) if _has_long_tags(source) or _has_many_tags(source) else ""


def _has_many_tags(source: str) -> bool:
    """True if the page has enough start tags to reach a limit at all: cheap to tell, and false of most pages."""
    tags = source.count("<")
    if tags <= MAX_OPEN_FORMATTING:
        return False
    tags -= source.count("</")
    if tags > MAX_DEPTH and _has_many_to_nest(source):
        return True
    beginnings = _LIKE_FORMATTING.findall(source)
    if len(beginnings) <= MAX_OPEN_FORMATTING and len(beginnings) * tags <= _MAX_PAIRS:
        return False
    formatting = sum(beginning.lower() in _FORMATTING_BEGINNINGS for beginning in beginnings)
    return formatting > MAX_OPEN_FORMATTING or formatting * tags > _MAX_PAIRS


def _has_many_to_nest(source: str) -> bool:
    """Whether that many start tags are of elements that nest."""
    flat = _NEVER_DEEP_IN_SVG if _FOREIGN.search(source) else _NEVER_DEEP
    names = _START.findall(source)
    return sum(name not in flat for name in names) > MAX_DEPTH and sum(name.lower() not in flat for name in names) > MAX_DEPTH


def _has_long_tags(source: str) -> bool:
    """Whether anything looks like a tag of many attributes, be it in a script or a comment: where these end is not known yet."""
    looked = of_roots = 0
    for odd in _ODD_TAG.finditer(source):
        tag = _TAG_FROM.match(source, odd.start())
        if not tag:
            continue
        size = len(tag[0])
        looked += size
        of_roots += size if tag[1].lower() in _ROOTS else 0
        # What has fewer characters has no room for that many attributes.
        if max(size, of_roots) > _LONG_TAG_CHARS or looked > _MAX_LOOKS * len(source):
            return True
    return False


_UNSEEN = ("script", "style", "template", "noscript", "svg", "select", "option", "textarea")
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

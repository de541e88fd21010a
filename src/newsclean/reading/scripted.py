"""The article text of a page that shows none until its scripts have run, out of the data that they run on.

Frameworks write the data of a page into it, as JSON in a script, often as JSON in a string of JSON; an editor's text is in it as HTML.
There is no standard for it, so any string with enough paragraphs will do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from newsclean.model import Block

_MAX_SHOWN = 300  # characters of all longer blocks: more than that, and the page shows something
_MIN_SHOWN = 100  # characters of a longer block
_MIN_TEXT = 300  # characters
_MIN_PARAGRAPHS = 2
_MAX_NESTED = 3  # strings in strings
_MOST_DATA = 5_000_000  # characters that are looked at
_SCRIPT = re.compile(r"<script\b[^>]{0,1000}>", re.IGNORECASE)
_SCRIPT_END = re.compile("</script", re.IGNORECASE)
_STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)("?)', re.DOTALL)  # the last one may have no end
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)


def shows_little(blocks: tuple[Block, ...]) -> bool:
    """Whether a page has so little text that its article must be elsewhere, if it has one."""
    return sum(len(block.text) for block in blocks if len(block.text) >= _MIN_SHOWN) < _MAX_SHOWN


def html_in_scripts(source: str) -> str:
    """The longest HTML with paragraphs in a page's scripts, as it is there; "" if there is none.

    Args:
        source: the page.

    Example:
        >>> story = "<p>" + "The rain came at night. " * 10 + "</p><p>" + "By noon the river had left its bed. " * 5
        >>> html_in_scripts("<script>window.data = " + json.dumps({"story": {"html": story}}) + "</script>")[-5:]
        'bed. '
    """
    found = ""
    left = _MOST_DATA
    for script in _scripts(source):
        left -= len(script)
        if left < 0:
            break
        found = max((found, *_texts(script, _MAX_NESTED)), key=len)
    return found


def _scripts(source: str) -> Iterator[str]:
    """The scripts of a page, up to the first one without an end: those after it have none either."""
    start = _SCRIPT.search(source)
    while start and (end := _SCRIPT_END.search(source, start.end())):
        yield source[start.end() : end.start()]
        start = _SCRIPT.search(source, end.end())


def _texts(data: str, depth: int) -> Iterator[str]:
    """The strings in data that are HTML with paragraphs, and those in strings that are data themselves."""
    for string in _STRING.finditer(data):
        if not string[2]:  # all quotes after it are escaped, so no other string can begin there
            return
        if len(string[1]) < _MIN_TEXT:
            continue
        try:
            value: str = json.loads(string[0], strict=False)
        except ValueError:
            continue
        inner = list(_texts(value, depth - 1)) if depth else []
        yield from inner
        if not inner and len(_PARAGRAPH.findall(value)) >= _MIN_PARAGRAPHS:
            yield value

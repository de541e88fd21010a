"""How deep a page nests, told without parsing it: the stack of open elements, as the HTML standard has a parser keep it.

Where the standard leaves more open than is told here, a crafted page could get past the fuse; so wherever the two may differ, more is
taken to be open, and an end tag that may be ignored is ignored. What is left out on purpose: formatting stands beside the stack, rows of
tables are not on it, and a heading does not end another one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

# At these limits a parse takes some tenths of a second more.
MAX_DEPTH = 3_000
MAX_ATTRIBUTES = 3_000
MAX_OPEN_FORMATTING = 1_000
MAX_OPTIONS = 10_000  # of a select element
# Every start tag may look at all open elements (and an option at all options before it), and every text may open all formatting again.
MAX_STEPS = 300_000_000
MAX_COPIES = 250_000

_SPACE = r"[ \t\n\r\f]"
# The attributes of a tag, character by character as the standard reads them. It cannot fail, so it is never tried again.
ATTRIBUTES = (
    rf"(?:{_SPACE}+|/(?!>)"
    rf"|[^ \t\n\r\f/>][^ \t\n\r\f/>=]*(?:{_SPACE}*={_SPACE}*"
    r"""(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^ \t\n\r\f>"'][^ \t\n\r\f>]*)?)?)*"""
)
_ATTRIBUTE = re.compile(
    rf"[^ \t\n\r\f/>][^ \t\n\r\f/>=]*(?:{_SPACE}*={_SPACE}*"
    r"""(?:"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[^ \t\n\r\f>"'][^ \t\n\r\f>]*)?)?"""
)
NAME = r"[a-zA-Z][^ \t\n\r\f/>]*"
_TOKEN = re.compile(
    rf"<(?:!--(?:-?>|.*?--!?>|.*)|(!\[CDATA\[)|[!?][^>]*|/[^a-zA-Z>][^>]*|(/?)({NAME})({ATTRIBUTES})(?:(/?)>|\Z))", re.DOTALL
)
_COMMENT = re.compile(r"<!--[^<>]*-->")  # a plain one: it ends at the same place wherever it stands
_SCRIPT_STEP = re.compile(r"<!--(?!-*>)|-->|<(/?)script(?=[ \t\n\r\f/>])", re.IGNORECASE | re.ASCII)

FORMATTING = frozenset("b big code em font i nobr s small strike strong tt u".split())
_MOST_FOR_EACH = 3  # elements that are no depth for each that is: a list has an item with a paragraph
_ROOTS = frozenset(("html", "body"))
_OF_HEAD = frozenset("html head base basefont bgsound link meta noscript template".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_IGNORED = frozenset("html head body frameset frame a".split())
VOID = frozenset("area base basefont bgsound br col embed hr image img input keygen link meta param source track wbr".split())
_RAW = frozenset("iframe noembed noframes plaintext script style textarea title xmp".split())
# They end where the next one begins, so many in a row are no depth. (Items and terms can stand in each other without end.)
IMPLIED_END = frozenset("p li dt dd option td th caption".split())
_TABLE_PARTS = frozenset("caption col colgroup tbody td tfoot th thead tr".split())
_CELLS = frozenset("caption td th".split())
_ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote center details dir div dl fieldset figcaption figure footer header hgroup main menu nav ol p section "
    "summary ul h pre listing li dd dt plaintext hr xmp".split()
)
# Whether these end a paragraph depends on the mode of the page, on forms around them, or on the age of the parser.
_MAY_END_PARAGRAPH = frozenset("table form search dialog".split())
_ENDED_IN_SCOPE = (_ENDS_PARAGRAPH - {"p", "li", "hr", "plaintext", "xmp"}) | frozenset("applet button marquee object select".split())
_MARKERS = frozenset("applet object marquee template td th caption".split())
_POINTS = frozenset("svg:foreignobject svg:desc svg:title".split())  # in which HTML begins again
_TEXT_POINTS = frozenset("math:mi math:mo math:mn math:ms math:mtext".split())
_SCOPES = frozenset({*_MARKERS, "table", "select", "math:annotation-xml", *_POINTS, *_TEXT_POINTS})
_SPECIAL = frozenset(
    {
        *_SCOPES,
        *_ENDS_PARAGRAPH,
        *_MAY_END_PARAGRAPH,
        *"button noscript iframe noembed noframes script style textarea title ?".split(),
    }
)
# What keeps an item or a term from ending the one before.
_ITEM_LIMITS = _SPECIAL - {"address", "div", "p", "li"}
_TERM_LIMITS = _SPECIAL - {"address", "div", "p", "dd", "dt"}
# HTML that cannot stand in SVG or MathML: it ends them.
BREAKS_OUT = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s "
    "small span strong strike sub sup table tt u ul var".split()
)
DOUBTFUL = "markup that parsers read in different ways"
_MEMBERS = {"scope": _SCOPES, "button": _SCOPES | {"button"}, "special": _SPECIAL, "item": _ITEM_LIMITS, "term": _TERM_LIMITS}
_KINDS = {name: tuple(kind for kind, members in _MEMBERS.items() if name in members) for name in _SPECIAL}


class _Tag(NamedTuple):
    """A start tag: its name in lower case, its attributes, and whether it closes itself."""

    name: str
    attributes: str
    closed: bool


def danger_of(source: str) -> str:
    """Why the tags of a page are too dangerous to parse.

    Args:
        source: the HTML source.

    Returns:
        The reason in a few words, or "" for a page that can be parsed.

    Example:
        >>> danger_of("<div></div>" * 5_000)
        ''
        >>> danger_of("<div></section>" * 5_000)
        'elements nested more than 3000 deep'
    """
    page = _Open()
    at = 0
    while at >= 0:
        at = page.take(source, at)
        if page.danger:
            return page.danger
    return ""


@dataclass(slots=True)
class _Open:
    """The open elements while a page is read from left to right.

    Attributes:
        danger: the first limit that was passed, or "".
    """

    danger: str = ""
    _names: list[str] = field(default_factory=list)
    _depths: list[int] = field(default_factory=list)  # of each, how many up to it count as depth
    _places: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # where the open elements of a name stand
    _kinds: dict[str, list[int]] = field(default_factory=lambda: {kind: [] for kind in _MEMBERS})  # the same by kind
    _formatting: list[tuple[str, int]] = field(default_factory=list)  # what is open, with the number of elements around it
    _in_body: bool = False
    _of_roots: int = 0
    _options: int = 0
    _steps: int = 0
    _copies: int = 0

    def take(self, source: str, at: int) -> int:
        """Read on to the next jump: the place to go on from, or -1 at the end."""
        for found in _TOKEN.finditer(source, at):
            if found[1]:
                end = source.find("]]>" if self._foreign() else ">", found.end())
                self._check_text(source, found.end(), end)
                return end
            if not found[3]:
                continue
            tag = _Tag(found[3].lower(), found[4], bool(found[5]))
            self._count_attributes(tag)  # those of an end tag are thrown away, but read
            if found[2]:
                self._end(tag.name)
            elif self._is_foreign(tag.name):
                self._start_foreign(tag)
                if tag.name in _RAW and not tag.closed:
                    self._check_text(source, found.end(), _raw_end(source, tag.name, found.end()))
            elif tag.name in _RAW:
                self._start_raw(tag.name)
                return -1 if self.danger else _raw_end(source, tag.name, found.end())
            else:
                self._start(tag)
            if self.danger:
                break
        return -1

    def _count_attributes(self, tag: _Tag) -> None:
        if len(tag.attributes) <= 2 * MAX_ATTRIBUTES and tag.name not in _ROOTS:
            return
        count = sum(1 for _ in _ATTRIBUTE.finditer(tag.attributes))
        if tag.name in _ROOTS:  # all their tags are one element
            self._of_roots += count
        if max(count, self._of_roots) > MAX_ATTRIBUTES:
            self.danger = f"an element with more than {MAX_ATTRIBUTES} attributes"

    def _check_text(self, source: str, start: int, end: int) -> None:
        """Text in SVG and MathML would be markup elsewhere, and the other way round: real pages have no tags in it, but comments."""
        if self._foreign() and "<" in _COMMENT.sub("", source[start : end if end >= 0 else len(source)]):
            self.danger = DOUBTFUL

    def _start_raw(self, name: str) -> None:
        if self._places["select"] and name != "script":  # which of these stand in a select element depends on the age of the parser
            self.danger = DOUBTFUL
        if name in _ENDS_PARAGRAPH:
            self._end_paragraph(name)

    def _foreign(self) -> str:
        """The namespace ("svg:" or "math:") of the innermost element; "" for HTML."""
        name = self._names[-1] if self._names else ""
        return name[: name.find(":") + 1]

    def _is_foreign(self, name: str) -> bool:
        """Whether a start tag of this name is read as SVG or MathML."""
        if not self._foreign() or name in BREAKS_OUT:
            return False
        top = self._names[-1]
        if top in _POINTS or (top in _TEXT_POINTS and name not in ("mglyph", "malignmark")):
            return False
        return not (top == "math:annotation-xml" and name == "svg")

    def _start_foreign(self, tag: _Tag) -> None:
        # What these are depends on their attributes.
        if tag.name == "font" or (tag.name == "annotation-xml" and "html" in tag.attributes.lower()):
            self.danger = DOUBTFUL
        self._push(self._foreign() + tag.name, tag.closed)

    def _start(self, tag: _Tag) -> None:
        if tag.name in BREAKS_OUT:
            self._break_out()
        self._in_body = self._in_body or tag.name not in _OF_HEAD
        if tag.name in ("svg", "math"):
            self._push(f"{tag.name}:{tag.name}", tag.closed)
        else:
            self._start_html("h" if tag.name in _HEADINGS else tag.name)

    def _break_out(self) -> None:
        while self._names and ":" in self._names[-1] and self._names[-1] not in _POINTS | _TEXT_POINTS:
            self._cut(len(self._names) - 1)

    def _start_html(self, name: str) -> None:
        if name in FORMATTING:
            self._formatting.append((name, len(self._names)))
            if len(self._formatting) > MAX_OPEN_FORMATTING:
                self.danger = f"more than {MAX_OPEN_FORMATTING} formatting elements left open"
            return
        if name in _ENDS_PARAGRAPH or name in _MAY_END_PARAGRAPH:
            self._end_paragraph(name)
        if name in _TABLE_PARTS:
            self._start_part(name)
        elif name in ("li", "dd", "dt"):
            self._start_item(name)
        elif name == "option":
            self._start_option()
        elif name not in VOID and name not in _IGNORED and (self._in_body or name != "noscript"):  # in a head, anything ends it
            self._push(name)

    def _start_item(self, name: str) -> None:
        limit = self._last_of("item" if name == "li" else "term")
        for other in ("li",) if name == "li" else ("dd", "dt"):
            if self._last(other) > limit:
                self._cut(self._last(other))
        self._push(name)

    def _end_paragraph(self, name: str) -> None:
        at = self._last("p")
        if at <= self._last_of("button"):
            return
        if name in _ENDS_PARAGRAPH:
            self._cut(at)
        else:  # it may be over, so nothing may end it: but it still stands between an end tag and what is around it
            self._names[at] = "?"
            self._places["p"].pop()
            self._places["?"].append(at)

    def _start_part(self, name: str) -> None:
        table = self._last("table")
        if table > self._last("template"):
            self._cut(table + 1)
            if name in _CELLS:
                self._push(name)

    def _start_option(self) -> None:
        if self._names and self._names[-1] == "option":
            self._cut(len(self._names) - 1)
        self._push("option")
        if self._places["select"]:
            self._options += 1
            self._count_steps(self._options)
            if self._options > MAX_OPTIONS:
                self.danger = f"more than {MAX_OPTIONS} options in a select element"

    def _end(self, name: str) -> None:
        if self._foreign():
            if name in ("p", "br"):
                self._break_out()
            elif self._end_foreign(name):
                return
        name = "h" if name in _HEADINGS else name
        if name in FORMATTING:
            self._end_formatting(name)
        elif name == "form":
            self._end_form()
        elif (at := self._last(name)) >= 0 and name not in _IGNORED and at >= self._limit(name):
            self._cut(at)

    def _limit(self, name: str) -> int:
        """The element that keeps an end tag of this name from ending those around it, or the last one that does not."""
        if name == "template":
            return 0
        if name in ("table", "td", "th", "caption"):
            return max(self._last("template"), self._last("table"))
        if name == "p":
            return self._last_of("button")
        if name == "li":
            return max(self._last_of("scope"), self._last("ol"), self._last("ul"))
        return self._last_of("scope" if name in _ENDED_IN_SCOPE else "special")

    def _end_foreign(self, name: str) -> bool:
        """End the innermost element of this name in the SVG or MathML that is open; False if there is none."""
        at = len(self._names) - 1
        if self._names[at] in _POINTS | _TEXT_POINTS and self._formatting and self._formatting[-1][1] > at:
            return True  # formatting stands between: the end tag is ignored
        while at >= 0 and ":" in self._names[at]:
            if self._names[at].partition(":")[2] == name:
                self._cut(at)
                return True
            at -= 1
        return False

    def _end_formatting(self, name: str) -> None:
        limit = self._last_of("scope")
        for i in range(len(self._formatting) - 1, -1, -1):
            other, around = self._formatting[i]
            if around <= limit:
                return
            if other == name:
                del self._formatting[i]
                return

    def _end_form(self) -> None:
        """A form is taken out of the stack, and what is open in it stays open."""
        at = self._last("form")
        if at >= 0 and at == len(self._names) - 1:
            self._cut(at)

    def _last(self, name: str) -> int:
        places = self._places[name]
        return places[-1] if places else -1

    def _last_of(self, kind: str) -> int:
        places = self._kinds[kind]
        return places[-1] if places else -1

    def _push(self, name: str, closed: bool = False) -> None:
        depth = (self._depths[-1] if self._depths else 0) + (name not in IMPLIED_END)
        self._count_steps(len(self._names))
        if closed:
            return
        at = len(self._names)
        self._names.append(name)
        self._depths.append(depth)
        self._places[name].append(at)
        for kind in _KINDS.get(name, ()):
            self._kinds[kind].append(at)
        if depth > MAX_DEPTH or at > _MOST_FOR_EACH * MAX_DEPTH:
            self.danger = f"elements nested more than {MAX_DEPTH} deep"

    def _cut(self, length: int) -> None:
        """End all elements but so many."""
        if self._formatting and len(self._names) > length:
            self._count_copies(length)
        while len(self._names) > length:
            name = self._names.pop()
            self._depths.pop()
            self._places[name].pop()
            for kind in _KINDS.get(name, ()):
                self._kinds[kind].pop()
            if name == "select":
                self._options = 0

    def _count_copies(self, length: int) -> None:
        """What is formatted goes on behind an element that ends, but for cells and objects, in which it ends too."""
        marker = next((i for i in range(len(self._names) - 1, length - 1, -1) if self._names[i] in _MARKERS), -1)
        while marker >= 0 and self._formatting and self._formatting[-1][1] > marker:
            self._formatting.pop()
        self._copies += len(self._formatting)
        if self._copies > MAX_COPIES:
            self.danger = f"formatting elements opened again more than {MAX_COPIES} times"

    def _count_steps(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MAX_STEPS:
            self.danger = "too many elements in deep nesting"


def _raw_end(source: str, name: str, start: int) -> int:
    """Where the text of an element without markup ends; -1 where it goes on to the end of the page."""
    if name == "plaintext":
        return -1
    if name == "script":
        return next(_script_ends(source, start), -1)
    end = _RAW_ENDS[name].search(source, start)
    return end.start() if end else -1


_RAW_ENDS = {name: re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE | re.ASCII) for name in _RAW}


def _script_ends(source: str, start: int) -> Iterator[int]:
    """The end of a script. In a comment, a script within hides its own end."""
    in_comment = in_script = False
    for step in _SCRIPT_STEP.finditer(source, start):
        if step[0].startswith("<!"):
            in_comment = True
        elif step[0] == "-->":
            in_comment = in_script = False
        elif in_script:
            in_script = not step[1]
        elif step[1]:
            yield step.start()
            return
        else:
            in_script = in_comment

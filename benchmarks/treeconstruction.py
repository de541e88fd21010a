"""The parser's conformance cases: every one gets an answer, and the text that the standard's tree shows is the text that is read.

The cases are the ``.dat`` files of html5lib's tree construction tests (https://github.com/html5lib/html5lib-tests), which the source
distribution of the package html5lib holds: ``pip download --no-deps --no-binary :all: --no-build-isolation html5lib``, or the
``.tar.gz`` on its page of the Python Package Index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsclean.reading.html import _SKIPPED, read_html

_NODE = re.compile(r"\| (?P<depth> *)(?P<what>.*)", re.S)
_UNSEEN = frozenset(_SKIPPED) | {"button", "form", "frameset", "noscript"}  # and what reading leaves out on purpose


@dataclass(frozen=True)
class Case:
    """One case.

    Attributes:
        place: its file and number.
        markup: what is parsed.
        expected: the letters and digits that the standard's tree shows: blocks without any are left out when a page is read.
    """

    place: str
    markup: str
    expected: str


@dataclass(frozen=True)
class Difference:
    """A case that was read otherwise: the letters and digits found."""

    case: Case
    found: str


def cases(folder: Path) -> Iterator[Case]:
    """The cases of whole documents in all ``.dat`` files below a folder; parts of documents and cases for running scripts are left out."""
    for path in sorted(folder.rglob("*.dat")):
        for number, text in enumerate(re.split(r"(?:^|\n)#data\n", path.read_text("utf-8", "replace"))[1:], 1):
            parts = re.split(r"\n?#(errors|new-errors|document-fragment|script-on|script-off|document)\n", "\n" + text)
            sections = dict(zip(parts[1::2], parts[2::2], strict=False))
            if "document" in sections and not {"document-fragment", "script-on"} & sections.keys():
                yield Case(f"{path.name} {number}", parts[0][1:], _bare(_shown(sections["document"])))


def differences(given: Iterable[Case]) -> Iterator[Difference]:
    """The cases that are read otherwise than the standard's tree shows them."""
    for case in given:
        found = _bare("".join(block.text for block in read_html(case.markup).blocks))
        if found != case.expected:
            yield Difference(case, found)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _shown(tree: str) -> str:
    """The text of a tree as the cases write it, without that of elements that show none."""
    texts = []
    unseen = -1  # the depth of the element that shows nothing, where one is open
    for line in re.split(r"\n(?=\| )", tree.strip("\n")):
        node = _NODE.match(line)
        if node is None:
            continue
        depth, what = len(node["depth"]), node["what"]
        if depth <= unseen:
            unseen = -1
        if unseen < 0 and what.startswith("<") and what.strip("<>").split(" ")[-1] in _UNSEEN:
            unseen = depth
        if unseen < 0 and what.startswith('"'):
            texts.append(what[1:-1])
    return "".join(texts)

"""Removes the tags and topics of an article: "Tags: rain, harvest", or a label with short entries after it."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.case import Case, drop
from newsclean.model import Verdict

_MAX_WORDS = 30
_MAX_TAG_WORDS = 4
_MAX_TAGS = 20


def tags(case: Case) -> Iterator[Verdict]:
    """The label, and the short lines after a label that stands alone."""
    for block in case.saying("tags"):
        phrase = case.phrase(block.index, "tags", _MAX_WORDS, "line", "start")
        if not phrase:
            continue
        yield drop(block, "tags", f"It names the article's tags or topics: “{phrase}”.", phrase=phrase)
        if case.words(block.index).says("tags", "line"):
            for tag in case.blocks[block.index + 1 : block.index + 1 + _MAX_TAGS]:
                if not case.is_label(tag.index, _MAX_TAG_WORDS) or tag.kind == "heading":
                    break
                yield drop(tag, "tags", f"It is a tag listed under “{phrase}”.", phrase=phrase, label=block.index)

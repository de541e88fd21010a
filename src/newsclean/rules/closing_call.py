"""Cuts a call to the reader or a credit off the end of a paragraph: "… Follow us on X.", "… Photo: Ana Lind" go, the paragraph stays.

A last sentence counts that begins with a label ("Photo:", "Read also:"), or is a call on a line of its own. In the last paragraphs of the
text it may also begin with a call and hold a second one. An article may say any one phrase, so no other counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.case import Case
from newsclean.model import Block, Verdict
from newsclean.phrases import Hit, fold

_CALLS = ("follow", "newsletter", "share")
_ENDS = (*_CALLS, "read_more", "credit")
_LAST = 2  # paragraphs
_MAX_CALL = 30
_MAX_CREDIT = 12


def closing_call(case: Case) -> Iterator[Verdict]:
    """Kept paragraphs that end in one; the verdict's span is what goes."""
    if not any(concept in case.signals.spoken for concept in _ENDS):
        return
    paragraphs = [block for block, _ in case.kept_blocks() if block.kind == "paragraph"]
    for left, block in zip(range(len(paragraphs), 0, -1), paragraphs, strict=True):
        hits = [hit for hit in case.words(block.index).hits if hit.concept in _ENDS and hit.where == "end"]
        phrase = _cut(case, block, hits, left <= _LAST) if hits else ""
        if phrase:
            why = f"Its last sentence is no part of the text: “{phrase}”."
            yield Verdict(block.index, True, "closing_call", why, {"phrase": phrase}, span=(case.tail(block.index), len(block.text)))


def _cut(case: Case, block: Block, hits: Iterable[Hit], closes: bool) -> str:
    """The phrase for which the last sentence goes; "" if it stays."""
    start = case.tail(block.index)
    last = fold(block.text[start:]).lstrip("([")
    size = len(last.split())
    for hit in hits if start else ():
        if size > (_MAX_CREDIT if hit.concept == "credit" else _MAX_CALL) or not last.startswith(hit.phrase.lstrip("([")):
            continue
        others = (other.phrase for other in case.words(block.index).hits if other.concept == hit.concept and other.phrase != hit.phrase)
        is_label = hit.phrase.endswith(":")
        is_line = hit.concept != "credit" and block.text[start - 1] == "\n"
        if is_label or is_line or (closes and hit.concept in _CALLS and any(phrase in last for phrase in others)):
            return hit.phrase.strip()
    return ""

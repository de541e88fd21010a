"""Cuts a call to the reader off the end of a paragraph: "… Follow us on X." goes, the paragraph stays.

Only a last sentence that begins with such a phrase and holds a second one counts, after at least one whole sentence, in one of the
last paragraphs of the text: an article may say any one phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.case import Case
from newsclean.model import Block, Verdict
from newsclean.phrases import fold
from newsclean.words import SENTENCE_ENDS

_CALLS = ("follow", "newsletter", "share")
_LAST = 2  # paragraphs
_MAX_CALL = 30
# Where the last sentence begins.
_SENTENCE = re.compile(rf"[{SENTENCE_ENDS}][\"'”’»)\]]{{0,3}}\s{{1,3}}(?=\S)")


def closing_call(case: Case) -> Iterator[Verdict]:
    """Kept paragraphs that end in one; the verdict's span is what goes."""
    for block in _last_paragraphs(case):
        found = _call(case, block)
        if found:
            start, phrase = found
            why = f"Its last sentence calls on the reader: “{phrase}”."
            yield Verdict(block.index, True, "closing_call", why, {"phrase": phrase}, span=(start, len(block.text)))


def _last_paragraphs(case: Case) -> list[Block]:
    if not any(concept in case.signals.spoken for concept in _CALLS):
        return []
    return [block for block, _ in case.kept_blocks() if block.kind == "paragraph"][-_LAST:]


def _call(case: Case, block: Block) -> tuple[int, str] | None:
    """Where the last sentence begins, and the phrase it begins with."""
    hits = [hit for hit in case.words(block.index).hits if hit.concept in _CALLS]
    start = max((found.end() for found in _SENTENCE.finditer(block.text)), default=0) if hits else 0
    last = fold(block.text[start:])
    if not start or len(last.split()) > _MAX_CALL:
        return None
    for hit in hits:
        others = (other.phrase for other in hits if other.concept == hit.concept and other.phrase != hit.phrase)
        if hit.where == "end" and last.startswith(hit.phrase) and any(phrase in last for phrase in others):
            return start, hit.phrase.strip()
    return None

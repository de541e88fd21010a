"""What a rule is given: the page, all that was measured on it, and what was decided so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from typing import Any

from newsclean.model import Block, Page, Verdict
from newsclean.phrases import Hit, fold
from newsclean.repeats.profile import Profile
from newsclean.scoring.scorer import Scores
from newsclean.settings import Settings
from newsclean.signals.headline import likely_headline
from newsclean.signals.table import Signals
from newsclean.signals.wording import Wording
from newsclean.words import PERIODS, SENTENCE_ENDS, tokens_of

_MAX_SUBHEAD_WORDS = 14
_MAX_SUBHEAD_LINK = 0.5
_SHORT_WORDS = 16
_LONG = 4  # words: no sentence of an article begins with "this article was updated", and hardly a short one says "to this report"
_SENTENCE_WORDS = 6  # of one that is too short to be prose by its look
_SURE = 0.8
_BELIEVED = 0.5
# The score, and the words before its last sentence, from which a paragraph is none of the captions that end in their credits.
_TRUSTED_HTML = (0.75, 15)
_TRUSTED_TEXT = (0.6, 30)
# Where a sentence or a line begins after another one.
_TAIL = re.compile(rf"(?:[{SENTENCE_ENDS}][\"'”’»)\]]{{0,3}}\s{{1,3}}|\n)(?=\S)")
# In texts as phrases are compared: there all double quotes are one.
_QUOTED = re.compile(r"\"[^\"]*\"|«[^»]*»|「[^」]*」|『[^』]*』|《[^》]*》")
_TELLING = 2  # words around a quotation
_END = 0.1  # of the words of the believed paragraphs: more than most standfirsts have
_MIN_HEADLINE_WORDS = 2.5
_MAX_HEADLINE_WORDS = 40


@dataclass(frozen=True)
class Case:
    """One page before the rules. A rule reads it and gives verdicts; ``after`` makes the case for the next rule.

    Attributes:
        page: the page.
        signals: what was measured on each block.
        scores: what the scorer believes of each block.
        settings: the user's choices.
        verdicts: what was decided so far, in order.
        profile: what sites repeat, where the user gave it.
        kept: for each block, whether it is kept as things stand; worked out from the verdicts if it is not given.
    """

    page: Page
    signals: Signals
    scores: Scores
    settings: Settings
    verdicts: tuple[Verdict, ...] = ()
    profile: Profile | None = None
    kept: tuple[bool, ...] = ()

    def __post_init__(self) -> None:
        if len(self.kept) != len(self.page.blocks):
            object.__setattr__(self, "kept", _kept_after((True,) * len(self.page.blocks), self.verdicts))

    @cached_property
    def body_spans(self) -> Mapping[int, tuple[int, int]]:
        """For each element, its first and last kept whole paragraph; empty for plain text. What stands between is in a body."""
        spans: dict[int, tuple[int, int]] = {}
        if self.page.markup:
            for i, (kept, solid) in enumerate(zip(self.kept, self.signals.solid, strict=True)):
                if kept and solid:
                    spans[self.parent(i)] = (spans.get(self.parent(i), (i, i))[0], i)
        return spans

    @cached_property
    def told(self) -> Sequence[float]:
        """For each block, the share of the believed words that stand before it, from 0 to 1."""
        believed = (score * words.words for score, words in zip(self.scores.final, self.signals.wording, strict=True))
        through = list(accumulate(believed, initial=0.0))
        return [words / (through[-1] or 1) for words in through[:-1]]

    def stands_in_body(self, i: int) -> bool:
        """True for a block between kept whole paragraphs of one element: a heading there is one over a box in the text."""
        return any(first < i < last for first, last in self.body_spans.values())

    @cached_property
    def text_body(self) -> range:
        """The blocks from the first to the last whole paragraph that the scorer believes, where a page came as plain text."""
        believed = [i for i, score in enumerate(self.scores.final) if score >= _BELIEVED and self.is_solid(i)]
        return range(believed[0], believed[-1] + 1) if believed and not self.page.markup else range(0)

    @cached_property
    def headline(self) -> int:
        """The block that is the headline, -1 if none is: on a page the one that says its title, in plain text the likeliest one."""
        if self.page.markup:
            return self.signals.headline
        body = self.text_body
        said = {word for i in body if self.scores.final[i] >= _BELIEVED for word in self.words(i).tokens}
        return likely_headline(self.blocks, self.signals.wording, body.start, said)

    def after(self, verdicts: Iterable[Verdict]) -> Case:
        """The case with more verdicts."""
        given = tuple(verdicts)
        return replace(self, verdicts=self.verdicts + given, kept=_kept_after(self.kept, given)) if given else self

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the page."""
        return self.page.blocks

    def words(self, i: int) -> Wording:
        """What the words of block ``i`` tell."""
        return self.signals.wording[i]

    def link(self, i: int) -> float:
        """The share of the characters of block ``i`` inside links, from 0 to 1."""
        return float(self.signals.markup.link[i])

    def parent(self, i: int) -> int:
        """The number of the element that holds the element of block ``i``: siblings share it; -1 in plain text."""
        return int(self.signals.markup.parent[i])

    def saying(self, concept: str) -> Iterator[Block]:
        """The blocks in which a phrase of a concept was found, in order; whether it counts, :meth:`phrase` tells."""
        return (self.page.blocks[i] for i in self.signals.spoken.get(concept, ()))

    def phrase(self, i: int, concept: str, most: float, *where: str) -> str:
        """The phrase that makes block ``i`` speak of a concept, or "".

        A phrase in a sentence is weak evidence, because an article may be about newsletters, and a sentence may begin with
        "Share the". It counts beside a second one, or where the scorer does not take the block for article text. What stands only at
        the end of a believed paragraph speaks for that end alone.

        Args:
            i: the index of the block.
            concept: such as ``"share"``.
            most: the number of words up to which a block is looked at.
            where: where the phrase may stand (see :class:`newsclean.phrases.Hit`); anywhere but at the end, if none is named.
        """
        words = self.words(i)
        if not words.hits or words.words > most:
            return ""
        hits = [hit for hit in words.hits if hit.concept == concept and (hit.where in where if where else hit.where != "end")]
        if not hits or self._is_of_tail(i, hits):
            return ""
        if len({hit.phrase for hit in hits}) > 1 or self.scores.final[i] < _BELIEVED:
            return hits[0].phrase
        return "" if self._is_weak(i, hits[0]) else hits[0].phrase

    def tail(self, i: int) -> int:
        """Where the last line or sentence of block ``i`` begins, in characters; 0 if no whole sentence stands before it."""
        text = self.blocks[i].text
        return max((found.end() for found in _TAIL.finditer(text)), default=0)

    def _is_of_tail(self, i: int, hits: Iterable[Hit]) -> bool:
        """True if all these phrases stand in the last sentence of a paragraph that the scorer believes."""
        score, size = _TRUSTED_HTML if self.page.markup else _TRUSTED_TEXT
        if self.scores.final[i] < score or self.words(i).words < size:
            return False
        rest = fold(self.blocks[i].text[: self.tail(i)])
        return len(tokens_of(rest)) >= size and not any(hit.phrase in rest for hit in hits)

    def _is_weak(self, i: int, hit: Hit) -> bool:
        """True for a phrase that may be part of an ordinary sentence."""
        if hit.where in ("line", "end") or hit.phrase.endswith((":", "/")):
            return False
        words = self.words(i)
        if _is_quoted(words.folded, hit.phrase):
            return True
        if hit.phrase.count(" ") >= _LONG - 1 and (hit.where == "start" or words.words <= _SHORT_WORDS):
            return False
        is_sentence = words.ends and (self.signals.prose[i] or (words.words >= _SENTENCE_WORDS and self.scores.final[i] >= _SURE))
        return is_sentence or (hit.where == "inside" and words.words > _SHORT_WORDS)

    def read_blocks(self) -> Iterator[tuple[Block, Wording]]:
        """All blocks, with their words."""
        return zip(self.page.blocks, self.signals.wording, strict=True)

    def kept_blocks(self) -> Iterator[tuple[Block, Wording]]:
        """The blocks that still stand, with their words."""
        for block, words, kept in zip(self.page.blocks, self.signals.wording, self.kept, strict=True):
            if kept:
                yield block, words

    def is_solid(self, i: int) -> bool:
        """True for a whole paragraph of prose: nobody would take it for a label, a headline or a cut-off teaser."""
        return self.signals.solid[i]

    def stands_inside(self, i: int) -> bool:
        """True for a block of plain text that the scorer would keep anywhere, with a tenth of the believed paragraphs before and after it.

        Between a standfirst and the text below it stand names and dates that are not the text's own.
        """
        return i in self._midst and self.scores.final[i] >= self.settings.least(markup=False)

    @cached_property
    def _midst(self) -> range:
        words = list(accumulate(self.words(i).words * (self.scores.final[i] >= _BELIEVED and self.is_solid(i)) for i in self.text_body))
        inside = [i for i, through in zip(self.text_body, words, strict=True) if _END < through / words[-1] < 1 - _END]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def is_headline_like(self, i: int) -> bool:
        """True for a line that could be the headline of a story: a few words without the end of a sentence."""
        words = self.words(i)
        if not _MIN_HEADLINE_WORDS <= words.words <= _MAX_HEADLINE_WORDS or words.sentences > 2:
            return False
        return not words.folded.rstrip("\"' )").endswith((*PERIODS, ":"))

    def is_subhead(self, i: int) -> bool:
        """True for a short heading, not linked, right between kept whole paragraphs of the same element."""
        if self.blocks[i].kind != "heading" or self.link(i) >= _MAX_SUBHEAD_LINK or self.words(i).words > _MAX_SUBHEAD_WORDS:
            return False
        beside = (i - 1, i + 1)
        return all(0 <= k < len(self.blocks) and self.kept[k] and self.is_solid(k) and self.parent(k) == self.parent(i) for k in beside)

    def is_label(self, i: int, most: float = 12) -> bool:
        """True for a few words that are no sentence."""
        words = self.words(i)
        return words.words <= most and not words.folded.endswith(tuple(PERIODS))


def _kept_after(kept: tuple[bool, ...], verdicts: Iterable[Verdict]) -> tuple[bool, ...]:
    state = list(kept)
    for verdict in verdicts:
        state[verdict.block] = verdict.keep
    return tuple(state)


def _is_quoted(text: str, phrase: str) -> bool:
    """Whether a phrase stands in quotation marks only, in a text that says more than what it quotes."""
    told = _QUOTED.sub(" ", text)
    return len(told) < len(text) and phrase not in told and len(tokens_of(told)) >= _TELLING


def drop(block: Block, by: str, why: str, **evidence: Any) -> Verdict:
    """A verdict that removes a block."""
    return Verdict(block.index, keep=False, by=by, why=why, evidence=evidence)


def keep(block: Block, by: str, why: str, **evidence: Any) -> Verdict:
    """A verdict that keeps a block."""
    return Verdict(block.index, keep=True, by=by, why=why, evidence=evidence)

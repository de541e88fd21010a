"""An article as a person looks at it: its blocks with what was decided on them, and what the rules did to it in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsclean.model import Article, Block, Verdict

# Evidence that is the index of another block.
_MATCHES = ("twin", "heading", "label", "first")


@dataclass(frozen=True, slots=True)
class Judged:
    """One block with what was decided on it.

    Attributes:
        block: the block.
        verdict: the verdict that stands.
        earlier: the verdicts before it, first to last.
        score: what the scorer believes of it, from 0 to 1; None if no verdict tells.
        match: the block that it was matched with, such as its twin; None if there is none.
        place: its place in the tree of the page; "" for plain text.
    """

    block: Block
    verdict: Verdict
    earlier: tuple[Verdict, ...]
    score: float | None
    match: Block | None
    place: str

    @property
    def evidence(self) -> Mapping[str, Any]:
        """The evidence that is neither the score nor the matched block."""
        own = {block_index for block_index in _MATCHES if self.match and self.verdict.evidence.get(block_index) == self.match.index}
        return {name: value for name, value in self.verdict.evidence.items() if name not in own and name != "score"}


@dataclass(frozen=True, slots=True)
class Share:
    """What one rule removed.

    Attributes:
        rule: its name.
        blocks: how many blocks it removed.
        chars: how many characters they have.
        share: their part of the characters of the page, from 0 to 1.
    """

    rule: str
    blocks: int
    chars: int
    share: float


def judged(article: Article) -> Iterator[Judged]:
    """All blocks of a page in reading order.

    Example:
        >>> from newsclean import clean_text
        >>> [(each.verdict.by, each.verdict.keep) for each in judged(clean_text("Share this article"))]
        [('share_prompt', False)]
    """
    for block in article.page.blocks:
        *earlier, verdict = article.trail(block)
        yield Judged(block, verdict, tuple(earlier), _score(article, block), _match(article, verdict), article.page.path(block))


def _score(article: Article, block: Block) -> float | None:
    """What the scorer believes: it speaks first, so any later verdict has the same score or none."""
    return next((float(verdict.evidence["score"]) for verdict in article.trail(block) if "score" in verdict.evidence), None)


def _match(article: Article, verdict: Verdict) -> Block | None:
    blocks = article.page.blocks
    for name in _MATCHES:
        at = verdict.evidence.get(name)
        if isinstance(at, int) and 0 <= at < len(blocks) and at != verdict.block:
            return blocks[at]
    return None


def shares(article: Article) -> list[Share]:
    """What each rule removed, most characters first. What is cut out of kept blocks counts for the rule that cut it.

    Example:
        >>> from newsclean import clean_text
        >>> shares(clean_text("Share this article"))
        [Share(rule='share_prompt', blocks=1, chars=18, share=1.0)]
    """
    blocks: Counter[str] = Counter()
    chars: Counter[str] = Counter()
    for block in article.page.blocks:
        verdict = article.why(block)
        gone = len(block.text) - (len(article.text_of(block)) if verdict.keep else 0)
        if gone or not verdict.keep:
            blocks[verdict.by] += 1
            chars[verdict.by] += gone
    total = max(1, _chars(article))
    return [Share(rule, blocks[rule], chars[rule], chars[rule] / total) for rule in sorted(blocks, key=lambda rule: (-chars[rule], rule))]


def kept_share(article: Article) -> float:
    """The part of the characters of a page that is kept, from 0 to 1; 0 for a page without text.

    Example:
        >>> from newsclean import clean_text
        >>> kept_share(clean_text("The rain came at night, and by noon the river had left its bed."))
        1.0
    """
    return sum(len(article.text_of(block)) for block in article.kept) / max(1, _chars(article))


def _chars(article: Article) -> int:
    return sum(len(block.text) for block in article.page.blocks)

"""The explanation of one article as lines for a terminal: sign, rule, text, and below it the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from newsclean.model import Article
from newsclean.view.groups import group_of
from newsclean.view.judged import Judged, judged, kept_share, shares
from newsclean.view.markup import percent, shown_number

_QUOTED = 48  # columns of a matched block
_GAP = 2
_LEAST = 24  # columns of text, however narrow the terminal is
# Control characters would be obeyed by a terminal: a page could rewrite what stands above it.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Paint(Protocol):
    """Puts a colour or weight on text; :func:`click.style` is one."""

    def __call__(self, text: str, *, fg: str | None = None, bold: bool | None = None, dim: bool | None = None) -> str:
        """The text with what makes a terminal show it so."""


def plain(text: str, *, fg: str | None = None, bold: bool | None = None, dim: bool | None = None) -> str:
    """A paint that changes nothing."""
    return text


def explanation_lines(article: Article, width: int = 80, paint: Paint = plain) -> Iterator[str]:
    """An article's explanation as lines that fit a terminal.

    Args:
        article: the article.
        width: columns of the terminal; wide characters take two of them.
        paint: puts colours on.

    Example:
        >>> from newsclean import clean_text
        >>> lines = list(explanation_lines(clean_text("The river rose by noon, and nobody slept that night.\\nShare this article")))
        >>> [line for line in lines if line.startswith(("+", "-"))]
        ['+ main_content  The river rose by noon, and nobody slept that night.', '- share_prompt  Share this article']
    """
    label = max((len(article.why(block).by) for block in article.page.blocks), default=0) + _GAP
    yield from _head(article, width, paint)
    yield ""
    for each in judged(article):
        yield from _block(each, label, max(_LEAST, width - label - _GAP), paint)
    yield from _summary(article, label, paint)


def _head(article: Article, width: int, paint: Paint) -> Iterator[str]:
    yield from (paint(line, bold=True) for line in _wrapped(article.title or "(no title)", width))
    yield f"{article.kind} · confidence {article.confidence:.2f} · language {article.language or 'unknown'}"
    yield f"{len(article.kept)} of {len(article.page.blocks)} blocks kept, {percent(kept_share(article))} of the text"
    yield from (paint(line, dim=True) for line in _wrapped(article.kind_why, width))
    if article.page.degraded:
        yield from (paint(line, fg="yellow") for line in _wrapped(f"Read as bare text: {article.page.degraded}", width))


def _block(each: Judged, label: int, room: int, paint: Paint) -> Iterator[str]:
    verdict = each.verdict
    sign = paint("+", fg="green", bold=True) if verdict.keep else paint("-", fg="red", bold=True)
    name = verdict.by.ljust(label)
    rule = paint(name, dim=True) if verdict.keep else paint(name, fg=group_of(verdict.by).ansi)
    indent = " " * (_GAP + label)
    first, *rest = _wrapped(_text(each), room) or [""]
    yield f"{sign} {rule}{first}".rstrip()
    yield from (indent + line for line in rest)
    yield from (f"{indent}  {paint(line, dim=True)}" for line in _wrapped(_reason(each), room - 2))


def _text(each: Judged) -> str:
    """What the block says; a part that is cut out stands in ``[- -]``, as in wdiff(1)."""
    text, span = each.block.text, each.verdict.span
    return f"{text[: span[0]]}[-{text[span[0] : span[1]]}-]{text[span[1] :]}" if span else text


def _reason(each: Judged) -> str:
    parts = [each.verdict.why]
    if each.match:
        from wcwidth import clip, width

        text = " ".join(_clean(each.match.text).split())
        parts.append(f"Matched: “{text if width(text) <= _QUOTED else clip(text, 0, _QUOTED).rstrip() + '…'}”.")
    if each.score is not None:
        parts.append(f"Score {shown_number(each.score)}.")
    return " ".join(parts)


def _summary(article: Article, label: int, paint: Paint) -> Iterator[str]:
    found = shares(article)
    if not found:
        return
    yield ""
    yield paint(f"{'removed by'.ljust(label + _GAP)}{'blocks':>6}  {'share':>6}", dim=True)
    for part in found:
        yield f"{paint(part.rule.ljust(label + _GAP), fg=group_of(part.rule).ansi)}{part.blocks:>6,}  {percent(part.share):>6}"


def _clean(text: str) -> str:
    return _CONTROL.sub("\ufffd", text.replace("\t", " "))


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of so many columns at most; line breaks stay."""
    from wcwidth import wrap

    return [line for part in _clean(text).split("\n") for line in wrap(part, width, break_on_hyphens=False)]

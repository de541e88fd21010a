"""The explanation of one article for programs."""

from __future__ import annotations

from typing import Any

from newsclean.model import Article
from newsclean.rendering import block_row, to_row
from newsclean.view.judged import Judged, judged


def explanation_row(article: Article) -> dict[str, Any]:
    """The article as one JSON-ready row with all its blocks in reading order; ``newsclean.schema`` has its JSON Schema.

    Returns:
        The row of :func:`newsclean.rendering.to_row`, and in it ``blocks`` instead of ``kept`` and ``removed``. Each block has in
        addition ``keep`` (bool), ``score`` (what the scorer believes, float from 0 to 1, or None), ``place`` (in the tree of the page,
        str) and ``earlier``: the verdicts before the one that stands, each with ``by``, ``keep`` and ``why``.

    Example:
        >>> from newsclean import clean_text
        >>> row = explanation_row(clean_text("Share this article"))
        >>> [(block["by"], block["keep"], block["earlier"][0]["by"]) for block in row["blocks"]]
        [('share_prompt', False, 'main_content')]
    """
    return {**to_row(article, ()), "blocks": [_row(article, each) for each in judged(article)]}


def _row(article: Article, each: Judged) -> dict[str, Any]:
    return {
        **block_row(article, each.block),
        "keep": each.verdict.keep,
        "score": each.score,
        "place": each.place,
        "earlier": [{"by": verdict.by, "keep": verdict.keep, "why": verdict.why} for verdict in each.earlier],
    }

"""An article as plain text, as Markdown, as a JSON row: renderings of its kept blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import groupby
from typing import Any, Literal

from newsclean.model import Article, Block
from newsclean.styling import plain, styled

SCHEMA = 1  # of the JSON row; raised when a field changes its meaning or goes


def to_text(article: Article) -> str:
    """The kept blocks as plain text.

    HTML gives an empty line between blocks, and none between the items of a list. Plain text keeps the empty lines it had.

    Example:
        >>> from newsclean import clean_text
        >>> to_text(clean_text("The first line of the text ends here.\\nAnd here comes the second one, as long as that."))
        'The first line of the text ends here.\\nAnd here comes the second one, as long as that.'
    """
    parts = [f"{article.title}\n\n"] if article.title_first and _is_title_missing(article) else []
    previous: Block | None = None
    gap = False
    removed = {block.index for block in article.removed}
    for block in article.page.blocks:
        gap |= block.gap
        if block.index in removed:
            continue
        if previous is not None:
            parts.append("\n" if not gap or (article.page.markup and _same_list(previous, block)) else "\n\n")
        text = article.text_of(block)
        parts.append(text if article.page.markup else block.mark + text)
        previous, gap = block, False
    return "".join(parts)


def _is_title_missing(article: Article) -> bool:
    """True if there is a title, and a text that does not hold it."""
    return bool(article.title and article.kept) and not any(block.text == article.title for block in article.kept)


def _same_list(a: Block, b: Block) -> bool:
    return a.kind == b.kind and b.kind in ("item", "cell") and b.index == a.index + 1


def to_markdown(article: Article) -> str:
    """The kept blocks as Markdown: headings, lists, quotes, table rows and preformatted text keep their form.

    The title comes first, as a heading of the first level, where it is known and not part of the text.

    Example:
        >>> from newsclean import clean_html
        >>> story = "<p>It rained all day in the hills, and the river rose.</p><blockquote>“Never before,” said the mayor.</blockquote>"
        >>> print(to_markdown(clean_html(f"<h1>Rain</h1>{story}")))
        # Rain
        <BLANKLINE>
        It rained all day in the hills, and the river rose.
        <BLANKLINE>
        > “Never before,” said the mayor.
    """
    titled = (article.page.markup or article.title_first) and _is_title_missing(article)
    chunks = [f"# {_escaped(article.title or '')}"] if titled else []
    for kind, blocks in groupby(article.kept, key=lambda block: block.kind):
        if kind == "cell":
            chunks.append(_table(list(blocks), article.page.url))
        else:
            chunks.append(("\n" if kind == "item" else "\n\n").join(_marked(_cut(article, block), article.page.url) for block in blocks))
    return "\n\n".join(chunks)


def _cut(article: Article, block: Block) -> Block:
    """The block without the part that its verdict cuts out, and what is left of its links in their new places."""
    span = article.why(block).span
    if not span:
        return block
    text = article.text_of(block)
    whole = block.text[: span[0]] + block.text[span[1] :]
    stripped = len(whole) - len(whole.lstrip())

    def moved(place: int) -> int:
        gone = max(0, min(place, span[1]) - span[0]) + stripped
        return min(max(0, place - gone), len(text))

    parts = (part._replace(start=moved(part.start), end=moved(part.end)) for part in block.inline)
    return replace(block, text=text, inline=tuple(part for part in parts if part.start < part.end))


def _marked(block: Block, url: str | None) -> str:
    """One block as Markdown (CommonMark), whatever its text looks like."""
    if block.kind == "preformatted":
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", block.text)), default=0))
        return f"{fence}\n{block.text}\n{fence}"
    lines = [_guarded(line) for line in styled(block, url).split("\n")]
    if block.kind == "heading":
        return f"{'#' * max(2, block.level)} {' '.join(lines)}"
    if block.kind == "item":
        mark = block.mark if block.mark[:1].isdigit() else "- "
        return "  " * max(0, block.level - 1) + mark + " ".join(lines)
    if block.kind == "quote":
        return "\n".join(f"> {line}" for line in lines)
    return "  \n".join(lines)


def _table(cells: list[Block], url: str | None) -> str:
    """Cells as a table of pipes; the first row is its head, as the format wants one."""
    rows = [
        [_guarded(styled(cell, url).replace("\n", " ")).replace("|", "\\|") for cell in row]
        for _, row in groupby(cells, key=lambda cell: cell.row)
    ]
    width = max(map(len, rows))
    if width == 1:  # a layout table, not data
        return "\n\n".join(row[0] for row in rows)
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


# Marks that only count where a line begins.
_LINE_START = re.compile(r"^(\s{0,3})(#{1,6}\s|[-+]\s|>|\d{1,9}(?=[.)]\s)|~~~|=+\s{0,9}$|-+\s{0,9}$)")


def _escaped(line: str) -> str:
    """A line of plain text as Markdown that shows the same.

    Example:
        >>> _escaped("1. FC *wins*")
        '1\\\\. FC \\\\*wins\\\\*'
    """
    return _guarded(plain(line))


def _guarded(line: str) -> str:
    """A line of Markdown that is not taken for a heading, a list or a quote because of how it begins."""
    start = _LINE_START.match(line)
    if not start:
        return line
    at = start.end() if start[2][0].isdigit() else start.start(2)
    return f"{line[:at]}\\{line[at:]}"


def to_row(article: Article, blocks: Sequence[Literal["kept", "removed"]] = ("kept", "removed")) -> dict[str, Any]:
    """The article as one JSON-ready row.

    Args:
        article: the article.
        blocks: the lists of blocks that it gets. Their evidence is worked out here, which takes several times as long as cleaning.

    Returns:
        ``schema`` (int), ``url``, ``title``, ``language`` (str or None), ``kind``, ``kind_why`` (str), ``kind_evidence`` (dict),
        ``confidence`` (float from 0 to 1), ``degraded`` (str), ``text`` (str), and ``kept`` and ``removed``: lists of blocks, each with
        ``index``, ``kind``, ``text`` and the verdict that stands: ``by``, ``why``, ``evidence``, and ``cut`` (start and end) where only
        a part of the block goes. With ``Settings.metadata`` there is ``metadata`` too: see :class:`newsclean.Metadata`.

    Example:
        >>> from newsclean import clean_text
        >>> row = to_row(clean_text("Share this article"))
        >>> row["schema"], row["removed"][0]["by"]
        (1, 'share_prompt')
    """
    return {
        "schema": SCHEMA,
        "url": article.page.url,
        "title": article.title,
        "language": article.language,
        "kind": article.kind,
        "kind_why": article.kind_why,
        "kind_evidence": deepcopy(dict(article.kind_evidence)),
        "confidence": article.confidence,
        "degraded": article.page.degraded,
        **({"metadata": article.metadata.to_dict()} if article.metadata else {}),
        "text": article.text,
        **{name: [block_row(article, block) for block in getattr(article, name)] for name in blocks},
    }


def block_row(article: Article, block: Block) -> dict[str, Any]:
    """One block of a row, with the verdict that stands; see :func:`to_row`."""
    verdict = article.why(block)
    return {
        "index": block.index,
        "kind": block.kind,
        "text": block.text,
        **({"cut": list(verdict.span)} if verdict.span else {}),
        "by": verdict.by,
        "why": verdict.why,
        "evidence": deepcopy(dict(verdict.evidence)),
    }

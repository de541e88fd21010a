"""The index of many explanations: which pages to look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from urllib.parse import quote

from newsclean.model import Article
from newsclean.view.groups import group_of, label_of
from newsclean.view.judged import Share, kept_share, shares
from newsclean.view.markup import direction, escaped, filled, percent
from newsclean.view.page import rule_colours, share_bar


@dataclass(frozen=True, slots=True)
class Summary:
    """What the index tells of one page.

    Attributes:
        source: what the document is called.
        title: its headline; "" if none was found.
        language: ISO 639-1 code, or "" if unknown.
        kind: what the page is.
        confidence: from 0 to 1.
        kept: the part of its characters that is kept, from 0 to 1.
        chars: of all its blocks.
        blocks: how many it has.
        removed: what each rule removed.
    """

    source: str
    title: str
    language: str
    kind: str
    confidence: float
    kept: float
    chars: int
    blocks: int
    removed: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that could not be explained.

    Attributes:
        source: what it is called.
        reason: what happened to it.
    """

    source: str
    reason: str


def summary_of(article: Article, source: str) -> Summary:
    """What the index tells of an article.

    Args:
        article: the article.
        source: what its document is called.
    """
    return Summary(
        source=source,
        title=article.title or "",
        language=article.language or "",
        kind=article.kind,
        confidence=article.confidence,
        kept=kept_share(article),
        chars=sum(len(block.text) for block in article.page.blocks),
        blocks=len(article.page.blocks),
        removed=tuple(shares(article)),
    )


def index_html(pages: Mapping[str, Summary], failed: Sequence[Failed] = (), name: str = "") -> str:
    """An index of explanations as one HTML document, the least confident first.

    Args:
        pages: by the relative path of their explanation, with ``/``.
        failed: the documents that have none.
        name: what the documents together are called.

    Example:
        >>> from newsclean import clean_text
        >>> index = index_html({"a b.html": summary_of(clean_text("Share this article"), "a b.txt")})
        >>> 'href="a%20b.html"' in index
        True
    """
    total = _total(list(pages.values()))
    places = {part.rule: i for i, part in enumerate(total, 1)}
    kept = sum(page.kept * page.chars for page in pages.values()) / max(1, sum(page.chars for page in pages.values()))
    ordered = sorted(pages.items(), key=lambda item: (item[1].confidence, item[1].source))
    return filled(
        "index.html",
        rule_colours(list(places)),
        ("common.js", "index.js"),
        title=escaped(name or "Explanations"),
        facts=_facts(list(pages.values()), failed, kept),
        bar=share_bar(kept, total, places),
        rules="".join(_rule(part, places[part.rule]) for part in total),
        failed=_failed(failed),
        rows="\n".join(_row(path, summary, places) for path, summary in ordered),
    )


def _total(pages: Sequence[Summary]) -> list[Share]:
    """What each rule removed from all pages, most characters first."""
    blocks: Counter[str] = Counter()
    chars: Counter[str] = Counter()
    for part in (part for page in pages for part in page.removed):
        blocks[part.rule] += part.blocks
        chars[part.rule] += part.chars
    whole = max(1, sum(page.chars for page in pages))
    return [Share(rule, blocks[rule], chars[rule], chars[rule] / whole) for rule in sorted(blocks, key=lambda rule: (-chars[rule], rule))]


def _facts(pages: Sequence[Summary], failed: Sequence[Failed], kept: float) -> str:
    kinds = Counter(page.kind for page in pages)
    facts = [
        ("Pages", f"{len(pages):,}"),
        ("Kept", percent(kept)),
        ("Median confidence", f"{median(page.confidence for page in pages):.2f}" if pages else "–"),
        ("Not read", f"{len(failed):,}"),
        *((kind.capitalize(), f"{count:,}") for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
    ]
    return "".join(f"<div><dt>{escaped(name)}</dt><dd>{value}</dd></div>" for name, value in facts)


def _rule(part: Share, place: int) -> str:
    told = f"<b>{escaped(label_of(part.rule))}</b><span>{part.blocks:,}</span><span>{percent(part.share)}</span>"
    return f'<li class="filter c{place}" title="{group_of(part.rule).name}"><i></i>{told}</li>'


def _failed(failed: Sequence[Failed]) -> str:
    if not failed:
        return ""
    items = "".join(f'<li><b dir="auto">{escaped(each.source)}</b> {escaped(each.reason)}</li>' for each in failed)
    return f'<section class="failed" aria-label="Documents that were not read"><h2>Not read</h2><ul>{items}</ul></section>'


def _row(path: str, page: Summary, places: Mapping[str, int]) -> str:
    title, kind, language = (escaped(text) for text in (page.title or "No title", page.kind, page.language or "–"))
    gone, link = sum(part.blocks for part in page.removed), escaped(quote(path, errors="replace"))
    return (
        f'<tr><td class="number" data-value="{page.confidence:.6f}">{page.confidence:.2f}</td>'
        f'<td class="title" data-value="{title}"><a href="{link}" dir="{direction(page.language)}">{title}</a>'
        f'<small dir="auto">{escaped(page.source)}</small></td>'
        f'<td data-value="{kind}">{kind}</td><td data-value="{language}">{language}</td>'
        f'<td class="number" data-value="{gone}">{gone:,}<small>of {page.blocks:,}</small></td>'
        f'<td class="share" data-value="{page.kept:.6f}">{share_bar(page.kept, page.removed, places)}'
        f"<span>{percent(page.kept)}</span></td></tr>"
    )

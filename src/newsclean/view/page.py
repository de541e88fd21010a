"""The explanation of one article as one HTML file for a person.

It holds all it needs, loads nothing from anywhere, and shows every block with its reason without JavaScript too; scripts add filters,
the map of the page and keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newsclean.model import Article
from newsclean.view.colours import shade_of
from newsclean.view.groups import group_of, label_of
from newsclean.view.judged import Judged, Share, judged, kept_share, shares
from newsclean.view.markup import direction, escaped, filled, percent, shown_number

_QUOTED = 160  # characters of a matched block
_SCALE = 1000  # units of the bar that shows shares


def explanation_html(article: Article, source: str = "") -> str:
    """An article's explanation as one HTML document.

    Args:
        article: the article; its page may hold anything.
        source: what the document is called, such as its file name.

    Returns:
        The document, the same for the same article. Nothing in it is loaded from elsewhere.

    Example:
        >>> from newsclean import clean_text
        >>> page = explanation_html(clean_text("The rain came at night, and the river rose by noon.\\nShare this article"))
        >>> page.count("<details class=\\"block"), "share prompt" in page
        (2, True)
    """
    parts = shares(article)
    places = {part.rule: i for i, part in enumerate(parts, 1)}
    title = article.title or source or "No title"
    return filled(
        "page.html",
        rule_colours(list(places)),
        ("common.js", "page.js"),
        title=escaped(title),
        source=_line("source", source if article.title else "") + _line("source", article.page.url or ""),
        facts=_facts(article),
        kind_why=escaped(article.kind_why),
        degraded=_line("warning", f"Read as bare text: {article.page.degraded}" if article.page.degraded else ""),
        bar=share_bar(kept_share(article), parts, places),
        filters="".join(_filters(article, parts, places)),
        language=escaped(article.language or ""),
        direction=direction(article.language),
        blocks="\n".join(_block(each, places) for each in judged(article)) or '<p class="nothing">This page has no text.</p>',
    )


def rule_colours(rules: Sequence[str]) -> str:
    """The style of rules, numbered from 1 as they come: class ``c1`` has the colour of the first."""
    return "".join(f".c{i}{{--c:light-dark({shade.light},{shade.dark})}}" for i, shade in enumerate(map(shade_of, rules), 1))


def share_bar(kept: float, parts: Sequence[Share], places: Mapping[str, int]) -> str:
    """A bar: the kept share of a page, then that of each rule.

    Args:
        kept: from 0 to 1.
        parts: what the rules removed.
        places: the numbers of their colours.
    """
    pieces, start = [], 0.0
    for name, label, share in (("all", "kept", kept), *((f"c{places[part.rule]}", label_of(part.rule), part.share) for part in parts)):
        width = round(_SCALE * share)
        if width:
            told = f"{escaped(label)} {percent(share)}"
            pieces.append(f'<rect class="{name}" x="{round(_SCALE * start)}" width="{width}" height="10"><title>{told}</title></rect>')
        start += share
    told = f"{percent(kept)} of the characters kept"
    return f'<svg class="bar" viewBox="0 0 {_SCALE} 10" preserveAspectRatio="none" role="img" aria-label="{told}">{"".join(pieces)}</svg>'


def _facts(article: Article) -> str:
    language = article.language or "unknown"
    facts = (
        ("Kind", escaped(article.kind)),
        ("Confidence", f"{article.confidence:.2f}"),
        ("Language", escaped(language)),
        ("Read as", "HTML" if article.page.markup else "text"),
    )
    return "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts)


def _line(name: str, text: str) -> str:
    return f'<p class="{name}" dir="auto">{escaped(text)}</p>' if text else ""


def _filters(article: Article, parts: Sequence[Share], places: Mapping[str, int]) -> Iterator[str]:
    """One switch for what is kept, one for each rule under the name of its group."""
    yield '<ul class="filters">'
    yield _filter(0, "kept", len(article.kept), kept_share(article))
    yield "</ul>"
    names = dict.fromkeys(group_of(part.rule).name for part in parts)
    for name in sorted(names, key=lambda name: -_group_share(name, parts)):
        own = [part for part in parts if group_of(part.rule).name == name]
        yield f'<h2>{name}</h2><ul class="filters">'
        yield from (_filter(places[part.rule], label_of(part.rule), part.blocks, part.share) for part in own)
        yield "</ul>"


def _group_share(name: str, parts: Sequence[Share]) -> float:
    return sum(part.share for part in parts if group_of(part.rule).name == name)


def _filter(place: int, label: str, blocks: int, share: float) -> str:
    name = f"c{place}" if place else "all"
    return (
        f'<li><button type="button" class="filter {name}" data-rule="{place}" aria-pressed="true" disabled><i></i>'
        f"<b>{escaped(label)}</b><span>{blocks:,}</span><span>{percent(share)}</span></button></li>"
    )


def _block(each: Judged, places: Mapping[str, int]) -> str:
    block, verdict = each.block, each.verdict
    place = 0 if verdict.keep else places[verdict.by]
    state = "kept" if verdict.keep else f"gone c{place}"
    label = "" if verdict.keep else f'<span class="label">{escaped(label_of(verdict.by))}</span>'
    return (
        f'<details class="block {state} {block.kind}" id="b{block.index}" data-rule="{place}">'
        f'<summary title="{escaped(verdict.why)}">{label}<span class="text"><span dir="auto">{_text(each, places)}</span></span></summary>'
        f'<div class="why" dir="ltr" lang="en">{"".join(_panel(each))}</div></details>'
    )


def _text(each: Judged, places: Mapping[str, int]) -> str:
    """What a block says; what its verdict cuts out is marked as deleted."""
    text, span = each.block.text, each.verdict.span
    if not span:
        return escaped(text)
    start, end = span
    label = escaped(label_of(each.verdict.by))
    cut = f'<del class="c{places.get(each.verdict.by, 0)}" title="{label}">{escaped(text[start:end])}</del>'
    return escaped(text[:start]) + cut + escaped(text[end:])


def _panel(each: Judged) -> Iterator[str]:
    """What opens under a block."""
    verdict = each.verdict
    yield f'<p class="reason">{escaped(verdict.why)}</p><dl>'
    yield f"<dt>{'Kept' if verdict.keep else 'Removed'} by</dt><dd>{escaped(label_of(verdict.by))} <code>{escaped(verdict.by)}</code></dd>"
    if each.score is not None:
        yield f"<dt>Score</dt><dd>{_gauge(each.score)}{shown_number(each.score)}</dd>"
    if each.match is not None:
        yield f"<dt>Matched block</dt><dd>{_match(each)}</dd>"
    yield from (f"<dt>{escaped(str(name).replace('_', ' '))}</dt><dd>{_value(value)}</dd>" for name, value in each.evidence.items())
    if each.earlier:
        yield f"<dt>Before that</dt><dd>{', '.join(_step(v.by, v.keep) for v in each.earlier)}</dd>"
    if each.place:
        yield f"<dt>Place</dt><dd><code>{escaped(each.place)}</code></dd>"
    yield "</dl>"


def _step(rule: str, keep: bool) -> str:
    return f"{escaped(label_of(rule))} {'kept' if keep else 'removed'} it"


def _gauge(score: float) -> str:
    width = round(100 * min(1.0, max(0.0, score)))
    return (
        f'<svg class="gauge" viewBox="0 0 100 8" aria-hidden="true"><rect width="100" height="8"/><rect width="{width}" height="8"/></svg>'
    )


def _match(each: Judged) -> str:
    assert each.match
    text = each.match.text
    cut = text if len(text) <= _QUOTED else text[:_QUOTED].rstrip() + "…"
    return f'<a class="match" href="#b{each.match.index}" dir="auto">{escaped(cut) or "(no text)"}</a>'


def _value(value: Any) -> str:
    """One piece of evidence."""
    if isinstance(value, Mapping):
        return "".join(f'<span class="pair">{escaped(str(name))} <b>{_signed(part)}</b></span>' for name, part in value.items()) or "none"
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_value, value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return shown_number(value)
    return f'<span dir="auto">{escaped(value)}</span>'


def _signed(value: Any) -> str:
    """A weight with its sign: it speaks for the article, or against it."""
    return f"{value:+.2f}".replace("-", "−") if isinstance(value, float) else escaped(value)

"""The kinds of wrong blocks, from the most particular to the most general: the first that fits is a block's kind.

Most are told by structure (elements, neighbours, the place before, between or after the article's paragraphs), the others by
newsclean's own phrases, so that a name means the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from benchmarks.sight import MOSTLY, Look
from newsclean.words import overlap, words_of

Test = Callable[[Look], bool]

_CODE = re.compile(r"[{}<>=;|_\\\[\]]|//")
_MIN_CODE = 0.06  # share of such characters
_ADDRESS = re.compile(r"https?://\S+")
_REFERENCE = re.compile(r"\bdoi\b|\bet al\b|↩|\[CrossRef|\d\s?\(\d+\)\s?:\s?[\d-]+|\d{4};\d+")
_CREDIT = re.compile(r"[.!?。]\s+([^\W\d_][^.!?。\d]{1,40})\Z")  # what stands after the last sentence
_MIN_CREDITED = 20  # characters before the credit
_MAX_CREDIT = 3  # words
_MAX_CAPTION = 90  # words
_MAX_BYLINE = 20
_MAX_LABEL = 8
_MAX_BUTTON = 4
_MIN_RUN = 4  # blocks
_MIN_DATED = 0.4  # as newsclean's rule for dates
_MIN_DIGITS = 0.3
_MIN_ROW = 10  # words
_MOST, _MUCH = 0.8, 0.6


def left_kind(look: Look) -> str:
    """The kind of a block that was kept although its words are not the truth's."""
    return next(name for name, fits in _LEFT if fits(look))


def lost_kind(look: Look) -> str:
    """The kind of a block of the article that was removed."""
    return next(name for name, fits in _LOST if fits(look))


def _is_headline(look: Look) -> bool:
    title, own = words_of(look.sight.article.title or ""), frozenset(look.words.tokens)
    return look.i == look.sight.signals.headline or (overlap(title, own) >= _MOST and overlap(own, title) >= _MUCH)


def _is_comment(look: Look) -> bool:
    return look.section == "comments" or look.is_within("comments") or look.says("comments")


def _is_code(look: Look) -> bool:
    text = look.block.text
    return look.block.kind == "preformatted" or len(_CODE.findall(text)) >= len(text) * _MIN_CODE


def _is_address(look: Look) -> bool:
    return sum(map(len, _ADDRESS.findall(look.block.text))) >= len(look.block.text) * MOSTLY


def _is_caption(look: Look) -> bool:
    figure = look.is_inside("figure") and look.block.kind != "quote"
    named = (look.is_named("caption") or look.is_named("picture")) and look.words.words <= _MAX_CAPTION
    return look.block.kind == "caption" or figure or named or look.says("credit") or _is_credited(look)


def _is_credited(look: Look) -> bool:
    """A sentence or two, and after the last one a name: a caption with its credit."""
    credit = _CREDIT.search(look.block.text)
    if not credit or credit.start() < _MIN_CREDITED or look.words.words > _MAX_CAPTION:
        return False
    names = credit[1].split()
    return len(names) <= _MAX_CREDIT and not any(name[0].islower() for name in names) and not look.words.says("read_more", "end")


def _is_byline(look: Look) -> bool:
    if look.words.words > _MAX_BYLINE:
        return False
    named = overlap(frozenset(look.words.tokens), words_of(" ".join(look.sight.article.page.authors))) >= MOSTLY
    return named or look.words.dated >= _MIN_DATED or look.says("byline", "published", "updated", "editor") or look.is_named("byline")


def _is_credit_line(look: Look) -> bool:
    return look.words.dated >= _MIN_DATED or look.says("byline", "published", "updated", "editor", "credit", "author")


def _is_author(look: Look) -> bool:
    return look.says("author", "editor") or look.is_named("byline")


def _is_prompt(look: Look) -> bool:
    return look.says("newsletter", "share", "follow", "paywall") or look.is_named("newsletter", "share", "notice")


def _is_advert(look: Look) -> bool:
    return look.says("advertisement") or look.is_named("advert")


def _is_legal(look: Look) -> bool:
    return look.says("copyright", "cookies") or look.is_inside("footer")


def _is_box(look: Look) -> bool:
    return look.is_inside("aside") or look.is_named("aside") or look.is_named("box")


def _is_tag(look: Look) -> bool:
    return look.says("tags") or (look.is_named("tags") and look.words.words <= _MAX_LABEL)


def _is_navigation(look: Look) -> bool:
    short = look.words.words <= _MAX_LABEL
    return look.is_inside("nav", "header") or look.says("navigation", "read_more") or (look.is_named("navigation") and short)


def _is_related(look: Look) -> bool:
    listed = look.section == "related" or look.is_named("related") or look.says("related")
    return not look.is_sentence and (look.is_linked or (listed and look.words.words > _MAX_BUTTON))


def _is_teaser(look: Look) -> bool:
    return look.is_sentence and (look.words.cut or look.section == "related" or look.is_named("related") or look.is_alike)


def _is_row(look: Look) -> bool:
    """A cell, or a row of a table in plain text: numbers, or the same words again and again."""
    tokens = look.words.tokens
    repeats = len(tokens) >= _MIN_ROW and len(set(tokens)) <= len(tokens) * MOSTLY
    return look.block.kind == "cell" or look.is_inside("table") or (not look.is_sentence and (repeats or look.words.digits >= _MIN_DIGITS))


def _is_repeat(look: Look) -> bool:
    return look.sight.signals.repeats[look.i] > 1 or look.sight.article.why(look.block).by == "repeated"


def _of_kind(kind: str) -> Test:
    return lambda look: look.block.kind == kind


def _prose(place: str) -> Test:
    return lambda look: look.is_sentence and look.place == place


def _line(place: str) -> Test:
    return lambda look: look.place == place


_LEFT: tuple[tuple[str, Test], ...] = (
    ("headline repeated", _is_headline),
    ("comments", _is_comment),
    ("code or bare addresses", lambda look: _is_code(look) or _is_address(look)),
    ("legal, cookie or footer text", _is_legal),
    ("reference or footnote", lambda look: bool(_REFERENCE.search(look.block.text))),
    ("caption or picture credit", _is_caption),
    ("byline or date", _is_byline),
    ("author box", _is_author),
    ("newsletter, sharing or subscription prompt", _is_prompt),
    ("advertisement or affiliate box", _is_advert),
    ("another article on the page", lambda look: look.is_other_article),
    ("box beside the text", _is_box),
    ("paragraphs like the article's own (the truth may lack them)", lambda look: look.is_like_article),
    ("tags", _is_tag),
    ("navigation", _is_navigation),
    ("related headline", _is_related),
    ("prose in a group of look-alikes (teasers, cards)", _is_teaser),
    ("table cell or row", _is_row),
    ("list item", _of_kind("item")),
    ("prose before the article", _prose("before")),
    ("prose between the article's paragraphs", _prose("between")),
    ("prose after the article", _prose("after")),
    ("heading", _of_kind("heading")),
    ("run of short lines", lambda look: look.sight.runs[look.i] >= _MIN_RUN),
    ("label or button", lambda look: look.words.words <= _MAX_BUTTON),
    ("other line before the article", _line("before")),
    ("other line between the article's paragraphs", _line("between")),
    ("other line after the article", _line("after")),
)
_LOST: tuple[tuple[str, Test], ...] = (
    ("code", _is_code),
    ("table cell or row", _is_row),
    ("caption", lambda look: look.block.kind == "caption" or look.is_inside("figure")),
    ("said twice in the article", _is_repeat),
    ("linked headline or pointer", lambda look: look.is_linked or look.says("read_more")),
    ("byline, date or credit", _is_credit_line),
    ("first paragraph or standfirst", lambda look: look.is_sentence and (look.is_first or "lede" in look.around.own)),
    ("last paragraphs", lambda look: look.is_sentence and look.is_last),
    ("section of four blocks or more", lambda look: look.sight.lost_runs[look.i] >= _MIN_RUN),
    ("quote", _of_kind("quote")),
    ("list item", _of_kind("item")),
    ("subhead", lambda look: look.is_subhead),
    ("whole paragraph", lambda look: look.is_sentence),
    ("short line", lambda look: True),
)

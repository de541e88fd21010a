"""The way of a page through newsclean. READ THIS FIRST.

A source is read into a page of blocks. Signals turn the blocks into numbers, the scorer turns the numbers into a belief
for each block, and the rules, in order, turn beliefs into verdicts. Nothing is deleted on the way: the clean text and
its explanation are two views of the same verdicts.
"""

from __future__ import annotations

from dataclasses import replace

from newsclean.case import Case
from newsclean.completing import completed
from newsclean.errors import InputTooLargeError
from newsclean.model import Article, Page
from newsclean.outcome import outcome_of
from newsclean.outcome.headline import headline_of
from newsclean.phrases import load
from newsclean.reading.advice import with_advice
from newsclean.reading.encoding import decode
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.reading.witness import with_witness
from newsclean.repeats.profile import Profile
from newsclean.rules import RULES, not_to_skip
from newsclean.scoring.scorer import Scores, score
from newsclean.settings import Settings
from newsclean.signals.language import with_language
from newsclean.signals.table import Signals, measure


def clean_html(
    page: str | bytes,
    url: str | None = None,
    profile: Profile | None = None,
    settings: Settings | None = None,
    encoding: str | None = None,
) -> Article:
    """Clean an HTML page.

    Args:
        page: the page's source; bytes are decoded by byte order mark, content, ``encoding`` and ``<meta charset>``.
        url: the address it was fetched from, if known.
        profile: what the page's site repeats, learned before (:meth:`newsclean.SiteProfile.learn`).
        settings: what to do otherwise than by default.
        encoding: the ``charset`` that the server named, for bytes. (Not what a client assumes where the server named none: many
            then say ISO-8859-1, and would overrule the page's own word.)

    Returns:
        The article. A page too dangerous to parse is read as bare text; ``article.page.degraded`` then tells why.

    Raises:
        NewscleanError: if the input is no text, or too large; the message names the reason.
        TypeError: if an argument is of another type than named above.
        ValueError: if ``settings.skip`` names a rule that does not exist.

    Example:
        >>> page = "<h1>Rain</h1><p>The rain came at night, and by noon the river had left its bed.</p><p>Share this</p>"
        >>> clean_html(page).text
        'The rain came at night, and by noon the river had left its bed.'
    """
    settings = _checked(page, url, profile, settings, encoding)
    source = decode(page, encoding)
    read = read_html(source, url=url, inline=settings.inline, metadata=settings.metadata != "off")
    article = clean(read, settings, profile, source)
    if settings.metadata == "full" and article.metadata:
        article = replace(article, metadata=with_advice(article.metadata, source, url))
    return article


def clean_text(
    text: str | bytes,
    url: str | None = None,
    profile: Profile | None = None,
    settings: Settings | None = None,
    encoding: str | None = None,
) -> Article:
    """Clean text that another tool extracted from a page.

    Args:
        text: lines or paragraphs, with any line ends, hard-wrapped or not.
        url: the address of the page, if known.
        profile: what the page's site repeats, learned before (:meth:`newsclean.SiteProfile.learn`).
        settings: what to do otherwise than by default.
        encoding: the name of the encoding of bytes, if known; UTF-8 is tried first all the same.

    Returns:
        The article.

    Raises:
        NewscleanError: if the input is no text, or too large; the message names the reason.
        TypeError: if an argument is of another type than named above.
        ValueError: if ``settings.skip`` names a rule that does not exist.

    Example:
        >>> text = "The rain came at night, and by noon the river had left its bed.\\nShare this article\\n"
        >>> [block.text for block in clean_text(text).removed]
        ['Share this article']
    """
    settings = _checked(text, url, profile, settings, encoding)
    return clean(read_text(decode(text, encoding), url=url, inline=settings.inline), settings, profile)


def clean(page: Page, settings: Settings, profile: Profile | None = None, source: str = "") -> Article:
    """Judge the blocks of a page that was read: the one way through, for HTML and text alike.

    Args:
        page: what was read.
        settings: the user's choices.
        profile: what sites repeat, if known.
        source: the HTML that the page was read from, for a second opinion where the first is unsure.

    Returns:
        The article.
    """
    signals = _measured(page)
    scores = score(signals)
    article = decide(signals, scores, settings, profile)
    if source and article.confidence < settings.second_opinion and page.markup and page.blocks and "second_opinion" not in settings.skip:
        advised = with_witness(article.page, source)  # nothing that was measured depends on what a witness says
        if advised is not article.page:
            article = decide(replace(signals, page=advised), scores, settings, profile)
    return article


def _measured(page: Page) -> Signals:
    page = with_language(page)
    return measure(page, load(page.language))


def decide(signals: Signals, scores: Scores, settings: Settings, profile: Profile | None = None) -> Article:
    """Let the rules, in order, turn what is believed of each block into verdicts."""
    case = Case(signals.page, signals, scores, settings, profile=profile)
    for rule in RULES:
        if rule.__name__ not in settings.skip:
            case = case.after(rule(case))
    if not case.page.markup:  # which line of a text is its headline is known once the text below it is
        case = replace(case, page=replace(case.page, title=headline_of(case)))
    outcome = outcome_of(case)
    return Article(
        page=case.page,
        verdicts=case.verdicts,
        kind=outcome.kind,
        confidence=outcome.confidence,
        kind_why=outcome.why,
        kind_evidence=outcome.evidence,
        title_first=settings.title_first,
        metadata=completed(case) if settings.metadata != "off" else None,
    )


def _checked(source: str | bytes, url: str | None, profile: Profile | None, settings: Settings | None, encoding: str | None) -> Settings:
    if not isinstance(source, (str, bytes)):
        raise TypeError(f"a document must be str or bytes, not {type(source).__name__}")
    for name, value in (("url", url), ("encoding", encoding)):
        if not isinstance(value, (str, type(None))):
            raise TypeError(f"{name} must be str or None, not {type(value).__name__}")
    if not isinstance(profile, (Profile, type(None))):
        raise TypeError(f"profile must be newsclean.SiteProfile or None, not {type(profile).__name__}")
    settings = Settings() if settings is None else settings
    if not isinstance(settings, Settings):
        raise TypeError(f"settings must be newsclean.Settings, not {type(settings).__name__}")
    wrong = not_to_skip(settings.skip)
    if wrong:
        raise ValueError(f"Settings.skip names no rule that can be left out: {', '.join(wrong)}")
    if len(source) > settings.max_chars:
        raise InputTooLargeError(f"the document has {len(source):,} characters or bytes; Settings.max_chars allows {settings.max_chars:,}")
    return settings

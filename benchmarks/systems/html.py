"""Systems that take a page: newsclean and its peers, each as its own documentation sets it up for plain article text.

Comments are left out where a tool lets one choose. No adapter hands a tool an address to fetch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any

from benchmarks.systems import Extract, System
from benchmarks.systems.languages import language_of
from benchmarks.systems.own import page_cleaner


def _trafilatura(**options: Any) -> Extract:
    from trafilatura import extract

    return lambda page, url: extract(page, url=url, include_comments=False, **options)


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page, url: extract_plain_text(
        page, main_content=True, preserve_formatting=True, alt_texts=False, links=False, comments=False
    )


def _readability() -> Extract:
    from html_text import extract_text
    from readability import Document

    # readability gives HTML; html-text lays it out with line breaks between blocks.
    return lambda page, url: extract_text(Document(page).summary())


# jusText's stop lists by the codes that pages use.
_STOP_LISTS = dict(
    pair.split(":")
    for pair in """
    af:Afrikaans an:Aragonese ar:Arabic ast:Asturian az:Azerbaijani be:Belarusian bg:Bulgarian bn:Bengali br:Breton bs:Bosnian ca:Catalan
    ceb:Cebuano cs:Czech cv:Chuvash cy:Welsh da:Danish de:German el:Greek en:English eo:Esperanto es:Spanish et:Estonian eu:Basque
    fa:Persian fi:Finnish fr:French fy:West_Frisian ga:Irish gl:Galician gu:Gujarati he:Hebrew hi:Hindi hr:Croatian ht:Haitian hu:Hungarian
    hy:Armenian id:Indonesian ig:Igbo in:Indonesian io:Ido is:Icelandic it:Italian iw:Hebrew jv:Javanese ka:Georgian kk:Kazakh kn:Kannada
    ko:Korean ku:Kurdish ky:Kyrgyz la:Latin lb:Luxembourgish lt:Lithuanian lv:Latvian mk:Macedonian ml:Malayalam mr:Marathi ms:Malay
    mt:Maltese nb:Norwegian_Bokmal nds:Low_Saxon ne:Nepali nl:Dutch nn:Norwegian_Nynorsk no:Norwegian_Bokmal oc:Occitan pl:Polish
    pt:Portuguese qu:Quechua ro:Romanian ru:Russian sh:Serbo_Croatian sk:Slovak sl:Slovenian sq:Albanian sr:Serbian su:Sundanese sv:Swedish
    sw:Swahili ta:Tamil te:Telugu tk:Turkmen tl:Tagalog tr:Turkish uk:Ukrainian ur:Urdu uz:Uzbek vi:Vietnamese vo:Volapuk wa:Walloon
    war:Waray_Waray yo:Yoruba
    """.split()
)


def _justext() -> Extract:
    from justext import get_stoplist, justext

    stop_list = cache(get_stoplist)
    independent = _justext_independent()

    def extract(page: str, url: str | None) -> Any:
        name = _STOP_LISTS.get(language_of(page) or "")
        return _good(justext(page, stop_list(name))) if name else independent(page, url)

    return extract


def _justext_independent() -> Extract:
    from justext import justext

    # The setting for languages without a list, as its command line has it: length and links decide alone.
    return lambda page, url: _good(justext(page, frozenset(), stopwords_low=0, stopwords_high=0))


def _good(paragraphs: Iterable[Any]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def _newspaper() -> Extract:
    from newspaper import Article

    def extract(page: str, url: str | None) -> str:
        article = Article(url or "https://example.org/", fetch_images=False)
        article.download(input_html=page)
        article.parse()
        text: str = article.text
        return text

    return extract


def _goose() -> Extract:
    from goose3 import Goose
    from goose3.text import StopWords, StopWordsArabic, StopWordsChinese, StopWordsJapanese, StopWordsKorean

    # Goose finds the language itself, but wants to be told how the words of these are found.
    classes = {"ar": StopWordsArabic, "ja": StopWordsJapanese, "ko": StopWordsKorean, "zh": StopWordsChinese}

    @cache
    def goose(stop_words: Any) -> Any:
        return Goose({"enable_image_fetching": False, "stopwords_class": stop_words})

    return lambda page, url: goose(classes.get(language_of(page) or "", StopWords)).extract(raw_html=page).cleaned_text


def _boilerpy() -> Extract:
    from boilerpy3.extractors import ArticleExtractor

    extractor = ArticleExtractor(raise_on_failure=False)
    return lambda page, url: extractor.get_content(page)


def _turbohtml() -> Extract:
    from turbohtml import parse

    return lambda page, url: parse(page).main_text()


def _system(name: str, package: str, build: Callable[[], Extract], note: str) -> System:
    return System(name, "html", package, build, note)


HTML_SYSTEMS: tuple[System, ...] = (
    _system("newsclean", "newsclean", page_cleaner, "clean_html as it comes"),
    _system("trafilatura", "trafilatura", _trafilatura, "extract, without comments"),
    _system("trafilatura-fast", "trafilatura", partial(_trafilatura, fast=True), "without its fall-back algorithms"),
    _system("trafilatura-precision", "trafilatura", partial(_trafilatura, favor_precision=True), "less text, but surely article"),
    _system("trafilatura-recall", "trafilatura", partial(_trafilatura, favor_recall=True), "more text when in doubt"),
    _system("resiliparse", "resiliparse", _resiliparse, "main content, without comments, link targets and alternative texts"),
    _system("readability-lxml", "readability-lxml", _readability, "its summary, laid out as text by html-text"),
    _system("jusText", "jusText", _justext, "with the stop list of the language that the page names, where it has one"),
    _system("jusText-independent", "jusText", _justext_independent, "without stop lists, for any language"),
    _system(
        "newspaper4k", "newspaper4k", _newspaper, "the page as given, no images fetched; some languages need its extras, Korean NLTK's data"
    ),
    _system("goose3", "goose3", _goose, "the page as given, no images fetched; some languages need its extras"),
    _system("boilerpy3", "boilerpy3", _boilerpy, "its ArticleExtractor"),
    _system("turbohtml", "turbohtml", _turbohtml, "main_text"),
)

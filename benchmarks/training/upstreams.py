"""Pages as the texts that other tools make of them: what newsclean is given where nobody kept the page."""

from __future__ import annotations

import textwrap
import warnings
from dataclasses import replace
from zlib import crc32

from benchmarks.documents import Document
from newsclean.reading.encoding import decode

_WIDTH = 78  # at which tools that wrap Markdown break lines
_UNSHOWN = ("script", "style", "noscript", "template", "head")


def texts_of(page: Document) -> list[Document]:
    """A page as other extractors give it, by their names: the upstreams of the texts that are learned from."""
    import html_text
    import inscriptis
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text

    source = page.read()
    found = {
        "html-text": html_text.extract_text(source),
        "inscriptis": inscriptis.get_text(source),
        "resiliparse-all": extract_plain_text(source),
        "resiliparse": extract_plain_text(source, main_content=True),
        "trafilatura-recall": trafilatura.extract(source, favor_recall=True, include_comments=False) or "",
    }
    return [replace(page, id=f"{page.id}/{name}", mode="text", source=text, upstream=name) for name, text in found.items()]


def converted(page: Document) -> Document:
    """A page as Markdown, as Markdown in lines of equal width, or as one line for each of its text nodes; its id tells which."""
    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
    from markdownify import MarkdownConverter

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # of pages in XHTML
        soup = BeautifulSoup(decode(page.read()), "lxml")
    for element in soup(_UNSHOWN):
        element.decompose()
    share = crc32(page.id.encode()) % 4
    if share == 0:
        name, text = "text-nodes", soup.get_text("\n", strip=True)
    else:
        name, text = "markdown", MarkdownConverter(heading_style="ATX").convert_soup(soup.body or soup)
        if share == 1:
            name, text = "markdown-wrapped", "\n".join(map(_wrapped, text.splitlines()))
    return replace(page, id=f"{page.id}/{name}", mode="text", source=text, upstream=name)


def _wrapped(line: str) -> str:
    return textwrap.fill(line, _WIDTH, break_long_words=False, replace_whitespace=False)

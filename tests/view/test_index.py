from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from newsclean import clean_text
from newsclean.view import Failed, Summary, index_html, summary_of
from newsclean.view.judged import Share
from tests.view.pages import HOSTILE, fixture_article


def _summary(source: str, confidence: float, title: str = "Rain") -> Summary:
    removed = (Share("byline", 2, 20, 0.2), Share("tags", 1, 10, 0.1))
    return Summary(source, title, "en", "article", confidence, 0.7, 100, 9, removed)


def test_the_least_confident_come_first() -> None:
    pages = {f"{name}.html": _summary(name, confidence) for name, confidence in (("a", 0.9), ("c", 0.2), ("b", 0.2), ("d", 0.5))}
    page = LexborHTMLParser(index_html(pages))
    assert [node.attributes["href"] for node in page.css("tbody a")] == ["b.html", "c.html", "d.html", "a.html"]
    assert [node.text() for node in page.css("tbody td:first-child")] == ["0.20", "0.20", "0.50", "0.90"]


def test_what_is_told_of_a_page() -> None:
    article = fixture_article("en-related-in-middle")
    summary = summary_of(article, "here/page.html")
    row = LexborHTMLParser(index_html({"p.html": summary})).css_first("tbody tr")
    assert row is not None
    told = " ".join(row.text(separator=" ").split())
    assert told.startswith(f"{article.confidence:.2f} {article.title} here/page.html article en {len(article.removed)} of")
    assert told.endswith("64%")


def test_all_pages_together() -> None:
    page = LexborHTMLParser(index_html({"a.html": _summary("a", 0.5), "b.html": _summary("b", 1.0)}, name="crawl"))
    aside = page.css_first("aside")
    assert aside is not None
    told = " ".join(aside.text(separator=" ").split())
    assert "Pages 2 Kept 70% Median confidence 0.75 Not read 0 Article 2" in told
    assert "byline 4 20% tags 2 10%" in told


def test_documents_that_failed_are_named() -> None:
    page = LexborHTMLParser(index_html({}, [Failed("x.html", "binary data")]))
    section = page.css_first(".failed")
    assert section is not None and section.text(separator=" ").split() == "Not read x.html binary data".split()
    assert LexborHTMLParser(index_html({})).css_first(".failed") is None


def test_names_are_no_markup_and_links_stay_where_they_are() -> None:
    pages = {'pages/a "b"#c?d%e:f.html': _summary(HOSTILE, 0.5, HOSTILE), "javascript:alert(1).html": _summary("x", 0.6)}
    page = LexborHTMLParser(index_html(pages, [Failed(HOSTILE, HOSTILE)], HOSTILE))
    assert len(page.css("script")) == 1 and page.css("img") == []
    links = [node.attributes["href"] for node in page.css("tbody a")]
    assert links == ["pages/a%20%22b%22%23c%3Fd%25e%3Af.html", "javascript%3Aalert%281%29.html"]


def test_pages_without_text_keep_nothing() -> None:
    page = LexborHTMLParser(index_html({"a.html": summary_of(clean_text(""), "a.txt")}))
    aside = page.css_first("aside")
    assert aside is not None and "Kept 0%" in " ".join(aside.text(separator=" ").split())


def test_half_a_character_in_a_name() -> None:
    index_html({"a\udce4.html": _summary("a\udce4", 0.5)}).encode()


def test_a_page_without_title_or_language() -> None:
    assert "No title" in index_html({"a.html": summary_of(clean_text(""), "a.txt")})

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from newsclean.reading.names import CUT
from newsclean.reading.shown import Shown, shown_in

DAY = '<time datetime="2024-05-17">17 May</time>'


def shown(body: str) -> Shown:
    return shown_in(LexborHTMLParser(f"<html><head></head><body>{body}</body></html>"))


DATES = [
    ("microdata", '<span itemprop="datePublished" content="2024-05-17">17 May</span>', ("2024-05-17",), (), ()),
    ("microdata in text", '<span itemprop="datePublished">17 May</span>', ("17 May",), (), ()),
    ("changed", '<span itemprop="dateModified" content="2024-05-18">x</span>', (), ("2024-05-18",), ()),
    ("time", DAY, (), (), ("2024-05-17",)),
    ("time in text", "<time>17 May</time>", (), (), ("17 May",)),
    ("time of a change", '<time class="updated" datetime="2024-05-18">x</time>', (), ("2024-05-18",), ()),
    ("both names", '<time class="published updated" datetime="2024-05-17">x</time>', (), (), ("2024-05-17",)),
    ("below the headline first", f'<time datetime="2023-01-01"></time><h1>Rain</h1>{DAY}', (), (), ("2024-05-17", "2023-01-01")),
    ("beside the article", f"<aside>{DAY}</aside>", (), (), ()),
    ("of a comment", f'<div class="comment-list">{DAY}</div>', (), (), ()),
    ("of another story", f'<article class="related-card"><p>{DAY}</p></article>', (), (), ()),
    ("in the footer of the page", f"<footer>{DAY}</footer>", (), (), ()),
    ("in the footer of the article", f"<article><footer>{DAY}</footer></article>", (), (), ("2024-05-17",)),
]
BYLINES = [
    ("a link to the author", '<a rel="author" href="/x">Ann Lee</a>', ("Ann Lee",), ()),
    ("a link to a page of authors", '<a href="/authors/ann-lee">Ann Lee</a>', ("Ann Lee",), ()),
    ("a class", '<p class="byline">By <a href="/x">Ann Lee</a></p>', (f"By{CUT}Ann Lee",), ()),
    ("a part of a class", '<p class="post__author">Ann Lee</p>', ("Ann Lee",), ()),
    ("the surest first", '<p class="author">x</p><p class="author-name">Ann Lee</p>', ("Ann Lee", "x"), ()),
    ("a hint", '<div class="authorbox">Ann Lee</div>', (), ("Ann Lee",)),
    ("a whole text", f'<div class="author">{"Ann Lee has written. " * 20}</div>', (), ()),
    ("of a comment", '<div id="comments"><p class="author">Ann Lee</p></div>', (), ()),
    ("the whole page", '<div class="content"><p>Text</p></div>', (), ()),
]


@pytest.mark.parametrize(("body", "published", "modified", "times"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_dates(body: str, published: tuple[str, ...], modified: tuple[str, ...], times: tuple[str, ...]) -> None:
    found = shown(body)
    assert (found.published, found.modified, found.times) == (published, modified, times)


@pytest.mark.parametrize(("body", "bylines", "hints"), [row[1:] for row in BYLINES], ids=[row[0] for row in BYLINES])
def test_bylines(body: str, bylines: tuple[str, ...], hints: tuple[str, ...]) -> None:
    found = shown(body)
    assert (found.bylines, found.hints) == (bylines, hints)


@pytest.mark.parametrize(
    "body",
    [
        '<span itemprop="author">Ann Lee</span>',
        '<meta itemprop="author" content="Ann Lee">',
        '<div itemprop="author" itemscope><img alt="x"><span itemprop="name">Ann Lee</span><p>Reporter</p></div>',
        '<div itemprop="author" itemscope><meta itemprop="name" content="Ann Lee"></div>',
    ],
)
def test_authors_in_microdata(body: str) -> None:
    assert shown(body).authors == ("Ann Lee",)


def test_tags_and_image() -> None:
    found = shown('<link rel="image_src" href="/a.jpg"><a rel="tag" href="/t/rain">Rain</a><a rel="tag" href="/t/wind"> Wind </a>')
    assert (found.tags, found.image) == (("Rain", "Wind"), "/a.jpg")


def test_nothing() -> None:
    assert shown("<p>Rain</p>") == Shown()


def test_only_so_many() -> None:
    assert len(shown('<a rel="author">Ann Lee</a>' * 5_000).bylines) <= 40

from __future__ import annotations

import pytest

from newsclean.repeats.sites import site_of

ROWS = [
    ("https://www.news.post.co.uk/a", "post.co.uk", "news.post.co.uk"),
    ("http://anna.github.io/a", "anna.github.io", "anna.github.io"),
    ("https://Post.Example:8080/a", "post.example", "post.example"),
    ("https://sub.post.example/a", "sub.post.example", "sub.post.example"),
    ("http://192.0.2.1/a", "192.0.2.1", "192.0.2.1"),
    ("https://пример.рф/a", "пример.рф", "пример.рф"),
    ("no address", "", ""),
    ("http://[", "", ""),
    ("", "", ""),
    (None, "", ""),
]


@pytest.mark.parametrize(("url", "domain", "host"), ROWS)
def test_the_site_of_an_address(url: str | None, domain: str, host: str) -> None:
    assert site_of(url, "domain") == domain
    assert site_of(url, "host") == host
    assert site_of(url, "one") == ""

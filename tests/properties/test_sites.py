"""What holds for every profile of the fixture sites, however it was learned."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import Article, Page, SiteProfile, clean_html, clean_text, read_html, read_text
from newsclean.repeats.fingerprints import fingerprint, normal_words
from tests.properties.strategies import brief, few, moderate

FOLDER = Path(__file__).parents[2] / "fixtures" / "sites"
SITES = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
Documents = tuple[tuple[str, bool, str, tuple[str, ...]], ...]


@cache
def documents(site: str) -> Documents:
    """Of each page its name, whether it is HTML, its source and its article."""
    found = []
    for folder in sorted((FOLDER / site).iterdir()):
        source = next(path for path in sorted(folder.iterdir()) if path.name != "article.txt")
        article = tuple((folder / "article.txt").read_text(encoding="utf-8").strip().split("\n\n"))
        found.append((folder.name, source.suffix == ".html", source.read_text(encoding="utf-8"), article))
    return tuple(found)


@cache
def pages(site: str) -> tuple[tuple[str, Page], ...]:
    return tuple((name, (read_html if is_html else read_text)(source)) for name, is_html, source, _ in documents(site))


@cache
def profile_of(site: str) -> SiteProfile:
    return SiteProfile.learn(pages(site))


def every_page() -> tuple[tuple[str, Page], ...]:
    return tuple((f"{site}/{name}", page) for site in SITES for name, page in pages(site))


def cleaned(site: str, number: int, profile: SiteProfile | None) -> Article:
    _, is_html, source, _ = documents(site)[number]
    return (clean_html if is_html else clean_text)(source, profile=profile)


def saved(profile: SiteProfile) -> bytes:
    with TemporaryDirectory() as folder:
        profile.save(Path(folder, "x"))
        assert SiteProfile.load(Path(folder, "x")) == profile
        return Path(folder, "x").read_bytes()


def some() -> st.SearchStrategy[list[tuple[str, Page]]]:
    """Some of the pages, in any order, some of them twice."""
    return st.lists(st.sampled_from(every_page()), max_size=16)


def test_there_are_two_sites_of_twelve_pages() -> None:
    assert [len(documents(site)) for site in SITES] == [12, 12]


@few
@given(st.permutations(every_page()))
def test_order_does_not_matter(shuffled: list[tuple[str, Page]]) -> None:
    assert saved(SiteProfile.learn(shuffled)) == saved(SiteProfile.learn(every_page()))


@few
@given(st.lists(st.integers(0, 3), min_size=24, max_size=24), st.permutations(range(4)))
def test_shards_do_not_matter(shards: list[int], order: list[int]) -> None:
    merged = SiteProfile.learn([])
    for shard in order:
        merged = merged.merge(SiteProfile.learn(page for page, own in zip(every_page(), shards, strict=True) if own == shard))
    assert saved(merged) == saved(SiteProfile.learn(every_page()))


@moderate
@given(some(), some(), some())
def test_merging_is_a_union(x: list[tuple[str, Page]], y: list[tuple[str, Page]], z: list[tuple[str, Page]]) -> None:
    a, b, c = map(SiteProfile.learn, (x, y, z))
    assert a.merge(b) == b.merge(a) == SiteProfile.learn(x + y)
    assert a.merge(b).merge(c) == a.merge(b.merge(c))
    assert a.merge(a) == a == a.merge(SiteProfile.learn([]))


@brief
@given(st.sampled_from(SITES), st.integers(0, 11), st.sets(st.integers(0, 11)))
def test_what_is_on_one_page_only_is_never_removed(site: str, number: int, known: set[int]) -> None:
    profile = SiteProfile.learn(pages(site)[i] for i in known)
    told = {fingerprint(normal_words(block.text)) for i, (_, page) in enumerate(pages(site)) if i != number for block in page.blocks}
    article = cleaned(site, number, profile)
    gone = [block for block in article.removed if article.why(block).by == "site_repeats" and "almost" not in article.why(block).why]
    assert [block.text for block in gone if fingerprint(normal_words(block.text)) not in told] == []


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("number", range(12))
def test_no_article_loses_a_paragraph_to_the_profile(site: str, number: int) -> None:
    article = documents(site)[number][3]
    without, with_it = ([block.text for block in cleaned(site, number, profile).kept] for profile in (None, profile_of(site)))
    assert [part for part in article if part in without and part not in with_it] == []
    assert len(with_it) < len(without)


@pytest.mark.parametrize("site", SITES)
def test_promotions_go(site: str) -> None:
    for number in range(12):
        kept = cleaned(site, number, profile_of(site)).text
        assert "pocket" not in kept and "Hosentasche" not in kept


@pytest.mark.parametrize("site", SITES)
def test_one_or_two_pages_teach_nothing(site: str) -> None:
    profile = SiteProfile.learn(pages(site)[:2])
    assert cleaned(site, 0, profile) == cleaned(site, 0, None)

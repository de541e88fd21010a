from __future__ import annotations

import pytest

from benchmarks.sites.making import PAGES, PageTemplate, Story, TextTemplate, drawn, story_of

OWN = "\n".join(
    f"The council of the old town said {word} that the bridge is closed." for word in ("first", "then", "later", "again", "last")
)
TEXT = f"Valley Post\nBridge closed\n{OWN}\nShare this story\nRead 17 times"
PAGE = (
    "<html><head><title>Bridge closed | Post</title><meta property='og:title' content='Bridge closed'>"
    "<link rel='canonical' href='https://post.example/a'></head><body><nav><ul><li>Sport</li></ul></nav><h1>Bridge closed</h1>"
    + "".join(f"<p>{line}</p>" for line in OWN.splitlines())
    + "<p>Share this story</p></body></html>"
)
STORIES = [
    Story(str(i), f"Title {i}", tuple(f"Paragraph {i} {'x' * k}" for k in range(1, 8)), f"Paragraph {i} x") for i in range(PAGES + 5)
]


def test_a_text_gets_another_story() -> None:
    template = TextTemplate(TEXT, OWN, "Bridge closed")
    assert template.is_usable
    made = template.around(STORIES, 3, teasers=False).splitlines()
    assert made[1] == "Title 3"
    assert [line for line in made if line.startswith("Paragraph")] == list(STORIES[3].paragraphs)
    assert not set(OWN.splitlines()) & set(made)
    assert made == template.around(STORIES, 3, teasers=False).splitlines()


def test_a_page_gets_another_story() -> None:
    template = PageTemplate(PAGE, OWN, "Bridge closed")
    assert template.is_usable
    made = template.around(STORIES, 3, teasers=False)
    assert all(f"<p>{part}</p>" in made for part in STORIES[3].paragraphs)
    assert "Bridge closed" not in made and "council" not in made and "canonical" not in made and "@@" not in made
    assert "<h1>Title 3</h1>" in made and "Share this story" in made and "Sport" in made


def test_teasers_say_the_first_paragraph_of_others() -> None:
    text = TextTemplate(TEXT, OWN, "").around(STORIES, 3, teasers=True)
    page = PageTemplate(PAGE, OWN, "").around(STORIES, 3, teasers=True)
    for made in (text, page):
        assert all(STORIES[i].title in made and STORIES[i].teaser in made for i in range(4, 9))


def test_a_page_without_its_article_is_no_template() -> None:
    assert not TextTemplate("Valley Post\nSport", OWN, "").is_usable
    assert not PageTemplate("<p>Valley Post</p>", OWN, "").is_usable


def test_stories_share_paragraphs_if_wanted() -> None:
    plain, sharing = drawn(STORIES, "x", sharing=False), drawn(STORIES, "x", sharing=True)
    assert plain is not None and sharing is not None
    assert len(plain) == len(sharing) == PAGES
    assert all(story in STORIES for story in plain)
    changed = [story for story in sharing if story not in STORIES]
    assert len(changed) == 11
    assert len({story.paragraphs[0] for story in changed}) < len(changed)
    assert drawn(STORIES[:PAGES], "x", sharing=False) is None


@pytest.mark.parametrize("truth", ["One line", "x\n" * 20_000])
def test_some_articles_are_no_stories(truth: str) -> None:
    assert story_of("1", "Title", truth) is None

from __future__ import annotations

from dataclasses import replace

import pytest

from newsclean import Settings, SiteProfile
from newsclean.case import Case, drop
from newsclean.model import Block, BlockKind, Element, Page
from newsclean.rules.site_repeats import site_repeats
from tests.building import BODY, case_of, removed_by

SHORT = "More from the valley"
LONG = "The Valley Post comes to your telephone at seven each morning, and it costs you nothing for the first four weeks."


def learned(line: str, pages: int, of: int = 20, elements: tuple[Element, ...] = ()) -> SiteProfile:
    """A profile of pages of which some hold a line, in the last of the elements."""
    return SiteProfile.learn(page_with(i, line if i < pages else "", elements) for i in range(of))


def page_with(i: int, line: str, elements: tuple[Element, ...] = ()) -> Page:
    texts = [f"Story number {'x' * (i + 1)} of the day.", *([line.replace("#", str(i))] if line else [])]
    return Page(tuple(Block(k, text, element=len(elements) - 1) for k, text in enumerate(texts)), elements)


def case(line: str | Block, profile: SiteProfile | None, settings: Settings | None = None) -> Case:
    block = line if isinstance(line, Block) else Block(0, line)
    return replace(case_of(*(Block(0, text) for text in BODY), block, settings=settings), profile=profile)


@pytest.mark.parametrize(
    ("line", "pages"), [(SHORT, 3), (SHORT, 20), ("Read in # minutes", 3), (LONG, 8)], ids=["short", "on all", "another number", "long"]
)
def test_removes_what_the_site_repeats(line: str, pages: int) -> None:
    shown = line.replace("#", "77")
    assert removed_by(site_repeats, case(shown, learned(line, pages))) == [shown]


@pytest.mark.parametrize(("line", "pages", "of"), [(SHORT, 2, 20), (SHORT, 3, 40), (LONG, 7, 20), (LONG, 8, 40), (LONG, 5, 5)])
def test_keeps_what_is_on_few_pages(line: str, pages: int, of: int) -> None:
    assert removed_by(site_repeats, case(line, learned(line, pages, of))) == []


def test_keeps_everything_without_a_profile() -> None:
    assert removed_by(site_repeats, case(SHORT, None)) == []


def test_keeps_what_the_profile_does_not_know() -> None:
    assert removed_by(site_repeats, case("Another line", learned(SHORT, 20))) == []
    assert removed_by(site_repeats, case(SHORT, SiteProfile())) == []


@pytest.mark.parametrize("kind", ["cell", "preformatted"])
def test_keeps_cells_and_verse(kind: BlockKind) -> None:
    assert removed_by(site_repeats, case(Block(0, SHORT, kind=kind), learned(SHORT, 20))) == []


def test_keeps_numbers() -> None:
    assert removed_by(site_repeats, case("3", learned("3", 20))) == []


def test_a_line_between_paragraphs_needs_more_pages() -> None:
    blocks = (Block(0, BODY[0]), Block(0, SHORT), Block(0, BODY[1]))
    few, many = (replace(case_of(*blocks), profile=learned(SHORT, pages)) for pages in (7, 8))
    assert removed_by(site_repeats, few) == []
    assert removed_by(site_repeats, many) == [SHORT]


def test_variants_are_found() -> None:
    names = [f"{a} {b}" for a in ("Anna", "Berta", "Clara", "Dora", "Edda") for b in ("Berg", "Dahl", "Holm", "Lund")]
    told = "You are reading a story by {} that our friends on the quay have paid for with their cake"
    profile = SiteProfile.learn(page_with(i, told.format(name)) for i, name in enumerate(names))
    shown = told.format("Frieda Strand")
    (verdict,) = site_repeats(case(shown, profile))
    assert case(shown, profile).blocks[verdict.block].text == shown
    assert 0.6 <= verdict.evidence["similarity"] < 1


def test_a_sentence_of_one_form_stays() -> None:
    told = "The shares of the company {} rose on Tuesday, after it had said that it would build ships again."
    profile = SiteProfile.learn(page_with(i, told.format(name)) for i, name in enumerate("abcdefghijkl"))
    assert removed_by(site_repeats, case(told.format("z"), profile)) == []


def test_a_variant_of_few_pages_stays() -> None:
    told = "You are reading a story by {} that our friends on the quay have paid for with their cake"
    profile = SiteProfile.learn(page_with(i, told.format("abcdefg"[i]) if i < 7 else "") for i in range(20))
    assert removed_by(site_repeats, case(told.format("z"), profile)) == []


class TestThePlace:
    ELEMENTS = (Element("body", "", -1), Element("div", "teaser", 0), Element("div", "text post-17", 0))

    def _case(self, element: int) -> Case:
        elements = (*self.ELEMENTS[:2], Element("div", "text post-18", 0))
        page = Page((Block(0, SHORT, element=element),), elements, markup=True)
        made = case_of(SHORT)
        return replace(made, page=page, profile=learned(SHORT, 10, elements=self.ELEMENTS))

    def test_in_the_same_place_it_goes(self) -> None:
        assert removed_by(site_repeats, self._case(2)) == [SHORT]

    def test_in_another_place_it_stays(self) -> None:
        assert removed_by(site_repeats, self._case(1)) == []


def test_the_user_may_ask_for_more_or_less() -> None:
    strict = Settings(site_pages=10, site_share=0.9)
    assert removed_by(site_repeats, case(SHORT, learned(SHORT, 15), strict)) == []
    loose = Settings(site_prose_pages=3, site_prose_share=0.1)
    assert removed_by(site_repeats, case(LONG, learned(LONG, 3), loose)) == [LONG]


def test_the_verdict_names_pages_and_an_example() -> None:
    pages = [(f"page-{i:02}.txt", page_with(i, SHORT)) for i in range(12)]
    (verdict,) = site_repeats(case(SHORT, SiteProfile.learn(pages)))
    assert verdict.by == "site_repeats" and not verdict.keep
    assert (verdict.evidence["pages"], verdict.evidence["of"], verdict.evidence["similarity"]) == (12, 12, 1.0)
    assert verdict.evidence["example"] in dict(pages)
    assert verdict.why == f"It stands on 12 of 12 pages of this site, as on {verdict.evidence['example']}."


STORIES = [
    (f"The {thing} is to be sold", f"The {thing} at the end of the quay is to be sold in spring, as the town told us on Friday.")
    for thing in ("ferry", "mill", "school", "market", "tower")
]
LIST = [line for story in STORIES for line in story]


def page_of(*lines: str) -> Page:
    return Page(tuple(Block(i, line) for i, line in enumerate(lines)))


def beside(*lines: str, known: list[str], pages: int = 4, of: int = 20) -> Case:
    """A case of these lines, and a profile of pages of which some hold what is known."""
    told = (page_of(f"Story number {'x' * (i + 1)} of the day.", *(known if i < pages else [])) for i in range(of))
    return replace(case_of(*(Block(0, line) for line in lines)), profile=SiteProfile.learn(told))


class TestTeasers:
    def test_a_list_below_the_text_goes(self) -> None:
        assert removed_by(site_repeats, beside(*BODY, *LIST, known=LIST)) == LIST

    def test_it_may_hold_one_story_that_is_new(self) -> None:
        new = ["The lighthouse is to be sold", "The lighthouse on the cape is to be sold, as the town told us at noon on Friday."]
        assert removed_by(site_repeats, beside(*BODY, *LIST, *new, known=LIST)) == LIST

    def test_two_headed_paragraphs_are_no_list(self) -> None:
        assert removed_by(site_repeats, beside(*BODY, *LIST[:4], known=LIST)) == []

    def test_above_the_text_they_stay(self) -> None:
        assert set(LIST[1::2]).isdisjoint(removed_by(site_repeats, beside(*LIST, *BODY, known=LIST)))

    def test_paragraphs_without_headlines_stay(self) -> None:
        told = LIST[1::2]
        assert removed_by(site_repeats, beside(*BODY, *told, known=told)) == []

    def test_several_paragraphs_under_each_headline_stay(self) -> None:
        """As in a story that was told three times, with more each time."""
        told = [line for headline, text in STORIES for line in (headline, text, text.replace("spring", "the summer after the next"))]
        assert set(told[1::3]).isdisjoint(removed_by(site_repeats, beside(*BODY, *told, known=told)))

    def test_a_note_under_a_line_of_the_template_is_no_teaser(self) -> None:
        note = "An earlier version of this story said that the bridge was built in May; it was opened in May, and built before."
        case = beside(*BODY, "Our newsroom", note, *LIST, known=[*LIST, note])
        profile = SiteProfile.learn(page_of(f"Story {'x' * (i + 1)}", "Our newsroom", f"Line {'y' * (i + 1)}") for i in range(9))
        assert isinstance(case.profile, SiteProfile)
        assert removed_by(site_repeats, replace(case, profile=case.profile.merge(profile))) == ["Our newsroom", *LIST]

    def test_two_pages_are_too_few(self) -> None:
        assert removed_by(site_repeats, beside(*BODY, *LIST, known=LIST, pages=2)) == []


class TestHeadings:
    """A heading that several pages have, as in reviews and recipes."""

    BLOCKS = (Block(0, BODY[0]), Block(0, "Method", kind="heading", level=2), Block(0, "Rub the butter into the flour", kind="item"))

    def test_over_text_of_the_page_it_needs_more_pages(self) -> None:
        few, many = (replace(case_of(*self.BLOCKS), profile=learned("Method", pages)) for pages in (7, 8))
        assert removed_by(site_repeats, few) == []
        assert removed_by(site_repeats, many) == ["Method"]

    def test_over_nothing_it_goes(self) -> None:
        case = replace(case_of(*self.BLOCKS[:2]), profile=learned("Method", 3))
        assert removed_by(site_repeats, case) == ["Method"]

    def test_over_what_was_removed_it_goes(self) -> None:
        case = replace(case_of(*self.BLOCKS), profile=learned("Method", 3))
        case = case.after([drop(case.blocks[2], "related_list", "It is listed.")])
        assert removed_by(site_repeats, case) == ["Method"]

    def test_over_what_the_site_repeats_too_it_goes(self) -> None:
        told = ["Method", self.BLOCKS[2].text]
        case = replace(case_of(*self.BLOCKS), profile=beside(known=told, pages=4).profile)
        assert removed_by(site_repeats, case) == told

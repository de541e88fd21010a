from __future__ import annotations

from newsclean.repeats.fingerprints import fingerprint
from newsclean.repeats.learning import shape_of
from newsclean.repeats.variants import LEAST, Families, likely_variants

WORDS = tuple(f"w{i}" for i in range(20))


def variant(i: int) -> tuple[str, ...]:
    return (*WORDS[:10], f"name{i}", *WORDS[11:])


def families(variants: list[tuple[str, ...]], least: int = 3) -> Families:
    """Each of them on a page of its own, whose number is its place."""
    shapes = {fingerprint(words): shape_of(words) for words in variants}
    return Families(likely_variants(shapes, least), {fingerprint(words): [page] for page, words in enumerate(variants)}, least)


def test_a_variant_finds_its_family() -> None:
    found = families([variant(i) for i in range(5)]).find(variant(99))
    assert found is not None
    assert (found.pages, found.page) == (5, 0)
    assert LEAST < found.similarity < 1


def test_a_paragraph_of_the_family_is_held_against_the_others() -> None:
    found = families([variant(i) for i in range(5)]).find(variant(3))
    assert found is not None and found.similarity < 1


def test_a_long_paragraph_is_known_by_its_beginning() -> None:
    found = families([variant(i) + tuple(f"v{k}" for k in range(600)) for i in range(5)]).find(
        variant(99) + tuple(f"v{k}" for k in range(600))
    )
    assert found is not None and found.similarity > LEAST


def test_a_small_family_is_none() -> None:
    assert families([variant(0), variant(1)]).find(variant(99)) is None
    assert families([variant(i) for i in range(5)], least=6).find(variant(99)) is None


def test_another_paragraph_has_no_family() -> None:
    made = families([variant(i) for i in range(5)])
    assert made.find(tuple(f"x{i}" for i in range(20))) is None
    assert made.find((*WORDS[:10], *(f"x{i}" for i in range(10)))) is None
    assert made.find(()) is None


def test_the_same_page_counts_once() -> None:
    variants = [variant(i) for i in range(5)]
    shapes = {fingerprint(words): shape_of(words) for words in variants}
    assert Families(shapes, {text: [7] for text in shapes}, 3).find(variant(99)) is None


def test_nothing_has_no_families() -> None:
    assert families([]).find(WORDS) is None

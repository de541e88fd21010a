from __future__ import annotations

from dataclasses import FrozenInstanceError
from math import inf, nan
from typing import Any

import pytest

from newsclean.settings import Settings

SHARES = ("keep_html", "keep_text", "most_removed", "near_duplicate", "site_share", "site_prose_share", "second_opinion")
WRONG = [("below", -0.1), ("above", 1.1), ("percent", 50), ("not a number", nan), ("infinite", inf)]


@pytest.mark.parametrize("name", SHARES)
@pytest.mark.parametrize("value", [row[1] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_share_outside_of_0_to_1_is_refused_by_name(name: str, value: float) -> None:
    given: dict[str, Any] = {name: value}
    with pytest.raises(ValueError, match=name):
        Settings(**given)


@pytest.mark.parametrize("name", SHARES)
@pytest.mark.parametrize("value", [0, 0.25, 1])
def test_a_share_from_0_to_1_is_taken(name: str, value: float) -> None:
    given: dict[str, Any] = {name: value}
    assert getattr(Settings(**given), name) == value


@pytest.mark.parametrize("size", [0, -1])
def test_a_size_that_is_not_positive_is_refused_by_name(size: int) -> None:
    with pytest.raises(ValueError, match="max_chars"):
        Settings(max_chars=size)


@pytest.mark.parametrize("name", ["site_pages", "site_prose_pages"])
@pytest.mark.parametrize("pages", [2, 3.5])
def test_too_few_pages_are_refused_by_name(name: str, pages: float) -> None:
    given: dict[str, Any] = {name: pages}
    with pytest.raises(ValueError, match=name):
        Settings(**given)


@pytest.mark.parametrize("name", ["inline", "title_first"])
@pytest.mark.parametrize("value", ["no", 0, 1, None])
def test_what_is_neither_true_nor_false_is_refused_by_name(name: str, value: object) -> None:
    given: dict[str, Any] = {name: value}
    with pytest.raises(ValueError, match=name):
        Settings(**given)


@pytest.mark.parametrize("name", [*SHARES, "site_pages", "site_prose_pages", "max_chars"])
@pytest.mark.parametrize("value", [True, "1", [1]])
def test_what_is_no_number_is_refused_by_name(name: str, value: object) -> None:
    given: dict[str, Any] = {name: value}
    with pytest.raises(ValueError, match=name):
        Settings(**given)


@pytest.mark.parametrize("name", ["favor", "metadata"])
@pytest.mark.parametrize("value", [None, 1, ["full"]])
def test_a_choice_of_another_type_is_refused_by_name(name: str, value: object) -> None:
    given: dict[str, Any] = {name: value}
    with pytest.raises(ValueError, match=name):
        Settings(**given)


def test_the_smallest_size_is_taken() -> None:
    assert Settings(max_chars=1).max_chars == 1


def test_the_defaults_are_fit_for_use() -> None:
    assert Settings() == Settings()
    assert Settings().skip == frozenset()
    assert Settings().least(markup=False) <= Settings().least(markup=True)


@pytest.mark.parametrize("markup", [True, False])
def test_what_favours_recall_asks_for_less(markup: bool) -> None:
    least = [Settings(favor=favor).least(markup) for favor in ("recall", "balanced", "precision")]
    assert sorted(set(least)) == least
    assert Settings().least(markup) == least[1]


def test_an_own_bound_goes_before_what_is_favoured() -> None:
    settings = Settings(favor="precision", keep_html=0.0)
    assert (settings.least(markup=True), settings.least(markup=False)) == (0.0, Settings(favor="precision").least(markup=False))


def test_an_unknown_favour_is_refused() -> None:
    wrong: Any = "speed"
    with pytest.raises(ValueError, match="precision, balanced, recall"):
        Settings(favor=wrong)


@pytest.mark.parametrize("given", [{"favor": []}, {"metadata": {}}, {"skip": None}, {"skip": "tags"}, {"skip": {1}}, {"skip": [["tags"]]}])
def test_a_value_of_another_type_is_refused_by_name(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"Settings.{next(iter(given))}"):
        Settings(**given)


def test_names_to_leave_out_may_come_in_any_shape() -> None:
    names: Any = iter(["tags", "byline"])
    assert Settings(skip=names).skip == {"tags", "byline"}


def test_settings_do_not_change() -> None:
    settings: Any = Settings()
    with pytest.raises(FrozenInstanceError):
        settings.keep_html = 0.9


def test_the_metadata_are_off_fast_or_full() -> None:
    assert [Settings().metadata, Settings(metadata="fast").metadata] == ["off", "fast"]
    with pytest.raises(ValueError, match="metadata must be one of off, fast, full"):
        Settings(metadata="on")  # type: ignore[arg-type]

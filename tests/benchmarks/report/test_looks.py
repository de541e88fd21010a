from __future__ import annotations

from typing import Any

import pytest

from benchmarks.report.looks import COLOURS, looks_of


def report(*names: str) -> dict[str, Any]:
    return {"systems": [{"name": name} for name in names]}


def test_newsclean_has_its_own_colour_whatever_the_order() -> None:
    looks = looks_of(report("resiliparse", "newsclean", "newsclean-text"))
    assert (looks["newsclean"].colour, looks["newsclean-text"].colour, looks["resiliparse"].colour) == (0, 0, 1)
    assert looks["newsclean"].mark == looks["newsclean-text"].mark


def test_a_family_shares_a_colour_and_differs_by_mark() -> None:
    looks = looks_of(report("trafilatura", "trafilatura-fast", "trafilatura (published)", "resiliparse"))
    assert len({looks[name].colour for name in list(looks)[:3]}) == 1
    assert len({look.mark for look in list(looks.values())[:3]}) == 3
    assert looks["resiliparse"].colour != looks["trafilatura"].colour


def test_families_have_unlike_colours_as_long_as_there_are_some() -> None:
    looks = looks_of(report(*(f"x{at}" for at in range(COLOURS + 1))))
    assert [look.colour for look in looks.values()] == [*range(1, COLOURS + 1), 1]


@pytest.mark.parametrize("where", ["corpora", "rows", "growth"])
def test_systems_that_only_results_name_have_a_look_too(where: str) -> None:
    row = {"system": "whole-page"}
    found: dict[str, Any] = {"corpora": [{"rows": [row]}]} if where == "corpora" else {"speed": {where: [row]}}
    assert list(looks_of(found)) == ["whole-page"]


def test_every_system_of_the_example_has_a_colour_of_its_family(example: dict[str, Any]) -> None:
    looks = looks_of(example)
    families = {name.split("-")[0] for name in looks}
    assert len({look.colour for look in looks.values()}) == len(families)

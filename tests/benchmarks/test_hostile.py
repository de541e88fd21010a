from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import hostile, throughput
from benchmarks.hostile import MAX_REGEX, Cost, Pattern


def test_a_page_is_cleaned_in_a_process_of_its_own() -> None:
    cost = hostile.cost_of("80 KB of open formatting")
    assert (cost.name, cost.said) == ("80 KB of open formatting", "degraded")
    assert cost.cpu > 0 and cost.peak > 10


@pytest.mark.parametrize(("cpu", "peak", "passed"), [(9.9, 999, True), (10.1, 10, False), (0.1, 1_001, False)])
def test_limits(cpu: float, peak: float, passed: bool) -> None:
    assert Cost("x", cpu, peak, "read").passed is passed


@pytest.mark.parametrize(
    ("expression", "unit"),
    [
        (r"a{0,2000}b", "a"),
        (r"\d{5,}[^/]*/?\Z", "0"),  # needs an end of its own
        (r"\s*(?:#{1,6}|\|[\s|]*)\s*", " "),  # needs a beginning of its own, and to match the whole
    ],
)
def test_an_expression_that_takes_the_square_of_its_text_is_found(expression: str, unit: str) -> None:
    seconds, made = hostile.worst_of(Pattern("x", re.compile(expression), whole=True), rounds=1)
    assert seconds > MAX_REGEX and unit in made.lower()


def test_a_linear_expression_is_tried_on_all_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hostile, "MAX_REGEX", 100.0)
    seconds, made = hostile.worst_of(Pattern("x", re.compile("[ab]")), rounds=1)
    assert 0 < seconds < 100 and "50,000" in made


@pytest.mark.parametrize("name", ["90,000 end tags of other elements", "80,000 options", "900 open tags in each paragraph"])
def test_what_a_parser_takes_the_square_of_is_not_parsed(name: str) -> None:
    assert hostile.cost_of(name).said == "degraded"


def test_the_expressions_of_the_package_are_found() -> None:
    places = {pattern.place for pattern in hostile.patterns()}
    assert "newsclean.reading.fuse._ANY_TAG" in places and len(places) > 30


@pytest.mark.parametrize("form", throughput.FORMATS)
def test_speed_of_a_run(form: str, tmp_path: Path) -> None:
    (speed,) = throughput.measure(tmp_path, form, 2, [1])
    assert (speed.form, speed.jobs, speed.documents) == (form, 1, 2)
    assert speed.seconds > 0 and speed.peak > 10
    assert len((tmp_path / f"{form}-1.jsonl").read_bytes().splitlines()) == 2

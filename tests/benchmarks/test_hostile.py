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


def test_an_expression_that_takes_the_square_of_its_text_is_found() -> None:
    seconds, unit = hostile.worst_of(Pattern("x", re.compile(r"a{0,2000}b")), rounds=1)
    assert seconds > MAX_REGEX and "a" in unit.lower()


def test_the_expressions_of_the_package_are_found() -> None:
    places = {pattern.place for pattern in hostile.patterns()}
    assert "newsclean.reading.fuse._TAG" in places and len(places) > 30


@pytest.mark.parametrize("form", throughput.FORMATS)
def test_speed_of_a_run(form: str, tmp_path: Path) -> None:
    (speed,) = throughput.measure(tmp_path, form, 2, [1])
    assert (speed.form, speed.jobs, speed.documents) == (form, 1, 2)
    assert speed.seconds > 0 and speed.peak > 10
    assert len((tmp_path / f"{form}-1.jsonl").read_bytes().splitlines()) == 2

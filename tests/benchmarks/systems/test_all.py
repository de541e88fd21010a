from __future__ import annotations

import doctest
import subprocess
import sys
from importlib import import_module

import pytest

from benchmarks.systems.all import SYSTEMS, chosen, systems_of

HTML = ["newsclean", "trafilatura", "trafilatura-fast", "trafilatura-precision", "trafilatura-recall", "resiliparse", "readability-lxml"]
HTML += ["jusText", "jusText-independent", "newspaper4k", "goose3", "boilerpy3", "turbohtml"]
TEXT = ["newsclean-text", "unchanged", "c4", "long-lines", "refinedweb", "datatrove"]


def test_the_systems_of_each_mode_in_the_order_of_the_tables() -> None:
    assert [system.name for system in systems_of("html")] == HTML
    assert [system.name for system in systems_of("text")] == TEXT
    assert list(SYSTEMS) == HTML + TEXT


def test_a_system_is_found_by_its_name_and_says_what_it_is() -> None:
    for name, system in SYSTEMS.items():
        assert system.name == name and system.note and "\n" not in system.note


@pytest.mark.parametrize(
    ("names", "mode", "found"),
    [
        (None, "text", TEXT),
        (None, None, HTML + TEXT),
        ("c4, newsclean ,trafilatura,", None, ["newsclean", "trafilatura", "c4"]),
        ("c4,newsclean", "html", ["newsclean"]),
        ("c4", "html", []),
    ],
)
def test_a_choice_is_put_in_order(names: str | None, mode: str | None, found: list[str]) -> None:
    assert [system.name for system in chosen(names, mode)] == found  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["html", "text", None])
def test_an_unknown_system_is_named_with_the_known_ones(mode: str | None) -> None:
    with pytest.raises(ValueError, match=r"unknown system Trafilatura, mozilla; known are newsclean, trafilatura, .*, datatrove"):
        chosen("c4,mozilla,Trafilatura", mode)  # type: ignore[arg-type]


@pytest.mark.parametrize("nothing", ["", " , "])
def test_no_name_at_all_is_an_error(nothing: str) -> None:
    with pytest.raises(ValueError, match=r"unknown system ' ?,? ?'; known are"):
        chosen(nothing, "html")


def test_a_version_is_told_without_importing_the_tool() -> None:
    code = "import sys; from benchmarks.systems.all import SYSTEMS; [s.version for s in SYSTEMS.values()]; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    tools = {
        "newsclean",
        "trafilatura",
        "resiliparse",
        "readability",
        "justext",
        "newspaper",
        "goose3",
        "boilerpy3",
        "turbohtml",
        "datatrove",
    }
    assert "benchmarks.systems.html" in modules and not tools & set(modules)


def test_rules_that_come_with_the_benchmark_have_no_version() -> None:
    assert [system.name for system in SYSTEMS.values() if system.version == ""] == TEXT[1:-1]


@pytest.mark.parametrize("name", ["all", "languages", "refinedweb"])
def test_examples(name: str) -> None:
    results = doctest.testmod(import_module(f"benchmarks.systems.{name}"))
    assert results.attempted and not results.failed

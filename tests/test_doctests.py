"""The examples in the docstrings give what they say, in the package as it is installed."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from importlib.util import find_spec

import pytest

import newsclean

# Adapters for engines need the engine.
NEEDS = {"newsclean.engines.arrow": "pyarrow", "newsclean.engines.datatrove": "datatrove"}
FOUND = ("newsclean", *sorted(found.name for found in pkgutil.walk_packages(newsclean.__path__, "newsclean.")))
MODULES = tuple(name for name in FOUND if name not in NEEDS or find_spec(NEEDS[name]))


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize("name", [name for name in newsclean.__all__ if not name.endswith("Error")])
def test_all_that_is_public_has_an_example(name: str) -> None:
    found = doctest.DocTestFinder().find(getattr(newsclean, name), name)
    assert any(test.examples for test in found)


def test_examples_are_found_in_modules_below() -> None:
    """The run over modules does not pass by finding nothing."""
    finder = doctest.DocTestFinder()
    found = {name for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples}
    assert {f"newsclean.{name}" for name in ("cleaner", "model", "settings", "repeats.profile", "phrases")} <= found

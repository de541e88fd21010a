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


def test_there_are_examples() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    examples = [test for name in MODULES for test in finder.find(importlib.import_module(name)) if test.examples]
    assert len(examples) >= 15

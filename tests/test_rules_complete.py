"""Each rule is one module that bears its name, is explained, is called, and is tested."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

import newsclean.rules
from newsclean.rules import RULES

FOLDER = Path(newsclean.rules.__file__).parent
NAMES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")


def test_each_module_is_a_rule_and_each_rule_a_module() -> None:
    assert sorted(rule.__name__ for rule in RULES) == NAMES


def test_names_are_unique() -> None:
    names = [rule.__name__ for rule in RULES]
    assert len(set(names)) == len(names)


def test_the_scorer_speaks_first_and_comparisons_late() -> None:
    assert RULES[0].__name__ == "main_content"
    assert [rule.__name__ for rule in RULES[-3:]] == ["repeated", "abstain", "closing_call"]


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_is_explained(name: str) -> None:
    module = importlib.import_module(f"newsclean.rules.{name}")
    rule = getattr(module, name)
    assert rule in RULES
    assert rule.__module__ == module.__name__
    told = (module.__doc__ or "").strip()
    assert told[:1].isupper()
    assert told.endswith(".")
    assert (rule.__doc__ or "").strip()


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_has_its_tests(name: str) -> None:
    assert (Path(__file__).parent / "rules" / f"test_{name}.py").is_file()

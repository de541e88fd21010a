"""The public names of the package."""

from __future__ import annotations

import re
from importlib.metadata import version
from types import ModuleType

import pytest

import newsclean

PUBLIC = {
    *("clean_html", "clean_text", "read_html", "read_text", "Settings", "SiteProfile"),
    *("Article", "Block", "Metadata", "Page", "Verdict"),
    *("NewscleanError", "UnreadableInputError", "InputTooLargeError", "DamagedDataError", "ProfileError"),
}


def test_all_names_the_public_names() -> None:
    assert set(newsclean.__all__) == PUBLIC
    assert len(newsclean.__all__) == len(PUBLIC)


def test_nothing_else_is_public() -> None:
    names = {name for name, value in vars(newsclean).items() if not name.startswith("_") and not isinstance(value, ModuleType)}
    assert names == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_each_can_be_imported_and_is_explained(name: str) -> None:
    scope: dict[str, object] = {}
    exec(f"from newsclean import {name}", scope)
    assert (getattr(scope[name], "__doc__", "") or "").strip()


@pytest.mark.parametrize("name", sorted(name for name in PUBLIC if name.endswith("Error")))
def test_errors_are_newsclean_errors(name: str) -> None:
    assert issubclass(getattr(newsclean, name), newsclean.NewscleanError)


def test_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", newsclean.__version__)
    assert newsclean.__version__ == version("newsclean")

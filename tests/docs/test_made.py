"""What the documentation takes from the package: rules, rows, links, docstrings, the picture."""

from __future__ import annotations

import doctest
import re
import sys
from pathlib import Path

import pytest

from docs import hooks, picture
from newsclean.rules import RULES
from newsclean.schema import row_schema

ROOT = Path(__file__).parents[2]
PAGE = hooks.DOCS / "how-to" / "made-up.md"


def test_each_rule_has_its_section_in_order() -> None:
    headings = re.findall(r"^## (\d+)\. `(\w+)` \{ #(\w+) \}$", hooks.rules(), re.MULTILINE)
    assert headings == [(str(number), rule.__name__, rule.__name__) for number, rule in enumerate(RULES, 1)]


def test_a_rule_speaks_for_itself() -> None:
    told = hooks.rules().partition("`share_prompt` {")[2].partition("\n## ")[0]
    module = sys.modules["newsclean.rules.share_prompt"]
    assert f"**{(module.__doc__ or '').strip()}**" in told
    assert "What it judges: Short blocks that ask to share." in told
    assert "| goes | Copy link |" in told
    assert "| stays | Share prices of the mill fell by a third on Tuesday. |" in told


def test_most_rules_have_examples() -> None:
    found = [rule for rule in RULES if hooks.examples_of(ROOT / "tests" / "rules" / f"test_{rule.__name__}.py")]
    assert len(found) >= len(RULES) // 2


def test_examples_are_those_that_are_plain_lines(tmp_path: Path) -> None:
    test = tmp_path / "test_x.py"
    test.write_text('REMOVES = [("a", "en", "Rain"), ("b", "en", ["Rain", "Sun"]), ("c", "en", OTHER)]\nKEEPS = []\nX = 1\n', "utf-8")
    assert hooks.examples_of(test) == {"REMOVES": ["Rain", "Rain · Sun"], "KEEPS": []}


def test_text_in_a_cell_is_no_markup() -> None:
    assert hooks._cell("a | b\n*c* <d>") == "a \\| b \\*c\\* &lt;d>"


def test_all_fields_of_a_row_are_named() -> None:
    told = hooks.row()
    schema = row_schema()
    fields = [name for part in (schema, schema["$defs"]["block"], schema["$defs"]["metadata"]) for name in part["properties"]]
    assert re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE) == fields


LINKS = [
    ("a page beside", "[x](site.md)", "[x](site.md)"),
    ("a page above", "[x](../rules.md#tags)", "[x](../rules.md#tags)"),
    ("a file of the repository", "see [`cleaner.py`](../../src/newsclean/cleaner.py).", "see `cleaner.py`."),
    ("a folder of the repository", "[examples](../../examples/)", "examples"),
    ("another site", "[x](https://example.org/a)", "[x](https://example.org/a)"),
    ("nowhere", "[x](../../nowhere.py)", "[x](../../nowhere.py)"),
    ("a place on the page", "[x](#tags)", "[x](#tags)"),
]


@pytest.mark.parametrize(("given", "shown"), [row[1:] for row in LINKS], ids=[row[0] for row in LINKS])
def test_links_lead_to_pages_or_are_words(given: str, shown: str) -> None:
    assert hooks.linked(given, PAGE, PAGE) == shown


def test_links_of_a_file_of_the_repository_lead_from_its_page() -> None:
    page = hooks.DOCS / "contribute" / "index.md"
    assert (
        hooks.linked("[x](docs/contribute/rule.md) ![y](docs/images/flow.svg)", ROOT / "A.md", page)
        == "[x](rule.md) ![y](../images/flow.svg)"
    )


@pytest.mark.parametrize(("path", "text"), tuple(picture.files()), ids=[look.name for look in picture.LOOKS])
def test_the_picture_shows_what_newsclean_does(path: Path, text: str) -> None:
    assert path.read_text("utf-8") == text, "python -m docs.picture makes it anew"


def test_docstrings_are_readable() -> None:
    docstrings = pytest.importorskip("docs.docstrings", exc_type=ImportError)
    assert doctest.testmod(docstrings).failed == 0
    assert docstrings.readable("A.\n\nExample:\n    >>> 1") == "A.\n\nExamples:\n    >>> 1"
    assert docstrings.readable(":meth:`newsclean.SiteProfile.learn`") == "[`newsclean.SiteProfile.learn`][newsclean.SiteProfile.learn]"
    assert docstrings.readable(":mod:`newsclean.outcome`") == "`newsclean.outcome`"

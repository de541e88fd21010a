"""What mkdocs does beside its own work: pages, or parts of them, that are made from the package when the site is built.

A line such as ``<!-- made: rules -->`` in a page is replaced by what the function of that name in ``MADE`` gives; ``<!-- file: NAME -->``
by a file of the repository. Links that lead out of this folder, as they do for a reader of the repository, become plain words.
"""

from __future__ import annotations

import ast
import inspect
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

DOCS = Path(__file__).parent
ROOT = DOCS.parent
_EXAMPLES = 3

_MADE = re.compile(r"^<!-- made: (\w+) -->$", re.MULTILINE)
_FILE = re.compile(r"^<!-- file: ([\w./-]+) -->$", re.MULTILINE)
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s#:]+)(#[^)\s]*)?\)")


def on_page_markdown(markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Called by mkdocs for each page, before it is turned into HTML."""
    here = DOCS / page.file.src_uri
    told = _FILE.sub(lambda found: linked((ROOT / found[1]).read_text(encoding="utf-8"), ROOT / found[1], here), markdown)
    return _MADE.sub(lambda found: MADE[found[1]](), linked(told, here, here))


def linked(markdown: str, source: Path, page: Path) -> str:
    """A text with its links as the site needs them.

    Args:
        markdown: the text.
        source: the file that it stands in, which its links start from.
        page: the page that it is shown on.

    Returns:
        The text. Links to pages lead there from ``page``; links to other files of the repository are left as words. What leads
        nowhere stays, so that mkdocs names it.
    """

    def replaced(found: re.Match[str]) -> str:
        mark, words, path, anchor = found[1], found[2], found[3], found[4] or ""
        target = Path(os.path.normpath(source.parent / path))
        if target.is_relative_to(DOCS):
            return f"{mark}[{words}]({Path(os.path.relpath(target, page.parent)).as_posix()}{anchor})"
        return words if target.exists() and target.is_relative_to(ROOT) else found[0]

    return _LINK.sub(replaced, markdown)


def rules() -> str:
    """The rules in their own words: a table of all, and a section for each with the examples of its test."""
    from newsclean.rules import RULES

    sections, rows = [], ["| | rule | |", "|---:|---|---|"]
    for number, rule in enumerate(RULES, 1):
        name, told = rule.__name__, inspect.cleandoc(sys.modules[rule.__module__].__doc__ or "")
        first, _, rest = told.partition("\n\n")
        rows.append(f"| {number} | [`{name}`](#{name}) | {' '.join(first.split())} |")
        sections.append("\n\n".join(_section(number, name, first, rest, inspect.getdoc(rule) or "")))
    return "\n".join(rows) + "\n\n" + "\n\n".join(sections)


def _section(number: int, name: str, first: str, rest: str, looks_at: str) -> Iterator[str]:
    yield f"## {number}. `{name}` {{ #{name} }}"
    yield f"**{' '.join(first.split())}**"
    if rest:
        yield rest
    yield f"What it judges: {' '.join(looks_at.split())}"
    examples = examples_of(ROOT / "tests" / "rules" / f"test_{name}.py")
    lines = [(sign, text) for sign in ("REMOVES", "KEEPS") for text in examples.get(sign, [])[:_EXAMPLES]]
    if lines:
        cells = (f"| {'goes' if sign == 'REMOVES' else 'stays'} | {_cell(text)} |" for sign, text in lines)
        yield "\n".join(["| | for example |", "|---|---|", *cells])


def examples_of(test: Path) -> dict[str, list[str]]:
    """The lines that a rule's test says must go and must stay, where it lists them as (name, language, line)."""
    found: dict[str, list[str]] = {}
    for node in ast.parse(test.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in ("REMOVES", "KEEPS"):
            rows = node.value.elts if isinstance(node.value, (ast.List, ast.Tuple)) else []
            found[node.targets[0].id] = list(_lines(rows))
    return found


def _lines(rows: list[ast.expr]) -> Iterator[str]:
    for row in rows:
        try:
            values = ast.literal_eval(row)
        except ValueError:
            continue
        if isinstance(values, tuple) and len(values) == 3:
            yield " · ".join([values[2]] if isinstance(values[2], str) else values[2])


def row() -> str:
    """The fields of a row, from its JSON Schema."""
    from newsclean.schema import row_schema

    schema = row_schema()
    parts = schema["$defs"]
    return "\n\n".join(
        (_fields(schema), "## A block { #block }", _fields(parts["block"]), "## Metadata { #metadata }", _fields(parts["metadata"]))
    )


def _fields(schema: dict[str, Any]) -> str:
    required = schema.get("required", [])
    rows = ["| field | type | always there | |", "|---|---|---|---|"]
    for name, about in schema["properties"].items():
        rows.append(f"| `{name}` | {_type(about)} | {'yes' if name in required else ''} | {about.get('description', '')} |")
    return "\n".join(rows)


_PARTS = {"metadata": "[metadata](#metadata)", "date": "date as a string or null"}


def _type(about: dict[str, Any]) -> str:
    if "enum" in about:
        return ", ".join(f"`{value}`" for value in about["enum"])
    if "const" in about:
        return f"`{about['const']}`"
    if "$ref" in about:
        return _PARTS[about["$ref"].rsplit("/", 1)[-1]]
    if "items" in about:
        return "list of [blocks](#block)" if "$ref" in about["items"] else "list of strings"
    return " or ".join(about["type"]) if isinstance(about["type"], list) else str(about["type"])


def _cell(text: str) -> str:
    """A line of text as a cell of a table."""
    return " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;")


MADE: dict[str, Callable[[], str]] = {"rules": rules, "row": row}

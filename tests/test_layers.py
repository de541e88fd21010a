"""The layers of the package, read from its imports: every module imports only from below itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import newsclean

ROOT = Path(newsclean.__file__).parent

# From the bottom to the top. What stands on one line knows nothing of its neighbours there.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("durable", "errors", "metadata", "schema", "words"),
    ("model", "phrases", "settings"),
    ("reading", "repeats", "styling"),
    ("signals",),
    ("scoring",),
    ("case",),
    ("completing", "rules", "outcome", "rendering"),
    ("cleaner",),
    ("",),  # the package itself: its public names
    ("corpus", "view"),
    ("cli", "engines"),
)
# The one way up: an article renders itself, and only when it is asked to.
LAZY_WAYS_UP = {("model", "rendering")}

# Libraries that one place in the package speaks to.
AT_HOME = {
    "selectolax": "reading.html reading.shown reading.streamed reading.unfolded",
    "langdetect": "signals.language",
    "datasketch": "repeats",
    "courlan": "repeats.sites",
    "sqlite3": "repeats.store",
    "trafilatura": "reading.advice reading.witness",
    "htmldate": "reading.advice",
    "charset_normalizer": "reading.encoding",
    "click": "cli",
    "fastwarc": "corpus.readers.warc",
    "pyarrow": "corpus engines.arrow",
    "datatrove": "engines.datatrove",
    "zstandard": "corpus",
    "wcwidth": "view.terminal",
}
SLOW = ("numpy", "scipy", "datasketch", "trafilatura", "langdetect", "lxml", "tqdm")


@dataclass(frozen=True)
class Import:
    """One import in a module of the package."""

    importer: str  # without "newsclean.", "" for the package itself
    imported: str  # the full name of a module
    lazy: bool  # inside a function

    @property
    def inside(self) -> str | None:
        """The imported module of the package; None for any other."""
        if self.imported.partition(".")[0] != "newsclean":
            return None
        return self.imported.removeprefix("newsclean").removeprefix(".")


def _modules() -> dict[str, Path]:
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = _modules()


def _imports(name: str) -> Iterator[Import]:
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))]
    lazy = {id(inner) for function in functions for inner in ast.walk(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(name, alias.name, id(node) in lazy)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import"
            assert node.module is not None
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                # "from newsclean.reading import fuse" imports a module, "from newsclean.model import Page" a name of one.
                is_module = full.removeprefix("newsclean.") in MODULES and full.startswith("newsclean.")
                yield Import(name, full if is_module else node.module, id(node) in lazy)


IMPORTS = [found for name in MODULES for found in _imports(name)]


def _place(module: str) -> tuple[int, str]:
    """The layer of a module, and the name it has there."""
    fits = [
        (len(name), height, name)
        for height, layer in enumerate(LAYERS)
        for name in layer
        if module == name or (name and module.startswith(f"{name}."))
    ]
    assert fits, f"newsclean.{module} stands in no layer of LAYERS"
    _, height, name = max(fits)
    return height, name


def _goes_up(found: Import) -> bool:
    if found.inside is None:
        return False
    here, own = _place(found.importer)
    there, other = _place(found.inside)
    return there > here or (there == here and own != other)


def test_every_module_stands_in_a_layer() -> None:
    assert len(MODULES) > 30
    for module in MODULES:
        _place(module)


def test_imports_go_down_only() -> None:
    up = {(found.importer, found.inside) for found in IMPORTS if _goes_up(found)}
    assert up == LAZY_WAYS_UP


def test_the_way_up_is_taken_only_when_asked() -> None:
    assert [found for found in IMPORTS if _goes_up(found) and not found.lazy] == []


def test_rules_do_not_know_each_other() -> None:
    between = [found for found in IMPORTS if found.importer.startswith("rules.") and (found.inside or "").startswith("rules")]
    assert between == []


@pytest.mark.parametrize("library", AT_HOME)
def test_a_library_has_one_home(library: str) -> None:
    users = {found.importer for found in IMPORTS if found.imported.partition(".")[0] == library}
    homes = AT_HOME[library].split()
    assert users
    assert all(any(user == home or user.startswith(f"{home}.") for home in homes) for user in users), users


def test_importing_the_package_loads_nothing_slow() -> None:
    program = f"import sys, newsclean; print([name for name in {SLOW!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_an_ordinary_page_asks_no_other_extractor() -> None:
    program = (
        "import sys, newsclean; newsclean.clean_text('The rain came at night, and it stayed with the wind until the morning.');"
        "print([name for name in ('datasketch', 'scipy', 'trafilatura', 'langdetect', 'lxml', 'tqdm', 'click') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"

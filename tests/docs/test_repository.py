"""The pages of the repository itself: links that a reader follows there, and files that others read."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from newsclean import __version__

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md"), *(ROOT / "examples").glob("*.md")]
)
_LINK = re.compile(r"\]\(([^)\s#]+)[^)]*\)|(?:src|srcset)=\"([^\"]+)\"")
_CODE = re.compile(r"^ *```.*?^ *```|`[^`\n]*`", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", PAGES, ids=[path.relative_to(ROOT).as_posix() for path in PAGES])
def test_links_lead_somewhere(path: Path) -> None:
    text = _CODE.sub("", path.read_text("utf-8"))
    targets = [unquote(a or b) for a, b in _LINK.findall(text)]
    assert [target for target in targets if "://" not in target and not (path.parent / target).exists() and "#only" not in target] == []


def test_versions_agree() -> None:
    assert f"version: {__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == __version__


def test_ci_runs_what_the_makefile_names() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    run = re.findall(r"^make .*$", (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    assert run and set(" ".join(run).split()[1:]) - {"make"} <= targets
    assert {"lint", "types", "docs", "gate"} <= set(" ".join(run).split())


def test_the_readme_has_the_commands_that_ci_takes_from_it() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in re.findall(r"readme_command (\w+)\)", (ROOT / ".ci" / "run").read_text("utf-8")):
        assert re.search(rf"<!-- command: {name} -->\n```sh\npython3 [^\n]+\n```", readme)


def test_contributing_names_the_targets() -> None:
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z]+)", (ROOT / "CONTRIBUTING.md").read_text("utf-8")))
    assert {"setup", "test", "lint", "types", "docs", "gate", "bench", "check"} <= named <= targets


def test_figures_on_sites_not_seen_are_those_of_the_benchmark() -> None:
    measured = (ROOT / "benchmarks" / "README.md").read_text("utf-8")
    shown = re.findall(r"^\| (\S+-dev) \| (\d+) \| (0\.\d+) \|", (ROOT / "docs" / "accuracy.md").read_text("utf-8"), re.MULTILINE)
    assert len(shown) == 2
    assert all(f"| {corpus} | {documents} | {f1} |" in measured for corpus, documents, f1 in shown)
    readme = re.findall(r"(0\.\d+) on (\d+)\s(?:news )?pages", (ROOT / "README.md").read_text("utf-8"))
    assert readme == [(f1, documents) for _, documents, f1 in shown]

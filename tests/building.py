"""Builders for tests: a case from a few lines, without HTML; and the fixtures."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsclean.case import Case
from newsclean.model import Block, Page
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.rules import Rule
from newsclean.rules.main_content import main_content
from newsclean.scoring.scorer import Scores
from newsclean.settings import Settings
from newsclean.signals.table import measure

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"

# Three paragraphs that no rule may touch: bodies for cases.
BODY = (
    "The council voted on Tuesday to repair the old bridge, which has been closed to lorries since the floods of last spring.",
    "Engineers found cracks in two of its five arches, and the mayor said that the work would take until the end of the year.",
    "Shopkeepers on the west bank had asked for a ferry, but the council decided that it could not pay for both.",
)


def case_of(
    *lines: str | Block,
    title: str | None = None,
    language: str = "en",
    scores: float | Sequence[float] = 0.6,
    settings: Settings | None = None,
) -> Case:
    """A case of plain-text blocks (or blocks as given), with the scores that the test wants."""
    if all(isinstance(line, str) for line in lines):
        page = read_text("\n\n".join(map(str, lines)))
    else:
        made = (line if isinstance(line, Block) else Block(0, line) for line in lines)
        page = Page(tuple(replace(block, index=i) for i, block in enumerate(made)))
    page = replace(page, language=language, title=title)
    count = len(page.blocks)
    final = (scores,) * count if isinstance(scores, float) else tuple(scores)
    judged = Scores(alone=final, final=final)
    return Case(page, measure(page, load(language)), judged, settings or Settings())


def case_of_html(html: str, scores: float | Sequence[float] = 0.6, language: str = "en", title: str | None = None) -> Case:
    """The same of an HTML page, where the scorer has spoken already."""
    page = read_html(html)
    page = replace(page, language=language, title=title or page.title)
    final = (scores,) * len(page.blocks) if isinstance(scores, float) else tuple(scores)
    case = Case(page, measure(page, load(language)), Scores(final, final), Settings())
    return case.after(main_content(case))


def removed_by(rule: Rule, case: Case) -> list[str]:
    """The texts of the blocks that a rule removes, in reading order."""
    gone = {verdict.block for verdict in rule(case) if not verdict.keep}
    return [block.text for block in case.blocks if block.index in gone]


@dataclass(frozen=True)
class Fixture:
    """One page of ``fixtures/pages`` with its truth."""

    slug: str
    title: str
    language: str
    kind: str
    article: tuple[str, ...]
    html: bytes | None
    text: str | None


def fixtures() -> list[Fixture]:
    """All fixtures, in order of their names."""
    return [_fixture(folder) for folder in sorted(PAGES.iterdir()) if folder.is_dir()]


def _fixture(folder: Path) -> Fixture:
    about = tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))
    page, text = folder / "page.html", folder / "extracted.txt"
    article = (folder / "article.txt").read_text(encoding="utf-8").strip()
    return Fixture(
        slug=folder.name,
        title=about["title"],
        language=about["language"],
        kind=about["kind"],
        article=tuple(part for part in article.split("\n\n") if part),
        html=page.read_bytes() if page.exists() else None,
        text=text.read_text(encoding="utf-8") if text.exists() else None,
    )

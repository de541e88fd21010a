"""The picture of a page before and after, for the README: ``python -m docs.picture`` writes it in a light and a dark form.

Left some blocks of a fixture page, the removed ones dimmed, with the rule that removed them; right the article. What was decided is
asked of newsclean; only which blocks are shown is chosen here.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from newsclean import Article, Block, clean_html

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "fixtures" / "pages" / "en-related-in-middle" / "page.html"
IMAGES = ROOT / "docs" / "images"

# How the blocks that are shown begin.
SHOWN = (
    "Harrow Sound pier",
    "By Bridie",
    "Share",
    "The pier at Harrow",
    "The old ferry pier",
    "Foot passengers",
    "Advertisement",
    "A pier built",
    "The pier was finished",
    "Related stories",
    "Divers find",
    "Feed prices",
    "Lady Orla is back",
    "Since then",
    "“I used to send",
    "A workboat",
    "“We will manage,”",
    "Edited by",
    "Tags",
    "Skelby bakery",
    "We use cookies",
)
WIDTH, MARGIN, GAP = 880, 16, 24
LEFT, RIGHT = 516, 308  # widths of the two sheets
LINE, PAD = 17, 7
LEFT_CHARS, RIGHT_CHARS, TITLE_CHARS = 53, 38, 28
TOP = 58  # where the sheets' text begins
_LABEL_CHAR = 6.7  # pixels a letter of a label


@dataclass(frozen=True)
class Look:
    """The colours of one form."""

    name: str
    sheet: str
    edge: str
    text: str
    dim: str
    faint: str
    kept: str
    label: str
    label_text: str


LOOKS = (
    Look("light", "#ffffff", "#d5dde1", "#1d2b31", "#84929a", "#64747c", "#4f9d69", "#fbeaea", "#a33a3a"),
    Look("dark", "#161d22", "#33424a", "#e3eaed", "#7f8e97", "#93a3ab", "#5fb57c", "#3a2326", "#f0a3a3"),
)


def picture(look: Look) -> str:
    """The picture as SVG."""
    article = clean_html(PAGE.read_bytes())
    shown = [next(block for block in article.page.blocks if block.text.startswith(start)) for start in SHOWN]
    left, low = _page(article, shown)
    right, under = _article(article, shown)
    bottom = max(low, under) + 6
    parts = (
        _head(look, bottom + MARGIN),
        _sheet(0, LEFT, "The page", bottom),
        *left,
        _sheet(LEFT + GAP, RIGHT, "The article", bottom),
        *right,
    )
    return "\n".join([*parts, "</svg>"]) + "\n"


def _head(look: Look, height: int) -> str:
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    return f"""<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{ABOUT}">
<style>
text {{ font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; fill: {look.text}; }}
.gone {{ fill: {look.dim}; }}
.head {{ font-size: 12px; font-weight: 600; fill: {look.faint}; letter-spacing: .04em; }}
.title {{ font-size: 16px; font-weight: 650; }}
.sub {{ font-weight: 650; }}
.rule {{ font: 11px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: {look.label_text}; }}
.sheet {{ fill: {look.sheet}; stroke: {look.edge}; }}
.label {{ fill: {look.label}; }}
.bar {{ fill: {look.kept}; }}
</style>"""


ABOUT = "A news page, its removed blocks dimmed and named by the rule that removed them, and beside it the article that is left"


def _sheet(x: int, width: int, name: str, bottom: int) -> str:
    return (
        f'<rect class="sheet" x="{MARGIN + x}" y="{MARGIN}" width="{width}" height="{bottom - MARGIN}" rx="10"/>'
        f'<text class="head" x="{MARGIN + x + 18}" y="{MARGIN + 24}">{name}</text>'
    )


def _page(article: Article, shown: list[Block]) -> tuple[list[str], int]:
    """The rows of the left sheet, and where they end."""
    rows: list[str] = []
    y = TOP
    for block in shown:
        verdict = article.why(block)
        lines = _lines(block.text, LEFT_CHARS, 2 if verdict.keep else 1)
        style = ("sub" if block.kind == "heading" else "") if verdict.keep else "gone"
        rows += _text(lines, MARGIN + 26, y, style)
        if verdict.keep:
            rows.append(f'<rect class="bar" x="{MARGIN + 14}" y="{y - 1}" width="3" height="{LINE * len(lines)}" rx="1.5"/>')
        else:
            rows.append(_label(verdict.by, MARGIN + LEFT - 14, y))
        y += LINE * len(lines) + PAD
    return rows, y


def _label(name: str, right: int, y: int) -> str:
    width = round(len(name) * _LABEL_CHAR) + 14
    return (
        f'<rect class="label" x="{right - width}" y="{y - 1}" width="{width}" height="{LINE}" rx="{LINE / 2}"/>'
        f'<text class="rule" x="{right - width / 2:g}" y="{y + 11}" text-anchor="middle">{name}</text>'
    )


def _article(article: Article, shown: list[Block]) -> tuple[list[str], int]:
    """The rows of the right sheet, and where they end."""
    x, y = MARGIN + LEFT + GAP + 18, TOP
    title = _lines(article.title or "", TITLE_CHARS, 3)
    rows = _text(title, x, y + 2, "title", 21)
    y += 21 * len(title) + 10
    for block in shown:
        if article.why(block).keep:
            lines = _lines(article.text_of(block), RIGHT_CHARS, 4)
            rows += _text(lines, x, y, "sub" if block.kind == "heading" else "")
            y += LINE * len(lines) + 10
    return rows, y


def _lines(text: str, width: int, most: int) -> list[str]:
    return textwrap.wrap(text, width, max_lines=most, placeholder=" …")


def _text(lines: list[str], x: int, y: int, style: str, step: int = LINE) -> list[str]:
    named = f' class="{style}"' if style else ""
    return [f'<text{named} x="{x}" y="{y + 12 + step * at}">{escape(line)}</text>' for at, line in enumerate(lines)]


def files() -> Iterator[tuple[Path, str]]:
    """The files and what they hold."""
    for look in LOOKS:
        yield IMAGES / f"before-after-{look.name}.svg", picture(look)


if __name__ == "__main__":
    for path, text in files():
        path.write_text(text, encoding="utf-8")

"""The corpora of sites in the neutral layout: folders with pages, files with extracted texts, each with and without shared paragraphs."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.corpora.rows import json_lines, site
from benchmarks.documents import CorpusError
from benchmarks.sites.making import PageTemplate, Story, TextTemplate, drawn, story_of
from newsclean.reading.text import read_text
from newsclean.signals.language import with_language

SITES = 40  # of each mode
Row = dict[str, Any]


@dataclass(frozen=True)
class Original:
    """A page, or a text, to make a template of."""

    id: str
    source: Path | str
    truth: str
    title: str
    language: str
    publisher: str


def make(data: Path, out: Path, sites: int = SITES) -> dict[str, int]:
    """Make the corpus from corpora in the neutral layout.

    Args:
        data: a folder of such corpora; those with whole truths are used: pages, and text rows with ``gold``.
        out: the folder to write; made if it is not there.
        sites: how many to make of each mode, as far as there are languages with stories enough.

    Returns:
        How many sites there are in each corpus.

    Raises:
        CorpusError: if no site could be made.
    """
    pages = [original for folder in sorted(data.glob("*/pages.jsonl.gz")) for original in _pages(folder)]
    titles = {page.id: page.title for page in pages}
    texts = [original for file in sorted(data.glob("*.jsonl.gz")) for original in _texts(file, titles)]
    stories = _stories(pages)
    made: dict[str, int] = {}
    for sharing in (False, True):
        name = "sites{}-sharing" if sharing else "sites{}"
        chosen = list(_chosen(pages, stories, sites, sharing)), list(_chosen(texts, stories, sites, sharing))
        made |= {name.format("-html"): len(chosen[0]), name.format("-text"): len(chosen[1])}
        folder = out / name.format("-html")
        (folder / "html").mkdir(parents=True, exist_ok=True)
        _write_rows(folder / "pages.jsonl.gz", _page_rows(chosen[0], folder / "html", sharing))
        _write_rows(out / f"{name.format('-text')}.jsonl.gz", _text_rows(chosen[1], sharing))
    if not any(made.values()):
        raise CorpusError(f"{data}: no corpus that sites could be made of")
    return made


def _pages(file: Path) -> Iterator[Original]:
    for _, row in json_lines(file):
        if isinstance(row, dict) and row.get("text"):
            page = file.parent / "html" / f"{row['id']}.html.gz"
            publisher = row.get("publisher") or site(row.get("url")) or row["id"]
            yield Original(row["id"], page, row["text"], row.get("title") or "", _language(row["text"]), publisher)


def _texts(file: Path, titles: dict[str, str]) -> Iterator[Original]:
    for _, row in json_lines(file):
        if isinstance(row, dict) and row.get("gold") and row.get("upstream"):
            known = f"{row['id']}/{row['upstream']}"
            yield Original(
                known, row["text"], row["gold"], titles.get(row["id"], ""), _language(row["gold"]), site(row.get("url")) or known
            )


@cache
def _language(text: str) -> str:
    return with_language(read_text(text[:2_000])).language or ""


def _stories(pages: Iterable[Original]) -> dict[str, list[Story]]:
    found: dict[str, list[Story]] = {}
    for page in pages:
        story = story_of(page.id, page.title, page.truth) if page.title else None
        if story:
            found.setdefault(page.language, []).append(story)
    return found


def _chosen(
    originals: Iterable[Original], stories: dict[str, list[Story]], sites: int, sharing: bool
) -> Iterator[tuple[Original, PageTemplate | TextTemplate, list[Story]]]:
    """Templates of different publishers, languages in turn, each with its stories."""
    taken: set[str] = set()
    for original in _in_turn(originals):
        if len(taken) == sites:
            return
        others = [story for story in stories.get(original.language, ()) if story.id not in original.id]
        own = drawn(others, original.id, sharing)
        template = _template(original) if own and original.publisher not in taken else None
        if own and template:
            taken.add(original.publisher)
            yield original, template, own


def _in_turn(originals: Iterable[Original]) -> list[Original]:
    """In an order as good as chance, but so that each language comes as often as another."""
    seen: dict[str, int] = {}
    ranked = []
    for original in sorted(originals, key=lambda one: random.Random(one.id).random()):
        seen[original.language] = seen.get(original.language, 0) + 1
        ranked.append((seen[original.language], original.language, original))
    return [original for _, _, original in sorted(ranked, key=lambda row: row[:2])]


def _template(original: Original) -> PageTemplate | TextTemplate | None:
    source = original.source
    if isinstance(source, str):
        made: PageTemplate | TextTemplate = TextTemplate(source, original.truth, original.title)
    else:
        text = gzip.decompress(source.read_bytes()).decode("utf-8", "replace")
        made = PageTemplate(text, original.truth, original.title)
    return made if made.is_usable else None


def _page_rows(sites: Iterable[tuple[Original, Any, list[Story]]], folder: Path, sharing: bool) -> Iterator[Row]:
    for number, (original, template, stories) in enumerate(sites):
        for i, story in enumerate(stories):
            row = _row(number, i, original, story)
            (folder / f"{row['id']}.html.gz").write_bytes(gzip.compress(template.around(stories, i, sharing).encode(), mtime=0))
            yield {**row, "text": story.text}


def _text_rows(sites: Iterable[tuple[Original, Any, list[Story]]], sharing: bool) -> Iterator[Row]:
    for number, (original, template, stories) in enumerate(sites):
        for i, story in enumerate(stories):
            row = _row(number, i, original, story)
            yield {**row, "text": template.around(stories, i, sharing), "gold": story.text}


def _row(number: int, i: int, original: Original, story: Story) -> Row:
    url = f"https://site-{number:02}.example/story-{i:02}"
    return {"id": f"{number:02}-{i:02}", "url": url, "title": story.title, "publisher": f"site-{number:02}", "language": original.language}


def _write_rows(file: Path, rows: Iterable[Row]) -> None:
    data = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    file.write_bytes(gzip.compress(data.encode(), mtime=0))

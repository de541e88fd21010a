"""Texts to learn from, made of pages: what other tools make of them, beside the article.

``python -m benchmarks.training.texts PATH... -o NAME.jsonl.gz`` writes text rows (``../docs/neutral.md``). newsclean is more accurate on
pages than on texts, so it may teach: of pages without a full truth it takes those that it is confident of, and the article is what it
made of the page.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
from tqdm import tqdm

import newsclean
from benchmarks.corpora import open_corpora
from benchmarks.documents import Document
from benchmarks.running import in_processes
from benchmarks.training.upstreams import converted, texts_of

_SURE = 0.85  # confidence: nine of ten pages of trafilatura's evaluation have it
_LEAST = 400  # characters


def rows_of(page: Document, convert: bool = False) -> list[dict[str, str]]:
    """The text rows of a page; none for one without truth that newsclean is not confident of, or that is no article.

    Args:
        page: a page.
        convert: whether the page is converted as a whole, to Markdown or to its text nodes, instead of given to extractors.
    """
    article = page.truth or _article(page)
    return list(_rows(page, article, convert)) if article else []


def _article(page: Document) -> str:
    try:
        article = newsclean.clean_html(page.read(), url=page.url)
    except newsclean.UnreadableInputError:
        return ""
    if article.kind != "article" or article.confidence < _SURE or len(article.text) < _LEAST:
        return ""
    return article.text


def _rows(page: Document, article: str, convert: bool) -> Iterator[dict[str, str]]:
    for text in [converted(page)] if convert else texts_of(page):
        if text.read().strip():
            yield {"id": page.id, "url": page.url or "", "upstream": text.upstream or "", "text": str(text.read()), "gold": article}


@click.command()
@click.argument("corpora", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--converted", "convert", is_flag=True, help="Whole pages as Markdown, wrapped Markdown or text nodes, one of them each.")
def main(corpora: tuple[Path, ...], output: Path, convert: bool) -> None:
    """Make text rows of the pages of CORPORA."""
    pages = [page for path in corpora for corpus in open_corpora(path) for page in corpus.documents]
    with tqdm(total=len(pages), desc="reading", leave=False, disable=None) as bar:
        found = in_processes(partial(rows_of, convert=convert), pages, 2, bar)
    # Without a time and a name in its head, the file is the same for the same rows.
    with output.open("wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
        for row in (row for rows in found for row in rows):
            packed.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
    click.echo(f"{sum(map(len, found)):,} texts of {sum(map(bool, found)):,} of {len(pages):,} pages")


if __name__ == "__main__":
    main()

"""``newsclean explain``."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from newsclean.cli.common import NOTHING_WRITTEN, as_option, demand, leave_quietly, profile_of, profile_option, settings_of, skip_option
from newsclean.errors import NewscleanError
from newsclean.model import Article, Block

if TYPE_CHECKING:
    from newsclean.corpus.cleaning import Recipe


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@as_option
@skip_option
@profile_option
def explain(file: Path, kind: Literal["auto", "html", "text"], skip: tuple[str, ...], profile: Path | None) -> None:
    """Show every block of FILE, kept (+) or removed (-), with the rule and the reason."""
    from newsclean.corpus.cleaning import Recipe

    demand((file,))
    recipe = Recipe(settings=settings_of(skip), profile=profile_of(profile))
    try:
        article = _article(file, kind, recipe)
    except (NewscleanError, OSError) as error:
        click.echo(f"newsclean: {file}: {getattr(error, 'strerror', None) or error}", err=True)
        sys.exit(NOTHING_WRITTEN)
    try:
        for line in _explanation(article):
            click.echo(line)
    except BrokenPipeError:
        leave_quietly()


def _article(file: Path, kind: Literal["auto", "html", "text"], recipe: Recipe) -> Article:
    """Clean one document in this process."""
    from newsclean.corpus.cleaning import article_of
    from newsclean.corpus.listing import Entry
    from newsclean.corpus.readers import Reading
    from newsclean.corpus.readers.file import read_file

    (document,) = read_file(Entry(file, file.name, "document"), Reading("guess" if kind == "auto" else kind))
    assert document.task
    return article_of(document.task, recipe)[0]


def _explanation(article: Article) -> Iterator[str]:
    yield click.style(article.title or "(no title)", bold=True)
    told = f"{article.kind}, confidence {article.confidence:.2f}, language {article.language or 'unknown'}"
    yield click.style(f"{told}; {len(article.kept)} blocks kept, {len(article.removed)} removed", dim=True)
    yield textwrap.fill(article.kind_why, 78)
    if article.page.degraded:
        yield click.style(f"read as bare text: {article.page.degraded}", fg="yellow")
    for block in article.page.blocks:
        yield from _block(article, block)


def _block(article: Article, block: Block) -> Iterator[str]:
    verdict = article.why(block)
    sign, colour = ("+", "green") if verdict.keep else ("-", "red")
    lines = textwrap.wrap(block.text, width=76) or [""]
    yield click.style(f"{sign} {lines[0]}", fg=colour)
    for line in lines[1:]:
        yield click.style(f"  {line}", fg=colour)
    yield click.style(textwrap.fill(f"{verdict.by}: {verdict.why}", 78, initial_indent="    ", subsequent_indent="    "), dim=True)

"""``newsclean explain``."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from newsclean.cli.common import (
    NOTHING_WRITTEN,
    OUTPUT_FAILED,
    as_option,
    demand,
    favor_option,
    leave_quietly,
    profile_of,
    profile_option,
    settings_of,
    skip_option,
)
from newsclean.cli.running import ReadingOptions, reading_options
from newsclean.corpus.errors import OutputExistsError
from newsclean.corpus.listing import STDIN, kind_of
from newsclean.errors import NewscleanError
from newsclean.model import Article
from newsclean.settings import Favor

if TYPE_CHECKING:
    from newsclean.corpus.cleaning import Recipe

_WIDEST = 110  # columns: longer lines are hard to read


@click.command()
@click.argument("file", metavar="PAGE", type=click.Path(path_type=Path))
@click.option("--html", type=click.Path(path_type=Path), help="Write a page for a browser to this file; of many pages, to this folder.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with every block, for programs.")
@as_option
@favor_option
@skip_option
@profile_option
@click.option("--overwrite", is_flag=True, help="Replace pages that --html has written before.")
@reading_options
def explain(file: Path, html: Path | None, as_json: bool, favor: Favor, skip: tuple[str, ...], profile: Path | None, **given: Any) -> None:
    """Show every block of PAGE, kept (+) or removed (-), with the rule and the reason.

    With --html, PAGE may also be a folder or a file of many pages: OUT/index.html then lists them, the least confident first. Only then
    more than one process is at work, and the options on time and memory hold.

    Exit status: 0 all done, 1 some documents failed, 2 wrong usage or an input is missing, 3 nothing was written, 4 the output cannot be
    written, 130 stopped by Ctrl-C.
    """
    from newsclean.corpus.cleaning import Recipe

    reading = ReadingOptions.taken_from(given)
    demand((file,))
    if html and as_json:
        raise click.UsageError("--html and --json are two forms of the same: give one of them")
    recipe = Recipe(names=reading.names, max_size=reading.size, settings=settings_of(skip, favor=favor), profile=profile_of(profile))
    if _is_many(file):
        _explain_many(file, html, recipe, reading)
    article = _article(file, recipe, reading)
    if html:
        _write_page(article, file, html, reading.overwrite)
    else:
        _show(article, as_json)


def _is_many(file: Path) -> bool:
    """Whether there may be more than one document in it."""
    return file != STDIN and (file.is_dir() or kind_of(file) not in (None, "document"))


def _explain_many(source: Path, output: Path | None, recipe: Recipe, reading: ReadingOptions) -> NoReturn:
    from newsclean.cli.gallery import explain_many
    from newsclean.corpus.run import Job

    if output is None:
        _fail(source, "holds many documents: --html OUT/ makes a page of each, and an index", NOTHING_WRITTEN)
    explain_many(Job((source,), output, recipe, reading.reading(".html"), **reading.others()))


def _fail(file: Path, reason: object, status: int) -> NoReturn:
    click.echo(f"newsclean: {file}: {reason}", err=True)
    sys.exit(status)


def _article(file: Path, recipe: Recipe, reading: ReadingOptions) -> Article:
    """Clean one document in this process."""
    from newsclean.corpus.cleaning import article_of
    from newsclean.corpus.listing import Entry
    from newsclean.corpus.readers.file import read_file

    try:
        (document,) = read_file(Entry(file, file.name, "document"), reading.reading(".html"))
        assert document.task
        return article_of(document.task, recipe)[0]
    except (NewscleanError, OSError) as error:
        _fail(file, getattr(error, "strerror", None) or error, NOTHING_WRITTEN)


def _write_page(article: Article, file: Path, target: Path, overwrite: bool) -> None:
    from newsclean.durable import make_folder, write_whole
    from newsclean.view import explanation_html

    try:
        _refuse_to_replace(target, file, overwrite)
        make_folder(target.absolute().parent)
        write_whole(target, explanation_html(article, "" if file == STDIN else file.name).encode())
    except OutputExistsError as error:
        _fail(target, error, NOTHING_WRITTEN)
    except OSError as error:
        _fail(target, error.strerror or error, OUTPUT_FAILED)


def _refuse_to_replace(target: Path, source: Path, overwrite: bool) -> None:
    """Make sure that nothing is lost where an explanation is written.

    Raises:
        OutputExistsError: if something is there that must stay; the message tells what to do.
    """
    if not target.exists():
        return
    if target.is_dir():
        raise OutputExistsError("is a folder; one page needs the name of a file")
    if source.exists() and target.samefile(source):
        raise OutputExistsError("is the page itself, which would be lost")
    if not overwrite:
        raise OutputExistsError("exists already (--overwrite replaces it)")


def _show(article: Article, as_json: bool) -> None:
    from newsclean.corpus.cleaning import as_line
    from newsclean.view import explanation_lines, explanation_row

    if as_json:
        click.echo(as_line(explanation_row(article)), nl=False)
        return
    width = min(_WIDEST, shutil.get_terminal_size((80, 24)).columns)
    colour = False if os.environ.get("NO_COLOR") else None  # https://no-color.org; else click asks the terminal
    try:
        for line in explanation_lines(article, width, click.style):
            click.echo(line, color=colour)
    except BrokenPipeError:
        leave_quietly()

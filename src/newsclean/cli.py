"""The command line: ``newsclean clean``, ``newsclean profile``, ``newsclean explain``, ``newsclean rules``.

Data goes to standard output, everything said about the run to standard error.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import click

from newsclean import __version__
from newsclean.cleaner import clean_html, clean_text
from newsclean.corpus.folder import ResultFolder, Source, find_documents
from newsclean.corpus.profiling import learn
from newsclean.errors import NewscleanError
from newsclean.model import Article, Block, Page
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.repeats.profile import ProfileError, SiteProfile
from newsclean.repeats.sites import WAYS, By
from newsclean.settings import Settings

Format = Literal["text", "markdown", "jsonl"]
As = Literal["auto", "html", "text"]

_SUFFIXES = {"text": ".txt", "markdown": ".md", "jsonl": ".jsonl"}
_SOME_FAILED, _USAGE, _NOTHING_WRITTEN = 1, 2, 3
_STDIN = Path("-")
_PROFILE = click.option(
    "--profile", type=click.Path(path_type=Path, dir_okay=False), help="What the site repeats, from 'newsclean profile'."
)
_LOOKS_HTML = re.compile(rb"<(?:!doctype html|html|head|body|div|p|article)\b", re.IGNORECASE)
_SNIFFED = 4096


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsclean")
def main() -> None:
    """Clean news pages: keep the article, remove the rest, tell why."""
    for stream in (sys.stdout, sys.stderr):
        # Never stop at a character that a terminal cannot show; files and pipes get UTF-8 everywhere.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Write into this folder, one file a document.")
@click.option("--format", "form", type=click.Choice(list(_SUFFIXES)), default="text", show_default=True, help="What to write.")
@click.option(
    "--as", "kind", type=click.Choice(["auto", "html", "text"]), default="auto", help="What the documents are, if not by their names."
)
@click.option("--skip", multiple=True, metavar="RULE", help="Leave out a rule (see 'newsclean rules'); may be given again.")
@_PROFILE
@click.option("--overwrite", is_flag=True, help="Replace results of an earlier run.")
def clean(
    inputs: tuple[Path, ...], output: Path | None, form: Format, kind: As, skip: tuple[str, ...], profile: Path | None, overwrite: bool
) -> None:
    """Clean files, folders (.html, .htm, .txt, recursively) and - (standard input).

    Without -o the results go to standard output.

    Exit status: 0 all done, 1 some documents failed, 2 wrong usage or an input is missing, 3 nothing was written.
    """
    _demand(inputs)
    settings, known = _settings(skip), _profile(profile)
    sources = list(find_documents(inputs, outside=output))
    folder = ResultFolder(output, _SUFFIXES[form], overwrite, [source.path for source in sources]) if output else None
    run = _Run(folder, form)
    if not sources:
        click.echo(f"newsclean: nothing to do: no .html, .htm or .txt files in {', '.join(map(str, inputs))}", err=True)
        sys.exit(_NOTHING_WRITTEN)
    for source in _progress(sources):
        run.take(source, kind, settings, known, alone=len(sources) == 1)
    if output:
        run.report(output)
    if run.failed:
        sys.exit(_SOME_FAILED if run.done else _NOTHING_WRITTEN)


class _Run:
    """What happened so far in one call of ``clean``."""

    def __init__(self, folder: ResultFolder | None, form: Format) -> None:
        self._folder = folder
        self._form = form
        self._removed: Counter[str] = Counter()
        self.done = 0
        self.failed = 0

    def take(self, source: Source, kind: As, settings: Settings, profile: SiteProfile | None, alone: bool) -> None:
        """Clean one document and write its result; a failure is told and counted."""
        try:
            article = _article(source.path, kind, settings, profile)
            text = _formatted(article, self._form)
            if self._folder:
                self._folder.write(source, text)
            else:
                # Several documents on one stream are told apart as head(1) does.
                click.echo(text if alone or self._form == "jsonl" else f"==> {source.path} <==\n{text}", nl=False)
        except BrokenPipeError:
            _leave_quietly()
        except Exception as error:  # whatever one document does, the others must not suffer
            self.failed += 1
            click.echo(f"newsclean: {source.path}: {_reason(error)}", err=True)
        else:
            self.done += 1
            self._removed.update(article.why(block).by for block in article.removed)

    def report(self, output: Path) -> None:
        """The summary of a run into a folder."""
        failed = f", {self.failed} failed" if self.failed else ""
        click.echo(f"{self.done} documents written to {output}{failed}.", err=True)
        if self._removed:
            click.echo(f"{self._removed.total()} blocks removed:", err=True)
        for rule, count in sorted(self._removed.items(), key=lambda pair: (-pair[1], pair[0])):
            click.echo(f"  {count:6}  {rule}", err=True)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "kind", type=click.Choice(["auto", "html", "text"]), default="auto", help="What the document is, if not by its name.")
@click.option("--skip", multiple=True, metavar="RULE", help="Leave out a rule; may be given again.")
@_PROFILE
def explain(file: Path, kind: As, skip: tuple[str, ...], profile: Path | None) -> None:
    """Show every block of FILE, kept (+) or removed (-), with the rule and the reason."""
    _demand((file,))
    settings, known = _settings(skip), _profile(profile)
    try:
        article = _article(file, kind, settings, known)
    except (NewscleanError, OSError) as error:
        click.echo(f"newsclean: {file}: {_reason(error)}", err=True)
        sys.exit(_NOTHING_WRITTEN)
    try:
        for line in _explanation(article):
            click.echo(line)
    except BrokenPipeError:
        _leave_quietly()


@main.command("profile")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@click.option(
    "--by",
    type=click.Choice(WAYS),
    default="domain",
    show_default=True,
    help="What a site is: the registered domain of a page's address, its host, or all pages one site.",
)
@click.option("--as", "kind", type=click.Choice(["auto", "html", "text"]), default="auto", help="What the documents are, if not by name.")
@click.option("--overwrite", is_flag=True, help="Replace the profile of an earlier run.")
def learn_profile(inputs: tuple[Path, ...], output: Path, by: By, kind: As, overwrite: bool) -> None:
    """Learn what sites repeat on their pages, for 'newsclean clean --profile'.

    Pages without an address are one site. Exit status as with 'newsclean clean'.
    """
    _demand(inputs)
    if output.exists() and not overwrite:
        raise click.BadParameter(f"{output} exists already (--overwrite replaces it)", param_hint="--output")
    learned = learn(_progress(list(find_documents(inputs))), lambda path: _page(path, kind), by)
    for path, error in learned.failed:
        click.echo(f"newsclean: {path}: {_reason(error)}", err=True)
    if not learned.profile.sites:
        click.echo(f"newsclean: nothing to learn from in {', '.join(map(str, inputs))}", err=True)
        sys.exit(_NOTHING_WRITTEN)
    try:
        learned.profile.save(output)
    except OSError as error:
        click.echo(f"newsclean: {output}: {_reason(error)}", err=True)
        sys.exit(_NOTHING_WRITTEN)
    click.echo(learned.summary(output), err=True)
    if learned.failed:
        sys.exit(_SOME_FAILED)


@main.command()
def rules() -> None:
    """List the rules, in the order in which they judge, in their own words."""
    from newsclean.rules import RULES

    try:
        for i, rule in enumerate(RULES, 1):
            told = " ".join((sys.modules[rule.__module__].__doc__ or "").split())
            click.echo(click.style(f"{i:2} {rule.__name__}", bold=True))
            click.echo(textwrap.fill(told, width=78, initial_indent="     ", subsequent_indent="     "))
    except BrokenPipeError:
        _leave_quietly()


def _demand(inputs: tuple[Path, ...]) -> None:
    missing = [path for path in inputs if path != _STDIN and not path.exists()]
    if missing:
        click.echo(f"newsclean: no such file or folder: {', '.join(map(str, missing))}", err=True)
        sys.exit(_USAGE)


def _settings(skip: tuple[str, ...]) -> Settings:
    from newsclean.rules import RULES

    unknown = set(skip) - {rule.__name__ for rule in RULES[1:]}
    if unknown:
        told = f"no such rule, or one that cannot be left out: {', '.join(sorted(unknown))} (see 'newsclean rules')"
        raise click.BadParameter(told, param_hint="--skip")
    return Settings(skip=frozenset(skip))


def _profile(path: Path | None) -> SiteProfile | None:
    try:
        return SiteProfile.load(path) if path else None
    except (ProfileError, OSError) as error:
        told = str(error) if isinstance(error, ProfileError) else f"{path}: {_reason(error)}"
        raise click.BadParameter(told, param_hint="--profile") from error


def _article(path: Path, kind: As, settings: Settings, profile: SiteProfile | None) -> Article:
    data, html = _read(path, kind)
    return (clean_html if html else clean_text)(data, profile=profile, settings=settings)


def _page(path: Path, kind: As) -> Page:
    data, html = _read(path, kind)
    return read_html(data) if html else read_text(data)


def _read(path: Path, kind: As) -> tuple[bytes, bool]:
    """The document, and whether it is HTML."""
    data = sys.stdin.buffer.read() if path == _STDIN else path.read_bytes()
    return data, kind == "html" or (kind == "auto" and _is_html(path, data))


def _is_html(path: Path, data: bytes) -> bool:
    """By its name; a document without a telling name by its beginning."""
    source = Source(path, path)
    return source.is_html or (path.suffix.lower() != ".txt" and bool(_LOOKS_HTML.search(data[:_SNIFFED])))


def _formatted(article: Article, form: Format) -> str:
    if form == "jsonl":
        return json.dumps(article.to_dict(), ensure_ascii=False) + "\n"
    text = article.markdown if form == "markdown" else article.text
    return text + "\n" if text else ""


def _progress(sources: list[Source]) -> Iterator[Source]:
    from tqdm import tqdm

    # disable=None: a bar on a terminal only.
    yield from tqdm(sources, unit="doc", file=sys.stderr, disable=None, leave=False)


def _explanation(article: Article) -> Iterator[str]:
    yield click.style(article.title or "(no title)", bold=True)
    told = f"{article.kind}, confidence {article.confidence:.2f}, language {article.language or 'unknown'}"
    yield click.style(f"{told}; {len(article.kept)} blocks kept, {len(article.removed)} removed", dim=True)
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


def _reason(error: Exception) -> str:
    """The reason without the path, which is told before it."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) if isinstance(error, NewscleanError) else f"unexpected {type(error).__name__}: {error}"


def _leave_quietly() -> None:
    """The reader of our output has gone: no more output, no traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)

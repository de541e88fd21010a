"""The command line: ``newsclean clean``, ``newsclean profile``, ``newsclean explain``, ``newsclean rules``; one module a command.

Data goes to standard output, everything said about the run to standard error.
"""

from __future__ import annotations

import io
import sys

import click

from newsclean import __version__
from newsclean.cli.clean import clean
from newsclean.cli.config import configured
from newsclean.cli.explain import explain
from newsclean.cli.profile import profile
from newsclean.cli.rules import rules


@click.group(context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "NEWSCLEAN"})
@click.version_option(__version__, prog_name="newsclean")
@click.pass_context
def main(context: click.Context) -> None:
    """Clean news pages: keep the article, remove the rest, tell why.

    Options may also stand in newsclean.toml (or [tool.newsclean] of pyproject.toml), in a table for each command: [clean] jobs = 4. They
    may be given by the environment: NEWSCLEAN_CLEAN_JOBS=4. The command line comes first, then the environment, then the file.
    """
    for stream in (sys.stdout, sys.stderr):
        # Never stop at a character that a terminal cannot show; files and pipes get UTF-8 everywhere.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    context.default_map = configured(main.commands)


for command in (clean, profile, explain, rules):
    main.add_command(command)

"""What the commands share: exit states, checks of arguments, the end of a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click
from click.core import ParameterSource

from newsclean.corpus.listing import STDIN
from newsclean.repeats.sites import WAYS
from newsclean.settings import Favor, Settings

if TYPE_CHECKING:
    from newsclean.repeats.furniture import SiteFurniture

_Command = TypeVar("_Command", bound=Callable[..., Any])

SOME_FAILED, USAGE, NOTHING_WRITTEN, OUTPUT_FAILED = 1, 2, 3, 4

as_option: Callable[[_Command], _Command] = click.option(
    "--as",
    "kind",
    envvar="NEWSCLEAN_AS",
    type=click.Choice(["auto", "html", "text"]),
    default="auto",
    help="What the documents are, if not by their names.",
)
skip_option: Callable[[_Command], _Command] = click.option(
    "--skip", multiple=True, metavar="RULE", help="Leave out a rule (see 'newsclean rules'); may be given again."
)
favor_option: Callable[[_Command], _Command] = click.option(
    "--favor",
    type=click.Choice(get_args(Favor)),
    default="balanced",
    show_default=True,
    help="What counts more in doubt: precision removes more, recall keeps more.",
)
profile_option: Callable[[_Command], _Command] = click.option(
    "--profile", type=click.Path(path_type=Path, dir_okay=False), help="What the sites repeat, from 'newsclean profile'."
)
by_option: Callable[[_Command], _Command] = click.option(
    "--by",
    type=click.Choice(WAYS),
    default="domain",
    show_default=True,
    help="What a site is: the registered domain of a page's address, its host, or all pages one site.",
)


def demand(inputs: Sequence[Path]) -> None:
    """End the program if an input is missing.

    Raises:
        click.UsageError: if one can be read only once, and is given twice.
    """
    if inputs.count(STDIN) > 1:
        raise click.UsageError("- (standard input) can be read only once")
    missing = [path for path in inputs if path != STDIN and not path.exists()]
    if missing:
        click.echo(f"newsclean: no such file or folder: {', '.join(map(str, missing))}", err=True)
        sys.exit(USAGE)


def said(option: str) -> bool:
    """Whether the command line itself gives an option. What a file or the environment says is meant for many runs, and is left aside
    where it does not fit one of them; what is said for this run alone must not be.

    Args:
        option: as the parameter of the command is called.
    """
    return click.get_current_context().get_parameter_source(option) is ParameterSource.COMMANDLINE


def settings_of(skip: Sequence[str], **others: Any) -> Settings:
    """The settings of a command.

    Args:
        skip: what ``--skip`` was given.
        others: more settings, as :class:`Settings` names them.

    Raises:
        click.BadParameter: if a rule does not exist.
    """
    from newsclean.rules import not_to_skip

    wrong = not_to_skip(skip)
    if wrong:
        told = f"no such rule, or one that cannot be left out: {', '.join(wrong)} (see 'newsclean rules')"
        raise click.BadParameter(told, param_hint="--skip")
    return Settings(skip=frozenset(skip), **others)


def profile_of(path: Path | None) -> SiteFurniture | None:
    """What a profile says that sites repeat.

    Raises:
        click.BadParameter: if the file cannot be read.
    """
    if path is None:
        return None
    from newsclean.repeats.furniture import SiteFurniture
    from newsclean.repeats.store import NotAProfileError

    try:
        return SiteFurniture.load(path)
    except (NotAProfileError, OSError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise click.BadParameter(f"{path}: {why}", param_hint="--profile") from error


def leave_quietly() -> None:
    """The reader of our output has gone: no more output, no traceback."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)

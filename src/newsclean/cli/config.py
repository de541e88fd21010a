"""Options from a file: ``newsclean.toml``, or ``[tool.newsclean]`` in ``pyproject.toml``."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def configured(commands: Mapping[str, click.Command], here: Path | None = None) -> dict[str, dict[str, Any]]:
    """The options that the nearest file gives, by command.

    Args:
        commands: by name; a table or option of another name is an error, because it is a slip of the pen.
        here: where to look first, then in the folders above; None for the working folder.

    Raises:
        click.UsageError: if the file cannot be read, or names what is not there, or gives an option what it cannot hold.
    """
    path, tables = _nearest((here or Path.cwd()).resolve())
    found: dict[str, dict[str, Any]] = {}
    for name, table in tables.items():
        if name not in commands or not isinstance(table, dict):
            raise click.UsageError(f"{path}: no command is called '{name}': options stand in tables such as [clean]")
        options = {option.lstrip("-"): item for item in commands[name].params for option in item.opts}
        unknown = sorted(set(table) - set(options))
        if unknown:
            raise click.UsageError(f"{path}: [{name}] has no option '{unknown[0]}'")
        for option, value in table.items():
            if wanted := _other_form(options[option], value):
                raise click.UsageError(f"{path}: [{name}] '{option}' must be {wanted}")
        found[name] = {str(options[option].name): value for option, value in table.items()}
    return found


def _other_form(option: click.Parameter, value: Any) -> str:
    """What an option wants, if the value is of another form; whether it is a value that the option takes, :mod:`click` tells."""
    if option.multiple or option.nargs != 1:
        return "" if isinstance(value, list) else f"a list, such as [{json.dumps(value, default=str)}]"
    return f"one value, not a {'list' if isinstance(value, list) else 'table'}" if isinstance(value, (list, dict)) else ""


def _nearest(here: Path) -> tuple[Path, dict[str, Any]]:
    for folder in (here, *here.parents):
        if (own := folder / "newsclean.toml").is_file():
            return own, _read(own)
        if (shared := folder / "pyproject.toml").is_file() and (table := _table_in(shared)) is not None:
            return shared, table
    return here, {}


def _table_in(shared: Path) -> dict[str, Any] | None:
    """What stands in ``[tool.newsclean]``; None if there is no such table. What else is wrong with the file is not ours to tell."""
    tool = _read(shared).get("tool")
    if not isinstance(tool, dict) or "newsclean" not in tool:
        return None
    table = tool["newsclean"]
    if not isinstance(table, dict):
        raise click.UsageError(f"{shared}: [tool.newsclean] is no table: options stand in tables such as [tool.newsclean.clean]")
    return table


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise click.UsageError(f"{path}: {error}") from error

"""``newsclean rules``."""

from __future__ import annotations

import sys
import textwrap

import click

from newsclean.cli.common import leave_quietly


@click.command()
def rules() -> None:
    """List the rules, in the order in which they judge, in their own words."""
    from newsclean.rules import RULES

    try:
        for i, rule in enumerate(RULES, 1):
            told = " ".join((sys.modules[rule.__module__].__doc__ or "").split())
            click.echo(click.style(f"{i:2} {rule.__name__}", bold=True))
            click.echo(textwrap.fill(told, width=78, initial_indent="     ", subsequent_indent="     "))
    except BrokenPipeError:
        leave_quietly()

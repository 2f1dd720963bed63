"""The command ``microdeals``: what a reader types, checked, and handed on.

Heavy packages are imported inside the commands that need them, so that --help and --version are
quick. Bad input ends with one clean message and exit code 2; Ctrl-C with 130. The commands stand in
`wars`, `studies` and `classes`, by what they are for.
"""

import os
import sys
from typing import Annotated

import typer

from microdeals._version import __version__
from microdeals.cli import classes, studies, wars
from microdeals.cli.options import STOPPED
from microdeals.errors import MicrodealsError, ProblemsError

BAD_INPUT = 2

app = typer.Typer(
    add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
)
for command in (
    wars.models,
    wars.check,
    wars.run,
    wars.judge,
    studies.validate,
    studies.calibrate,
    studies.sweep,
    studies.robust,
    studies.report,
    classes.tournament,
    classes.handout,
    classes.dashboard,
):
    app.command()(command)


def main() -> None:
    """Run the command and leave with its exit code: 0 done, 2 bad input, 130 stopped by Ctrl-C."""
    sys.exit(_exit_code())


def _exit_code() -> int:
    try:
        app(prog_name="microdeals")
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    except ProblemsError as error:
        n = len(error.problems)
        typer.echo(f"Error: {error}" if n == 1 else f"Error: {n} problems.\n{error}", err=True)
        code = BAD_INPUT
    except MicrodealsError as error:
        typer.echo(f"Error: {error}", err=True)
        code = BAD_INPUT
    except KeyboardInterrupt:
        code = STOPPED
    except BrokenPipeError:
        code = 0
    if code == STOPPED:
        typer.echo("Stopped.", err=True)
    _flush()
    return code


def _flush() -> None:
    """Send what is left to print; if nobody reads any more (``| head``), say nothing of it."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"microdeals {__version__}")
        raise typer.Exit


@app.callback()
def microdeals_command(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
) -> None:
    """Small deals in a long war: first steps to a settlement, or only a pause?

    A teaching and research model, not a forecast. Start with 'microdeals models', or watch a war in
    the browser with 'microdeals dashboard'.
    """

"""The command ``microdeals``: what a reader types, checked, and handed on.

Heavy packages are imported inside the commands that need them, so that --help and --version are
quick. Bad input ends with one clean message and exit code 2; Ctrl-C with 130. The commands stand in
`wars`, `studies`, `classes` and `schemas`, by what they are for.
"""

import os
import sys
from typing import Annotated

import typer

from microdeals._version import __version__
from microdeals.cli import classes, languages, schemas, studies, wars
from microdeals.cli.options import STOPPED
from microdeals.documents.screen import finish, make_ready, say, say_aside
from microdeals.errors import MicrodealsError, ProblemsError, RequestError
from microdeals.language.chosen import VARIABLE, language_at
from microdeals.paths import room

BAD_INPUT = 2

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
for command in (
    wars.models,
    wars.check,
    schemas.schema,
    wars.run,
    wars.judge,
    wars.page,
    wars.site,
    studies.validate,
    studies.calibrate,
    studies.fit,
    studies.sweep,
    studies.robust,
    studies.report,
    classes.tournament,
    classes.handout,
    classes.dashboard,
):
    app.command()(command)
app.command("class")(classes.class_)
app.add_typer(languages.words, name="words")


def main() -> None:
    """Run the command and leave with its exit code.

    0 done, or nobody reads on; 2 bad input, or what cannot be written; 130 stopped by Ctrl-C.
    """
    make_ready()
    code = _exit_code()
    sys.exit(finish() or code)


def _exit_code() -> int:
    try:
        app(prog_name="microdeals")
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
        if isinstance(left.__context__, BrokenPipeError):  # which click ends with 1
            code = 0
    except ProblemsError as error:
        n = len(error.problems)
        say_aside(f"Error: {error}" if n == 1 else f"Error: {n} problems.\n{error}")
        code = BAD_INPUT
    except MicrodealsError as error:
        say_aside(f"Error: {error}")
        code = BAD_INPUT
    except KeyboardInterrupt:
        code = STOPPED
    except BrokenPipeError:
        code = 0
    except OSError as refused:
        where = "" if refused.filename is None else f"{refused.filename}: "
        say_aside(f"Error: {MicrodealsError(f'{where}{refused.strerror or refused}')}.")
        code = BAD_INPUT
    if code == STOPPED:
        say_aside("Stopped.")
    return code


def _print_version(asked: bool) -> None:
    if asked:
        say(f"microdeals {__version__}")
        raise typer.Exit


def _print_docs(asked: bool) -> None:
    if asked:
        try:
            say(str(room("docs")))
        except FileNotFoundError as missing:
            raise RequestError(str(missing)) from missing
        raise typer.Exit


def _speak(language: str | None) -> None:
    if language is not None:
        language_at(language)
        os.environ[VARIABLE] = language


@app.callback()
def microdeals_command(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and leave."
        ),
    ] = False,
    docs: Annotated[
        bool,
        typer.Option(
            "--docs",
            callback=_print_docs,
            is_eager=True,
            help="Print where the documentation is, with lessons in notebooks, and leave.",
        ),
    ] = False,
    language: Annotated[
        str | None,
        typer.Option(
            metavar="LANGUAGE",
            callback=_speak,
            is_eager=True,
            help=f"Code or folder of the language to speak.  [default: {VARIABLE}, or English]",
        ),
    ] = None,
) -> None:
    """Small deals in a long war: first steps to a settlement, or only a pause?

    A teaching and research model, not a forecast. Start with 'microdeals models', or watch a war in
    the browser with 'microdeals dashboard'.
    """

"""Commands about languages: begin one, and see how far it is."""

from pathlib import Path
from typing import Annotated

import typer

from microdeals.documents.screen import say

words = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Translate microdeals: docs/translate.md."
)

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the language.")]
Direction = Annotated[str, typer.Option(metavar="DIR", help="Which way it is written: ltr or rtl.")]
Force = Annotated[bool, typer.Option("--force", help="Write over files that are there.")]


@words.command()
def new(
    folder: Folder,
    code: Annotated[str, typer.Option(metavar="TAG", help="The language's tag, such as uk or pt-BR.")],
    direction: Direction = "ltr",
    force: Force = False,
) -> None:
    """Begin a language: every file of texts, in English behind a #, to be translated line by line."""
    from microdeals.language.command import begun

    say(begun(folder, code, direction=direction, is_forced=force))


@words.command()
def check(
    folder: Folder,
    in_full: Annotated[bool, typer.Option("--all", help="Name every text that is still English.")] = False,
) -> None:
    """Tell what a language leaves to English, and every fault, with file, key and line."""
    from microdeals.language.command import looked_through

    say(looked_through(folder, in_full=in_full))


@words.command()
def pseudo(folder: Folder, direction: Direction = "ltr", force: Force = False) -> None:
    """Write accented English, a third longer: what is plain English on a page is not in a language file."""
    from microdeals.language.command import pseudo_written

    say(pseudo_written(folder, direction=direction, is_forced=force))

"""Commands for a class: strategies against each other, lessons on paper, and the dashboard."""

import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from microdeals.cli.options import Settings, length_of
from microdeals.errors import RequestError
from microdeals.tournament.limits import MEGABYTES, SECONDS_A_WAR

LARGEST_PORT = 65_535

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder of strategies, one .py file each.")]
Conflicts = Annotated[
    list[str] | None,
    typer.Option(
        "--conflict", metavar="MODEL", help="Play in this model. Repeatable.  [default: arden_borea]"
    ),
]
BuiltIn = Annotated[
    bool, typer.Option("--built-in/--no-built-in", help="Play against the built-in strategies, too.")
]
Seconds = Annotated[
    float | None,
    typer.Option(help=f"Seconds that one war may take.  [default: {SECONDS_A_WAR:g}, more for long wars]"),
]
StandingsFile = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Write standings to FILE (.csv), and FILE's wars beside it."),
]


def tournament(  # noqa: PLR0913 - an option each
    folder: Folder,
    conflicts: Conflicts = None,
    seeds: Annotated[int, typer.Option(help="Wars are played on the luck of seeds 1 to this.")] = 10,
    days: Annotated[int | None, typer.Option(help="Days of a war.  [default: the model's horizon]")] = None,
    settings: Settings = None,
    built_in: BuiltIn = True,
    seconds: Seconds = None,
    memory: Annotated[int, typer.Option(help="Megabytes that strategies may take.")] = MEGABYTES,
    processes: Annotated[int | None, typer.Option(help="Bouts played at once.  [default: all cores]")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    out: StandingsFile = None,
) -> None:
    """Let strategies play each other: subclasses of Party, round robin, both sides, the same luck.

    Each bout runs in a process of its own, in an empty folder, with limits on time, memory and what is
    written. That keeps accidents away, and is NOT a sandbox: the code runs with your rights, and could
    read your files, use the network, or cheat. Read it first, or use an account that has nothing to lose.
    """
    from microdeals.tournament import files, in_words
    from microdeals.tournament.command import TournamentAsked, held

    models, changes = tuple(conflicts or ["arden_borea"]), (*(settings or []), *length_of(days))
    asked = TournamentAsked(folder, models, seeds, changes, built_in, seconds, memory, processes, out)
    played = held(asked)
    if as_json:
        typer.echo(files.as_json(played))
    else:
        in_words.show(played)
    if out:
        typer.echo(files.write(played, out), err=as_json)


def handout(
    lesson: Annotated[str, typer.Argument(metavar="LESSON", help="A shipped lesson's name, or its file.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to write.  [default: handouts/LESSON]")
    ] = None,
    paper: Annotated[str, typer.Option(help="a4 or letter.")] = "a4",
    case: Annotated[
        bool, typer.Option("--case", help="The lesson with its real war; begins with a note.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over files from before.")] = False,
) -> None:
    """Print a lesson, as PDF and HTML: the instructor's pages, the students' pages, and role cards.

    Numbers on the pages are those that the class will see on the screen.
    """
    from microdeals.handouts.command import HandoutAsked, printed

    typer.echo(printed(HandoutAsked(lesson, out, paper, case, force)))


def dashboard(
    host: Annotated[str, typer.Option(help="Address to serve on; 0.0.0.0 lets a class in.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to serve on, 1 to 65535; 0 takes a free one.")] = 8765,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser window.")] = True,
) -> None:
    """Serve the dashboard in the browser. Ctrl-C stops it. It needs no internet."""
    if not 0 <= port <= LARGEST_PORT:
        raise RequestError(f"--port {port}: must be a whole number from 0 to {LARGEST_PORT}.")
    from microdeals import paths

    try:
        room = paths.room("dashboards")
    except FileNotFoundError as missing:
        raise RequestError(str(missing)) from missing
    sys.path.insert(0, str(room.parent))
    importlib.import_module("dashboards.server.serve").serve(host, port, browser)

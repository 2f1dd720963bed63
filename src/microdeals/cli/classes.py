"""Commands for a class: strategies against each other, lessons on paper, and the dashboard."""

import importlib
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from microdeals.cli.options import Force, Settings, length_of
from microdeals.documents.addresses import LARGEST_PORT, PORT, THIS_MACHINE, check_host
from microdeals.documents.screen import say, say_aside
from microdeals.errors import ProblemsError, RequestError
from microdeals.extras import check_extra
from microdeals.tournament.limits import MEGABYTES, SECONDS_A_WAR

EVERYONE = "0.0.0.0"  # noqa: S104 - a class is on other machines

Port = Annotated[int, typer.Option(help=f"Port to serve on, 1 to {LARGEST_PORT}; 0 takes a free one.")]
ServerNames = Annotated[
    list[str] | None,
    typer.Option(
        "--name", metavar="NAME", help="A DNS name of this server, for one behind another; repeatable."
    ),
]
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
    typer.Option(metavar="FILE", help="Write standings to FILE (.csv), wars and verdicts beside it."),
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
    force: Force = False,
) -> None:
    """Let strategies play each other: subclasses of Party, round robin, both sides, the same luck.

    Each bout runs in a process of its own, in an empty folder, with limits on time, memory and what is
    written. That keeps accidents away, and is NOT a sandbox: the code runs with your rights, and could
    read your files, use the network, or cheat. Read it first, or use an account that has nothing to lose.
    """
    from microdeals.tournament import files, in_words
    from microdeals.tournament.command import TournamentAsked, held

    models, changes = tuple(conflicts or ["arden_borea"]), (*(settings or []), *length_of(days))
    asked = TournamentAsked(folder, models, seeds, changes, built_in, seconds, memory, processes, out, force)
    played = held(asked)
    written = files.write(played, out) if out else ""
    say(files.as_json(played) if as_json else in_words.told(played))
    if written:
        (say_aside if as_json else say)(written)


def handout(  # noqa: PLR0913 - an option each
    lesson: Annotated[str, typer.Argument(metavar="LESSON", help="A shipped lesson's name, or its file.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to write.  [default: handouts/LESSON]")
    ] = None,
    paper: Annotated[str, typer.Option(help="a4 or letter.")] = "a4",
    case: Annotated[
        bool, typer.Option("--case", help="The lesson with its real war; begins with a note.")
    ] = False,
    room: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Print the way into this room, such as RIVER-42; with --address."),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(metavar="URL", help="How phones reach its server, as microdeals class prints it."),
    ] = None,
    force: Force = False,
) -> None:
    """Print a lesson, as PDF and HTML: the instructor's pages, the students' pages, and role cards.

    Numbers on the pages are those that the class will see on the screen.
    """
    from microdeals.handouts.command import HandoutAsked, printed

    if room is not None:
        room = _code_of(room, lesson, address)
    say(printed(HandoutAsked(lesson, out, paper, case, force, room, address)))


def _code_of(room: str, lesson: str, address: str | None) -> str:
    """The code of a room as rooms have it, and a note if it may be the wrong one.

    Raises ProblemsError for what can be no code, and for an address that can be none beside it.
    """
    from microdeals.documents.wording import shown
    from microdeals.handouts.way_in import checked_address
    from microdeals.rooms.on_paper import code_on_paper

    try:
        code, doubt = code_on_paper(room, lesson)
    except RequestError as refused:
        problems = [f"--room {shown(room)}: {refused}"]
        try:
            if address is not None:
                checked_address(address)
        except RequestError as also:
            problems.append(str(also))
        raise ProblemsError(problems) from refused
    if doubt:
        say_aside(doubt)
    return code


def dashboard(
    host: Annotated[str, typer.Option(help="Address to serve on; 0.0.0.0 lets a class in.")] = THIS_MACHINE,
    port: Port = PORT,
    name: ServerNames = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser window.")] = True,
) -> None:
    """Serve the dashboard in the browser. Ctrl-C stops it. It needs no internet."""
    _check_place(host, port)
    check_extra("dashboard", "The dashboard")
    admission = _dashboards("server.guard").Admission(names=tuple(name or ()))
    _dashboards("server.serve").serve(host, port, browser, admission)


def class_(  # noqa: PLR0913 - an option each
    lesson: Annotated[
        str,
        typer.Argument(metavar="LESSON", help="A shipped lesson, or a war to play at tables."),
    ] = "promise",
    room: Annotated[
        str | None, typer.Option(metavar="CODE", help="Go on with this room, such as RIVER-42.")
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="Open a new room, whatever there is of today.")] = False,
    mend: Annotated[
        bool, typer.Option("--mend", help="With --room: go on from what a damaged file still holds.")
    ] = False,
    host: Annotated[str, typer.Option(help="Address to serve on.")] = EVERYONE,
    port: Port = PORT,
    name: ServerNames = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the desk in a browser.")
    ] = True,
) -> None:
    """Open a room for a class on its own phones, and serve it to the network. Ctrl-C stops it.

    Prints a code and an address for phones, and a link for your desk. Started again within three hours it
    goes on with the same room, and everybody has the seat that they had.
    """
    _check_place(host, port)
    check_extra("dashboard", "A class on its own phones")
    from microdeals.rooms.command import RoomAsked, opened

    served = opened(RoomAsked(lesson, room, new, mend))
    invitation = _dashboards("rooms.invitation").Invitation(
        served.room.code, served.room.title, served.desk, served.is_again
    )
    admission = _dashboards("server.guard").Admission(names=tuple(name or ()), invitation=invitation)
    for problem in served.problems:
        say_aside(f"Warning: {problem}")
    _dashboards("server.serve").serve(host, port, browser, admission)


def _check_place(host: str, port: int) -> None:
    """Raise RequestError for what no server can be bound to."""
    if not 0 <= port <= LARGEST_PORT:
        raise RequestError(f"--port {port}: must be a whole number from 0 to {LARGEST_PORT}.")
    check_host(host, "--host")


def _dashboards(module: str) -> Any:
    """A module of the dashboards, which travel with the package as data. Raises RequestError without them."""
    from microdeals import paths

    try:
        room = paths.room("dashboards")
    except FileNotFoundError as missing:
        raise RequestError(str(missing)) from missing
    if sys.path[0] != str(room.parent):
        sys.path.insert(0, str(room.parent))
    return importlib.import_module(f"dashboards.{module}")

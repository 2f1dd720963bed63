"""The command ``microdeals``: what a reader types, checked, and handed on.

Heavy packages are imported inside the commands that need them, so that --help and --version are
quick. Bad input ends with one clean message and exit code 2; Ctrl-C with 130.
"""

import importlib
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

import microdeals
from microdeals.errors import ConflictError, ExperimentError, LessonError, MicrodealsError, RequestError

BAD_INPUT = 2
STOPPED = 130
LARGEST_SEED = 2**63 - 1
LARGEST_PORT = 65_535

ModelArgument = Annotated[
    str, typer.Argument(metavar="MODEL", help="A shipped model's name, a folder, or a conflict.toml.")
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="PATH=VALUE", help="Change a value, as in party.arden.trust=0.3. Repeatable."
    ),
]

app = typer.Typer(
    add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False
)


def main() -> None:
    """Run the command and leave with its exit code: 0 done, 2 bad input, 130 stopped by Ctrl-C."""
    sys.exit(_exit_code())


def _exit_code() -> int:
    try:
        app(prog_name="microdeals")
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    except (ConflictError, ExperimentError, LessonError) as error:
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
        typer.echo(f"microdeals {microdeals.__version__}")
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


@app.command()
def models() -> None:
    """List the conflict models that come with microdeals."""
    from microdeals.conflicts import load, shipped
    from microdeals.summary import listed

    typer.echo("\n\n".join(listed(load(name)) for name in shipped()))


@app.command()
def check(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A conflict.toml, its folder, or a shipped name.")
    ],
) -> None:
    """Check a conflict model: print what is in it, or everything that is wrong with it."""
    from microdeals.conflicts import load
    from microdeals.summary import described

    typer.echo(described(load(file)))


@app.command()
def run(  # noqa: PLR0913 - an option each
    model: ModelArgument,
    days: Annotated[int | None, typer.Option(help="Days to run.  [default: the model's horizon]")] = None,
    seed: Annotated[int, typer.Option(help="Seed of the luck: the same seed gives the same run.")] = 1,
    settings: Settings = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write one row a day to FILE (.csv or .parquet), and FILE's events beside it.",
        ),
    ] = None,
    log: Annotated[bool, typer.Option("--log", help="Print every event with its reason.")] = False,
) -> None:
    """Run one war once, day by day, and tell how it went."""
    from microdeals.conflicts import load, with_settings
    from microdeals.ledger import Ledger

    if not 0 <= seed <= LARGEST_SEED:
        raise RequestError(f"--seed {seed}: must be a whole number from 0 to 2**63 - 1.")
    ledger = Ledger.to(out) if out else None
    length = [f"conflict.horizon_days={_checked_days(days)}"] if days is not None else []
    conflict = with_settings(load(model), [*(settings or []), *length])

    from microdeals.agents import ConflictModel
    from microdeals.story import log_of, story_of

    world = ConflictModel(conflict, rng=seed)
    while world.running:
        world.step()
    typer.echo(story_of(world))
    if log:
        typer.echo("\n" + log_of(world))
    if ledger:
        typer.echo("\n" + ledger.write(world))


@app.command()
def judge(  # noqa: PLR0913 - an option each
    model: ModelArgument,
    runs: Annotated[int, typer.Option(help="Pairs of worlds to run, with seeds SEED, SEED + 1, ...")] = 1000,
    seed: Annotated[
        int, typer.Option(help="Seed of the first pair: the same seed gives the same verdict.")
    ] = 0,
    days: Annotated[int | None, typer.Option(help="Days to run.  [default: the model's horizon]")] = None,
    settings: Settings = None,
    against: Annotated[
        str | None,
        typer.Option(
            metavar="OTHER", help="Another model as the twin, as it is.  [default: MODEL without deals]"
        ),
    ] = None,
    attribute: Annotated[
        bool | None,
        typer.Option(
            "--attribute/--no-attribute",
            help="Tell which kinds of deals did it.  [default: yes, without --against]",
        ),
    ] = None,
    precision: Annotated[
        float | None,
        typer.Option(help="Stop early, once the share of worlds brought nearer is known to ± this (0..1)."),
    ] = None,
    closing: Annotated[float, typer.Option(help="Share of the stake that counts as closer.")] = 0.05,
    relief: Annotated[float, typer.Option(help="Share of the harm that counts as relief.")] = 0.05,
    sooner: Annotated[int, typer.Option(help="Days that count as a settlement much sooner.")] = 30,
    quiet: Annotated[
        float, typer.Option(help="Fire of the last month (1 = war) below which it is frozen.")
    ] = 0.25,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of words.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write the verdict to FILE (.json), or a row a pair of worlds (.csv, .parquet).",
        ),
    ] = None,
) -> None:
    """Judge small deals: run many worlds, each with a twin that has the same luck and no deals.

    Tells in how many worlds deals brought settlement nearer, or only relieved the pressure; through
    which channels; and which deals did it. --set changes MODEL, and so its own twin, but not OTHER.
    """
    from microdeals.conflicts import load, with_settings
    from microdeals.verdict import Thresholds, twins_of
    from microdeals.verdict_command import Question, answer
    from microdeals.verdict_files import as_json as in_json
    from microdeals.verdict_files import check_file, write
    from microdeals.verdict_words import verdict_in_words

    if attribute and against:
        raise RequestError(
            "--attribute asks what deals did against none; leave out --against, or use --no-attribute."
        )
    length = [f"conflict.horizon_days={_checked_days(days)}"] if days is not None else []
    if out:
        check_file(out)
    conflict = with_settings(load(model), [*(settings or []), *length])
    twins = twins_of(conflict, with_settings(load(against), length) if against else None)
    thresholds = Thresholds(closing, relief, sooner, quiet)
    found = answer(twins, Question(runs, seed, thresholds, precision, attribute is not False and not against))
    typer.echo(in_json(found) if as_json else verdict_in_words(found))
    if out:
        typer.echo(write(found, out), err=as_json)
    if found.is_stopped:
        raise typer.Exit(STOPPED)


@app.command()
def validate(
    size: Annotated[
        int, typer.Option(help="Conflicts of the population; a quarter as many worlds of each named war.")
    ] = 400,
    seed: Annotated[int, typer.Option(help="Seed of the luck: the same seed gives the same figures.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    report: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a page with pictures to FILE (.html).")
    ] = None,
    ceasefires: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Only recompute C1-C5 from your download of the ETH/PRIO data."),
    ] = None,
) -> None:
    """Hold the model against patterns in data: what it meets, what it fails, fitted or held out."""
    if ceasefires:
        from microdeals.evidence.recomputing import told_again

        typer.echo(told_again(ceasefires))
        return
    from microdeals.evidence import telling, validate
    from microdeals.evidence.page import check_page, write_page

    if report:
        check_page(report)
    evidence = validate(size, seed)
    typer.echo(telling.as_json(evidence) if as_json else telling.table(evidence))
    if report:
        write_page(evidence, report)


def _checked_days(days: int) -> int:
    from microdeals.conflicts import declarations

    horizon = next(declared for declared in declarations()["conflict"] if declared.key == "horizon_days")
    if not horizon.low <= days <= horizon.high:
        raise RequestError(
            f"--days {days}: must be a whole number from {horizon.low:.0f} to {horizon.high:.0f}."
        )
    return days


@app.command(name="sweep")
def sweep_command(  # noqa: PLR0913 - an option each
    file: Annotated[
        str, typer.Argument(metavar="EXPERIMENT", help="A shipped experiment's name, or its TOML file.")
    ],
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Folder of the result.  [default: results/EXPERIMENT]"),
    ] = None,
    runs: Annotated[int | None, typer.Option(help="Twin pairs at each point, not the file's.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say how many worlds, how long and how much disk; run nothing.")
    ] = False,
    threads: Annotated[int | None, typer.Option(help="Threads to run on.  [default: all cores]")] = None,
    cluster: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="A Dask scheduler (tcp://host:8786) or its scheduler file."),
    ] = None,
) -> None:
    """Ask one question of many worlds; stopped at any moment, the same command goes on."""
    from microdeals.study.command import Wish, foretold, swept

    answer = foretold if dry_run else swept
    typer.echo(answer(Wish(file, out, runs, threads, cluster), _aside))


@app.command()
def report(
    result: Annotated[Path, typer.Argument(metavar="RESULT", help="The folder of a finished sweep.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to write.  [default: RESULT/report]")
    ] = None,
) -> None:
    """Draw the result of a sweep: a page that opens anywhere, and figures as SVG and PNG."""
    from microdeals.study.report import write_report

    typer.echo(f"{write_report(result, out)}: the page, with its figures beside it.")


@app.command()
def tournament(  # noqa: PLR0913 - an option each
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Folder of strategies, one .py file each.")
    ],
    conflicts: Annotated[
        list[str] | None,
        typer.Option(
            "--conflict", metavar="MODEL", help="Play in this model. Repeatable.  [default: arden_borea]"
        ),
    ] = None,
    seeds: Annotated[int, typer.Option(help="Wars are played on the luck of seeds 1 to this.")] = 10,
    days: Annotated[int | None, typer.Option(help="Days of a war.  [default: the model's horizon]")] = None,
    settings: Settings = None,
    built_in: Annotated[
        bool, typer.Option("--built-in/--no-built-in", help="Play against the built-in strategies, too.")
    ] = True,
    seconds: Annotated[
        float | None, typer.Option(help="Seconds that one war may take.  [default: 10, more for long wars]")
    ] = None,
    memory: Annotated[int, typer.Option(help="Megabytes that strategies may take.")] = 500,
    processes: Annotated[int | None, typer.Option(help="Bouts played at once.  [default: all cores]")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write standings to FILE (.csv), and FILE's wars beside it."),
    ] = None,
) -> None:
    """Let strategies play each other: subclasses of Party, round robin, both sides, the same luck.

    Each bout runs in a process of its own, in an empty folder, with limits on time, memory and what is
    written. That keeps accidents away, and is NOT a sandbox: the code runs with your rights, and could
    read your files, use the network, or cheat. Read it first, or use an account that has nothing to lose.
    """
    from microdeals.tournament import files, telling
    from microdeals.tournament_command import Wish, held

    length = [f"conflict.horizon_days={_checked_days(days)}"] if days is not None else []
    models, changes = tuple(conflicts or ["arden_borea"]), (*(settings or []), *length)
    wish = Wish(folder, models, seeds, changes, built_in, seconds, memory, processes, out)
    played = held(wish)
    if as_json:
        typer.echo(files.as_json(played))
    else:
        telling.show(played)
    if out:
        typer.echo(files.write(played, out), err=as_json)


@app.command()
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
    from microdeals.handout_command import Wish, printed

    typer.echo(printed(Wish(lesson, out, paper, case, force)))


def _aside(text: str) -> None:
    typer.echo(text, err=True)


@app.command()
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
    importlib.import_module("dashboards.serve").serve(host, port, browser)

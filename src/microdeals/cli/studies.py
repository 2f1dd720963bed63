"""Commands about many worlds: the model against data, questions asked of many worlds, their reports."""

from pathlib import Path
from typing import Annotated

import typer

from microdeals.calibration.own_war.limits import DEFAULT_WARS
from microdeals.cli.options import Force, ModelArgument, experiments_that_begin
from microdeals.cli.wars import AsGiven
from microdeals.documents.screen import say, say_aside
from microdeals.errors import RequestError

ExperimentFile = Annotated[
    str,
    typer.Argument(
        metavar="EXPERIMENT",
        help="A shipped experiment's name, or its TOML file.",
        autocompletion=experiments_that_begin,
    ),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run",
        help="Say how many worlds, how long and how much disk, by living a few pairs; keep nothing.",
    ),
]
Threads = Annotated[int | None, typer.Option(help="Threads to run on.  [default: all cores]")]
Cluster = Annotated[
    str | None,
    typer.Option(metavar="ADDRESS", help="A Dask scheduler (tcp://host:8786) or its scheduler file."),
]


def validate(  # noqa: PLR0913 - an option each
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
    force: Force = False,
) -> None:
    """Hold the model against patterns in data: what it meets, what it fails, fitted or held out."""
    from microdeals.evidence.validation import check_size_and_seed

    check_size_and_seed(size, seed)
    if ceasefires:
        from microdeals.evidence.own_ceasefires import told_again

        if as_json or report:
            option = "--json" if as_json else f"--report {report}"
            raise RequestError(
                f"{option}: goes with the whole of the evidence; --ceasefires prints five lines."
            )

        say(told_again(ceasefires))
        return
    from microdeals.evidence import files, in_words, validate
    from microdeals.evidence.page import check_page, write_page

    if report:
        check_page(report, is_forced=force)
    evidence = validate(size, seed)
    if report:
        write_page(evidence, report)
    say(files.as_json(evidence) if as_json else in_words.table(evidence))


def calibrate(
    model: Annotated[
        str, typer.Argument(metavar="MODEL", help="base_rate, donbas_2015 or russia_ukraine_2025.")
    ],
    out: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Folder of the trials; the same command goes on there.")
    ] = Path("results/calibration"),
    seed: Annotated[int, typer.Option(help="Seed of all points and of all luck.")] = 1,
    processes: Annotated[int | None, typer.Option(help="Processes to run on.  [default: all cores]")] = None,
    quick: Annotated[bool, typer.Option("--quick", help="A small one, to see that it runs.")] = False,
) -> None:
    """Learn from patterns in data what nobody has measured: joint draws, their checks, and a page."""
    from microdeals.calibration.command import CalibrationWish, calibrated

    say(calibrated(CalibrationWish(model, out, seed, processes, quick)))


def fit(  # noqa: PLR0913 - an option each
    war: ModelArgument,
    data: Annotated[Path, typer.Option(metavar="FILE", help="The deals of the war, as CSV.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to write.  [default: results/fit/WAR]")
    ] = None,
    draws: Annotated[int, typer.Option(help="Wars to live, each with a draw of its own.")] = DEFAULT_WARS,
    seed: Annotated[int, typer.Option(help="Seed of all draws and of all luck.")] = 1,
    threads: Threads = None,
    force: Force = False,
    first: Annotated[
        str, typer.Option("--from", metavar="DATE", help="ETH/PRIO layout: first day observed.")
    ] = "",
    last: Annotated[
        str, typer.Option("--to", metavar="DATE", help="ETH/PRIO layout: last day observed.")
    ] = "",
    conflict_id: Annotated[
        str, typer.Option("--conflict-id", metavar="ID", help="ETH/PRIO layout: ucdp_acd_id of the war.")
    ] = "",
) -> None:
    """Learn the unknown numbers of a war from its own deals; judge and sweep take the folder as a war.

    FILE has a row a deal under kind,signed,ended,ending,violations,fire_before,fire_after (the last three may
    be left out), and one row that says which time was observed:

        observed,2031-03-01,2033-02-28

        swap,2031-04-02,2031-05-02,expired,1,40,38

        settlement,,,none

    kind: the key of a deal in WAR, or settlement. ended: empty if it stands. ending: expired, broken, left,
    failed (broken or left), lapsed, replaced, standing, empty (not known), or none (nothing of this kind was
    signed). A download of the ETH/PRIO ceasefire data is taken as it is. docs/fit.md says more.
    """
    from microdeals.calibration.own_war.command import FitWish, fit_in_words
    from microdeals.calibration.own_war.published import Excerpt

    excerpt = Excerpt(conflict_id, first, last)
    say(fit_in_words(FitWish(war, data, out, draws, seed, threads, force, excerpt)))


def sweep(  # noqa: PLR0913 - an option each
    file: ExperimentFile,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Folder of the result.  [default: results/EXPERIMENT]"),
    ] = None,
    runs: Annotated[int | None, typer.Option(help="Twin pairs at each point, not the file's.")] = None,
    as_given: AsGiven = False,
    dry_run: DryRun = False,
    threads: Threads = None,
    cluster: Cluster = None,
) -> None:
    """Ask one question of many worlds; stopped at any moment, the same command goes on."""
    from microdeals.study.command import SweepWish, foretold, swept

    answer = foretold if dry_run else swept
    say(answer(SweepWish(file, out, runs, threads, cluster, as_given), say_aside))


def robust(  # noqa: PLR0913 - an option each
    file: ExperimentFile,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Folder of the result.  [default: results/EXPERIMENT_robust]"),
    ] = None,
    states: Annotated[int | None, typer.Option(help="States of the world, not the file's number.")] = None,
    runs: Annotated[
        int | None, typer.Option(help="Twin pairs of a policy in a state, not the file's.")
    ] = None,
    dry_run: DryRun = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of sentences.")] = False,
    threads: Threads = None,
    cluster: Cluster = None,
) -> None:
    """Hold policies against what nobody knows: which is near the best in most states of the world."""
    from microdeals.study.command import SweepWish
    from microdeals.study.robust_command import RobustWish, choice_foretold, chosen

    answer = choice_foretold if dry_run else chosen
    say(answer(RobustWish(SweepWish(file, out, runs, threads, cluster), states, as_json), say_aside))


def report(
    result: Annotated[Path, typer.Argument(metavar="RESULT", help="The folder of a finished sweep.")],
    out: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where to write.  [default: RESULT/report]")
    ] = None,
    force: Force = False,
) -> None:
    """Draw the result of a sweep: a page that opens anywhere, and figures as SVG and PNG.

    In the result's own folder a report is renewed; in another one a page from before stays, without --force.
    """
    from microdeals.documents.destination import must_be_new
    from microdeals.study.answer.page import PAGE
    from microdeals.study.answer.report import write_report

    if out is not None and out.resolve() != (result / "report").resolve():
        must_be_new((out / PAGE,), is_forced=force)

    say(f"{write_report(result, out)}: the page, with its figures beside it.")

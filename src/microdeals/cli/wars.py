"""Commands about one war: list and check models, live one war, judge what small deals did."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from microdeals.cli.options import (
    STOPPED,
    Days,
    Force,
    ModelArgument,
    Settings,
    length_of,
    models_that_begin,
)
from microdeals.documents.screen import say, say_aside
from microdeals.errors import RequestError
from microdeals.rulebook.luck import LARGEST_SEED

if TYPE_CHECKING:
    from microdeals.conflicts import Conflict
    from microdeals.unknowns import DrawnWar

FirstSeed = Annotated[int, typer.Option(help="Seed of the first pair: the same seed gives the same verdict.")]
Horizon = Annotated[
    int | None,
    typer.Option(
        help="Days that both worlds of a pair are lived; pages offer 182, 365, 730 and 1826."
        "  [default: the model's horizon]"
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        metavar="OTHER", help="Another model as the twin, as it is.  [default: MODEL without deals]"
    ),
]
Attribute = Annotated[
    bool | None,
    typer.Option(
        "--attribute/--no-attribute",
        help="Tell which kinds of deals did it.  [default: yes, without --against]",
    ),
]
Precision = Annotated[
    float | None,
    typer.Option(help="Stop early, once the share of stepping stones is known to ± this (0..1)."),
]
Quiet = Annotated[
    float | None,
    typer.Option(help="Fire of the last month (1 = war) below which it is frozen; else as MODEL says."),
]
AsGiven = Annotated[
    bool,
    typer.Option("--as-given", help="Take every number as the file gives it: luck alone differs."),
]
Drawn = Annotated[
    bool,
    typer.Option("--drawn", help="Draw what nobody knows from the seed, as judge does in the pair of it."),
]
VerdictFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Write the verdict to FILE (.json), the trade (.svg, .png), or a row a pair (.csv, .parquet).",
    ),
]
DaysFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Write one row a day to FILE (.csv or .parquet), and FILE's events beside it."
    ),
]


def models(
    copy: Annotated[
        tuple[str, Path] | None,
        typer.Option(metavar="MODEL FOLDER", help="Copy one into a new folder, to change it."),
    ] = None,
) -> None:
    """List the conflict models that come with microdeals."""
    from microdeals.conflicts import load, shipped
    from microdeals.conflicts.in_words import listed

    if copy is not None:
        from microdeals.conflicts.copies import copy_of

        say(f"Wrote {', '.join(copy_of(*copy))} into {copy[1]}. Next: microdeals check {copy[1]}")
        return
    say("\n\n".join(listed(load(name)) for name in shipped()))


def check(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE",
            help="A conflict.toml, its folder, or a shipped name.",
            autocompletion=models_that_begin,
        ),
    ] = None,
    bits: Annotated[
        bool, typer.Option("--bits", help="Check that worlds are the same to the last bit as everywhere.")
    ] = False,
) -> None:
    """Check a conflict model, and the unknowns.toml beside it: print what is in them, or all that is wrong.

    With --bits check this machine: whether the same seeds are the same worlds here as published.
    """
    if bits == (file is not None):
        raise RequestError("check needs a FILE, or --bits without one.")
    if file is not None:
        from microdeals.conflicts import load
        from microdeals.conflicts.in_words import described
        from microdeals.unknowns import unknowns_of
        from microdeals.unknowns.in_words import unknowns_told

        conflict = load(file)
        unknowns = unknowns_of(conflict)
        say(described(conflict))
        if unknowns is not None:
            say("\n" + unknowns_told(unknowns, conflict))
        return
    from microdeals.bits.command import met_here, waiting_line
    from microdeals.bits.in_words import met_in_words

    if line := waiting_line():
        say_aside(line)
    met = met_here()
    say(met_in_words(met))
    if met.others:
        raise typer.Exit(1)


def run(  # noqa: PLR0913 - an option each
    model: ModelArgument,
    days: Days = None,
    seed: Annotated[int, typer.Option(help="Seed of the luck: the same seed gives the same run.")] = 1,
    settings: Settings = None,
    out: DaysFile = None,
    log: Annotated[bool, typer.Option("--log", help="Print every event with its reason.")] = False,
    drawn: Drawn = False,
    numbers: Annotated[bool, typer.Option("--numbers", help="With --drawn: print what was drawn.")] = False,
    force: Force = False,
) -> None:
    """Run one war once, day by day, and tell how it went.

    Every number is as MODEL gives it, or with --drawn another war that fits what we know: the unknowns.toml
    beside MODEL says what is drawn. What is set is not drawn.
    """
    from microdeals.agents.files import Ledger
    from microdeals.conflicts import load, with_settings

    if not 0 <= seed <= LARGEST_SEED:
        raise RequestError(f"--seed {seed}: must be a whole number from 0 to 2**63 - 1.")
    if numbers and not drawn:
        raise RequestError("--numbers: prints what was drawn, and nothing was; add --drawn.")
    ledger = Ledger.to(out, is_forced=force) if out else None
    conflict = with_settings(load(model), [*(settings or []), *length_of(days)])
    war = _drawn_war(conflict, seed, settings or []) if drawn else None

    from microdeals.agents import ConflictModel
    from microdeals.agents.in_words import log_of, story_of

    world = ConflictModel(war.conflict if war else conflict, rng=seed)
    while world.running:
        world.step()
    written = ledger.write(world) if ledger else ""
    say(story_of(world))
    if war:
        from microdeals.unknowns.in_words import drawn_in_words, numbers_in_words

        say("\n" + (numbers_in_words(war) if numbers else drawn_in_words(war, seed)))
    if log:
        say("\n" + log_of(world))
    if written:
        say("\n" + written)


def _drawn_war(conflict: "Conflict", seed: int, settings: list[str]) -> "DrawnWar":
    """The war of a seed. Raises RequestError where nothing is said to be unknown."""
    from microdeals.unknowns import unknowns_of, war_of_seed

    unknowns = unknowns_of(conflict)
    if unknowns is None:
        raise RequestError(
            f"--drawn: there is no unknowns.toml beside {conflict.source} to say what nobody knows"
            " (docs/unknowns.md). Write one, or leave --drawn out."
        )
    return war_of_seed(conflict, unknowns, seed, [path.partition("=")[0].strip() for path in settings])


def page(
    what: Annotated[
        str,
        typer.Argument(metavar="LESSON|WAR", help="A lesson, a shipped model's name, or a conflict.toml."),
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Write the page to FILE (.html).")],
    as_given: AsGiven = False,
    force: Force = False,
) -> None:
    """Write a lesson or a war as one page: the rules run in the visitor's browser, without a network.

    A war answers as judge does with the same pairs, seed and values; a lesson as on the dashboard.
    """
    from microdeals.page.command import written

    say(written(what, out, as_given=as_given, is_forced=force))


def site(
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Write the pages into FOLDER.")],
    force: Annotated[bool, typer.Option("--force", help="Write over pages from before.")] = False,
) -> None:
    """Write a page of every lesson and shipped war, and a list: a folder that any web server can serve."""
    from microdeals.page.command import site_written

    say(site_written(out, is_forced=force))


def judge(  # noqa: PLR0913 - an option each
    model: ModelArgument,
    runs: Annotated[int, typer.Option(help="Pairs of worlds to run, with seeds SEED, SEED + 1, ...")] = 1000,
    seed: FirstSeed = 0,
    days: Horizon = None,
    settings: Settings = None,
    against: Against = None,
    attribute: Attribute = None,
    precision: Precision = None,
    closing: Annotated[float, typer.Option(help="Share of the dispute that counts as closer.")] = 0.05,
    relief: Annotated[float, typer.Option(help="Share of the harm that counts as relief.")] = 0.05,
    sooner: Annotated[int, typer.Option(help="Days that count as a settlement sooner, or later.")] = 30,
    quiet: Quiet = None,
    as_given: AsGiven = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of words.")] = False,
    out: VerdictFile = None,
    force: Force = False,
) -> None:
    """Judge small deals: run many worlds, each with a twin that has the same luck and no deals.

    Both are lived to the horizon, settled or not. Was suffering spared, and did peace come closer? So
    deals were stepping stones, pressure valves, painkillers, dead letters or setbacks; the answer also
    says for which side, through which channels, and which deals did it. Each pair is another war that fits
    what we know: the unknowns.toml beside MODEL says what is drawn, for both worlds of a pair alike. --set
    changes MODEL, and so its own twin, but not OTHER; what is set is not drawn.
    """
    from microdeals.documents.wording import wrapped
    from microdeals.verdict import Thresholds
    from microdeals.verdict.command import TwinsAsked, VerdictAsked, is_attributed, judged
    from microdeals.verdict.files import as_json as in_json
    from microdeals.verdict.in_words import verdict_in_words
    from microdeals.verdict.precision_in_words import precision_told
    from microdeals.verdict.written import check_file, write

    length = length_of(days)
    if out:
        check_file(out, is_forced=force)
    twins = TwinsAsked(model, (*(settings or ()), *length), against, length)
    thresholds = Thresholds(closing, relief, sooner, quiet)
    attributed = is_attributed(attribute, against)
    found = judged(twins, VerdictAsked(runs, seed, thresholds, precision, attributed, as_given))
    written = write(found, out) if out else ""
    say(in_json(found) if as_json else verdict_in_words(found))
    if precision is not None:
        told = wrapped(precision_told(found, precision))
        say_aside(told) if as_json else say(f"\n{told}")
    if written:
        (say_aside if as_json else say)(written)
    if found.is_stopped:
        raise typer.Exit(STOPPED)

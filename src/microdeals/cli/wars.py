"""Commands about one war: list and check models, live one war, judge what small deals did."""

from pathlib import Path
from typing import Annotated

import typer

from microdeals.cli.options import STOPPED, Days, ModelArgument, Settings, length_of
from microdeals.errors import RequestError
from microdeals.rulebook.luck import LARGEST_SEED

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
VerdictFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Write the verdict to FILE (.json), or a row a pair of worlds (.csv, .parquet).",
    ),
]
DaysFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Write one row a day to FILE (.csv or .parquet), and FILE's events beside it."
    ),
]


def models() -> None:
    """List the conflict models that come with microdeals."""
    from microdeals.conflicts import load, shipped
    from microdeals.conflicts.in_words import listed

    typer.echo("\n\n".join(listed(load(name)) for name in shipped()))


def check(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="A conflict.toml, its folder, or a shipped name.")
    ] = None,
    bits: Annotated[
        bool, typer.Option("--bits", help="Check that worlds are the same to the last bit as everywhere.")
    ] = False,
) -> None:
    """Check a conflict model: print what is in it, or everything that is wrong with it.

    With --bits check this machine: whether the same seeds are the same worlds here as published.
    """
    if bits == (file is not None):
        raise RequestError("check needs a FILE, or --bits without one.")
    if file is not None:
        from microdeals.conflicts import load
        from microdeals.conflicts.in_words import described

        typer.echo(described(load(file)))
        return
    from microdeals.bits.command import met_here, waiting_line
    from microdeals.bits.in_words import met_in_words

    if line := waiting_line():
        typer.echo(line, err=True)
    met = met_here()
    typer.echo(met_in_words(met))
    if met.others:
        raise typer.Exit(1)


def run(  # noqa: PLR0913 - an option each
    model: ModelArgument,
    days: Days = None,
    seed: Annotated[int, typer.Option(help="Seed of the luck: the same seed gives the same run.")] = 1,
    settings: Settings = None,
    out: DaysFile = None,
    log: Annotated[bool, typer.Option("--log", help="Print every event with its reason.")] = False,
) -> None:
    """Run one war once, day by day, and tell how it went."""
    from microdeals.agents.files import Ledger
    from microdeals.conflicts import load, with_settings

    if not 0 <= seed <= LARGEST_SEED:
        raise RequestError(f"--seed {seed}: must be a whole number from 0 to 2**63 - 1.")
    ledger = Ledger.to(out) if out else None
    conflict = with_settings(load(model), [*(settings or []), *length_of(days)])

    from microdeals.agents import ConflictModel
    from microdeals.agents.in_words import log_of, story_of

    world = ConflictModel(conflict, rng=seed)
    while world.running:
        world.step()
    typer.echo(story_of(world))
    if log:
        typer.echo("\n" + log_of(world))
    if ledger:
        typer.echo("\n" + ledger.write(world))


def judge(  # noqa: PLR0913 - an option each
    model: ModelArgument,
    runs: Annotated[int, typer.Option(help="Pairs of worlds to run, with seeds SEED, SEED + 1, ...")] = 1000,
    seed: FirstSeed = 0,
    days: Horizon = None,
    settings: Settings = None,
    against: Against = None,
    attribute: Attribute = None,
    precision: Precision = None,
    closing: Annotated[float, typer.Option(help="Share of the stake that counts as closer.")] = 0.05,
    relief: Annotated[float, typer.Option(help="Share of the harm that counts as relief.")] = 0.05,
    sooner: Annotated[int, typer.Option(help="Days that count as a settlement sooner, or later.")] = 30,
    quiet: Quiet = None,
    as_given: AsGiven = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of words.")] = False,
    out: VerdictFile = None,
) -> None:
    """Judge small deals: run many worlds, each with a twin that has the same luck and no deals.

    Both are lived to the horizon, settled or not. Was suffering spared, and did peace come closer? So
    deals were stepping stones, pressure valves, painkillers, dead letters or setbacks; the answer also
    says for which side, through which channels, and which deals did it. Each pair is another war that fits
    what we know: the unknowns.toml beside MODEL says what is drawn, for both worlds of a pair alike. --set
    changes MODEL, and so its own twin, but not OTHER; what is set is not drawn.
    """
    from microdeals.verdict import Thresholds
    from microdeals.verdict.command import TwinsAsked, VerdictAsked, is_attributed, judged
    from microdeals.verdict.files import as_json as in_json
    from microdeals.verdict.files import check_file, write
    from microdeals.verdict.in_words import verdict_in_words

    length = length_of(days)
    if out:
        check_file(out)
    twins = TwinsAsked(model, (*(settings or ()), *length), against, length)
    thresholds = Thresholds(closing, relief, sooner, quiet)
    attributed = is_attributed(attribute, against)
    found = judged(twins, VerdictAsked(runs, seed, thresholds, precision, attributed, as_given))
    typer.echo(in_json(found) if as_json else verdict_in_words(found))
    if out:
        typer.echo(write(found, out), err=as_json)
    if found.is_stopped:
        raise typer.Exit(STOPPED)

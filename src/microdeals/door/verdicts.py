"""Verdicts from Python: judging deals, comparing two wars, and telling which deals did it."""

import warnings

from microdeals import verdict
from microdeals.agents import Party
from microdeals.door.arguments import answered, yes_given
from microdeals.door.bars import PairsWithBar, with_bar
from microdeals.door.wars import ConflictOrName, conflict_of, war_of
from microdeals.errors import RequestError, UnknownsWarning
from microdeals.strategies import AgentPairs, check_parties
from microdeals.unknowns import Unknowns, unknowns_of
from microdeals.verdict import Attribution, Comparison, Fit, Thresholds, Verdict, fit_of, fits_of, twins_of
from microdeals.verdict.attribution import attribution_of, drawn_values_in_chunks, values_in_chunks
from microdeals.verdict.comparison import comparison_of
from microdeals.verdict.engines import CompiledPairs, PairsEngine
from microdeals.verdict.seeds import seeds_of

ASKED = Thresholds()
RUNS, RUNS_OF_AGENTS = 1000, 200
"""Pairs where none are asked for: the compiled engine lives them a hundred times as fast as agents do."""


@answered
def judge(  # noqa: PLR0913 - what the command asks, as arguments
    conflict: ConflictOrName,
    without: ConflictOrName | None = None,
    runs: int | None = None,
    seed: int = 0,
    thresholds: Thresholds = ASKED,
    as_given: bool = False,
    days: int | None = None,
    parties: tuple[type[Party], type[Party]] | None = None,
    threads: int | None = None,
) -> Verdict:
    """What small deals did: ``runs`` worlds with them, each beside a twin of the same luck without.

    Both are lived to the horizon, and two questions are asked: was suffering spared, did peace come closer?

    ``without`` is the other twin; None is the same war without deals. Seeds are ``seed``, ``seed`` + 1, ...
    (the same seeds, the same verdict). ``thresholds`` say what counts as closer, as relief, as sooner.
    Each pair draws from its seed what nobody knows, as the unknowns.toml beside the model has it, but for
    what was set by hand; ``as_given`` takes every number as it stands, as does a model without such a file.
    ``days`` is how long both are lived; None is the model's own horizon.

    ``parties`` are classes of your own that decide for the first and the second side, in both twins; their
    worlds are lived by agents, in processes of their own, a hundred times as slowly. So ``runs`` is 1000 if
    left out, and 200 with ``parties``. ``threads`` is how many threads or processes work at once; None: one
    for each processor that this process may use.

    The verdict has ``shares`` (of each label: a count, a share 0..1 and its 95 % interval), the same of each
    side, ``settlements`` and ``victories`` (with deals, without, both ways), ``closing`` (how far the gap
    closed, by channel and in total, shares of the dispute), ``relief`` (share of the harm), ``days_sooner``
    and ``table()``, a data frame with a row a pair; ``intervals`` (of each label: what luck would leave, and
    what we do not know) and ``decides`` (the first three numbers that stepping stones hang on, with
    ``is_surely_first``). Raises ConflictError,
    UnknownsError, RequestError, and StrategyError for a class that fails in a decision.

    >>> verdict = judge("arden_borea", runs=20, as_given=True)
    >>> {label.name.lower(): count.number for label, count in verdict.shares.items()}
    {'stepping_stone': 14, 'pressure_valve': 1, 'painkiller': 5, 'dead_letter': 0, 'setback': 0}
    >>> round(verdict.closing.total.mean, 3)  # share of the dispute
    0.099
    """
    yes_given("as_given", as_given)
    lived: PairsEngine = CompiledPairs(threads)
    if parties is not None:
        lived = AgentPairs(check_parties(parties), threads)
    engine = PairsWithBar(lived)
    n = runs if runs is not None else RUNS if parties is None else RUNS_OF_AGENTS
    twins = twins_of(war_of(conflict, days), None if without is None else war_of(without, days))
    unknowns = None if as_given else unknowns_of(twins.with_deals)
    if unknowns is None:
        other = None if twins.is_own else twins.without
        return verdict.judge(twins.with_deals, other, n, seed, thresholds, engine)
    return verdict.judge_unknown(_warned(fit_of(twins, unknowns), unknowns), n, seed, thresholds, engine)


@answered
def compare(  # noqa: PLR0913 - what ``judge`` asks, of two wars
    first: ConflictOrName | Verdict,
    second: ConflictOrName | Verdict,
    runs: int | None = None,
    seed: int | None = None,
    as_given: bool | None = None,
    days: int | None = None,
    threads: int | None = None,
) -> Comparison:
    """What the second war's deals do more, or less, than the first's: seed by seed, on the same luck.

    Each is judged against itself without deals, over ``runs`` seeds (1000 if left out) from ``seed`` (0) on.
    Both draw from each seed the same of what nobody knows, as the unknowns.toml beside the first has it
    (beside the second, if the first has none), but for what either has set by hand and what they differ in.
    ``as_given`` takes every number as it stands, as do models without such a file. ``days`` and ``threads``
    are as in ``judge``. Two verdicts over the same seeds can be given in place of the wars, such as of two
    strategies; ``runs`` and what follows it is then theirs, and refused here.

    The comparison has ``closing`` (share of the dispute) and ``relief`` (share of the harm), each the mean of
    second less first with the 95 % interval of that mean, ``shares`` (change of each label), ``intervals``,
    ``closing_intervals`` and ``relief_intervals`` (what luck would leave of a change, and what we do not
    know), ``decides`` (the three numbers that the change of stepping stones hangs on), ``first``, ``second``
    (the verdicts), ``summary()``, a data frame of all changes with their intervals, and ``table()``, one with
    a row a seed; printed, it says the changes in words. Raises ConflictError, UnknownsError, RequestError.

    >>> from microdeals.door.wars import with_values
    >>> unwatched = with_values("arden_borea", {"monitors.valley_mission.teams": 0})
    >>> round(compare("arden_borea", unwatched, runs=50, as_given=True).closing.mean, 3)  # of the dispute
    -0.045
    """
    if isinstance(first, Verdict) and isinstance(second, Verdict):
        asked = {"runs": runs, "seed": seed, "as_given": as_given, "days": days, "threads": threads}
        given = [f"{name} = {value}" for name, value in asked.items() if value is not None]
        if given:
            raise RequestError(
                f"{', '.join(given)}: both verdicts were judged before. Say it to md.judge of each."
            )
        return comparison_of(first, second)
    if isinstance(first, Verdict) or isinstance(second, Verdict):
        for given_war in (first, second):
            if not isinstance(given_war, Verdict):
                conflict_of(given_war)  # what is no war at all is told so
        raise RequestError(
            "compare takes two wars or two verdicts; one of each was given. Judge the war first."
        )
    if as_given is not None:
        yes_given("as_given", as_given)
    runs, seed = RUNS if runs is None else runs, 0 if seed is None else seed
    both, engine = (war_of(first, days), war_of(second, days)), PairsWithBar(CompiledPairs(threads))
    unknowns = None if as_given else unknowns_of(both[0]) or unknowns_of(both[1])
    if unknowns is None:
        return verdict.compare(*both, runs, seed, engine)
    one, other = fits_of(*both, unknowns)
    return verdict.compare_unknown((_warned(one, unknowns), other), runs, seed, engine)


@answered
def attribute(  # noqa: PLR0913 - what the command asks, as arguments
    conflict: ConflictOrName,
    runs: int = 200,
    seed: int = 0,
    as_given: bool = False,
    days: int | None = None,
    threads: int | None = None,
) -> Attribution:
    """Which kinds of deals did it: what deals bring about, split among their kinds (Shapley values).

    ``runs`` seeds from ``seed`` on, each with its own draw of what nobody knows, as ``judge`` has it;
    ``as_given`` takes every number as it stands; ``days`` and ``threads`` are as there. ``deals`` has for
    each kind ``closing`` (share of the dispute), ``relief`` (share of the harm) and ``days_sooner``, each a
    mean with its 95 % interval; they sum to ``together``. Intervals cover luck and draws; those of
    ``as_given`` are what luck alone would leave. Printed, it says how far each kind brought the sides
    together; ``summary()`` is a data frame of all three, with its ``manifest`` in ``attrs``. Raises
    ConflictError, UnknownsError, RequestError.

    >>> found = attribute("arden_borea", runs=5, as_given=True)
    >>> [(deal.kind, round(deal.relief.mean, 3)) for deal in found.deals[:3]]  # share of the harm
    [('swap', 0.063), ('harvest_days', 0.038), ('river_barges', 0.072)]
    """
    yes_given("as_given", as_given)
    war = war_of(conflict, days)
    unknowns, seeds = None if as_given else unknowns_of(war), seeds_of(runs, seed)
    fit = None if unknowns is None else _warned(fit_of(twins_of(war), unknowns), unknowns)
    if fit is None:
        values = values_in_chunks(war, seeds, threads)
    else:
        values = drawn_values_in_chunks(fit, seeds, threads)
    return attribution_of(war, with_bar(values, "Seeds", len(seeds)), seed, fit)


def _warned(fit: Fit, unknowns: Unknowns) -> Fit:
    """What is drawn; an UnknownsWarning for each number of the model's own file that draws pass by."""
    for one in unknowns.passed_by:
        if not one.is_fitted and one.path not in fit.with_deals.kept:
            warnings.warn(one.told, UnknownsWarning, stacklevel=4)
    return fit

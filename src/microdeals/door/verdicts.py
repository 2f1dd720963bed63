"""Verdicts from Python: judging deals, comparing two wars, and telling which deals did it."""

from microdeals import verdict
from microdeals.door.wars import ConflictOrName, conflict_of
from microdeals.unknowns import unknowns_of
from microdeals.verdict import Attribution, Comparison, Thresholds, Verdict, fit_of, twins_of

ASKED = Thresholds()


def judge(  # noqa: PLR0913 - what the command asks, as arguments
    conflict: ConflictOrName,
    without: ConflictOrName | None = None,
    runs: int = 1000,
    seed: int = 0,
    thresholds: Thresholds = ASKED,
    as_given: bool = False,
) -> Verdict:
    """What small deals did: ``runs`` worlds with them, each beside a twin of the same luck without.

    Both are lived to the horizon, and two questions are asked: was suffering spared, did peace come closer?

    ``without`` is the other twin; None is the same war without deals. Seeds are ``seed``, ``seed`` + 1, ...
    (the same seeds, the same verdict). ``thresholds`` say what counts as closer, as relief, as sooner.
    Each pair draws from its seed what nobody knows, as the unknowns.toml beside the model has it, but for
    what was set by hand; ``as_given`` takes every number as it stands, as does a model without such a file.

    The verdict has ``shares`` (of each label: a count, a share 0..1 and its 95 % interval), the same of each
    side, ``settlements`` and ``victories`` (with deals, without, both ways), ``closing`` (how far the gap
    closed, by channel and in total, shares of the stake), ``relief`` (share of the harm), ``days_sooner`` and
    ``table()``, a data frame with a row a pair; ``intervals`` (of each label: what luck would leave, and what
    we do not know) and ``decides`` (the three numbers that stepping stones hang on). Raises ConflictError,
    UnknownsError, RequestError.

    >>> verdict = judge("arden_borea", runs=20, as_given=True)
    >>> {label.name.lower(): count.number for label, count in verdict.shares.items()}
    {'stepping_stone': 14, 'pressure_valve': 1, 'painkiller': 5, 'dead_letter': 0, 'setback': 0}
    >>> round(verdict.closing.total.mean, 3)  # share of the stake
    0.099
    """
    twins = twins_of(conflict_of(conflict), None if without is None else conflict_of(without))
    unknowns = None if as_given else unknowns_of(twins.with_deals)
    if unknowns is None:
        other = None if twins.is_own else twins.without
        return verdict.judge(twins.with_deals, other, runs, seed, thresholds)
    return verdict.judge_unknown(fit_of(twins, unknowns), runs, seed, thresholds)


def compare(first: ConflictOrName, second: ConflictOrName, runs: int = 1000, seed: int = 0) -> Comparison:
    """What the second war's deals do more, or less, than the first's: seed by seed, on the same luck.

    Each is judged against itself without deals, over seeds ``seed``, ``seed`` + 1, ... Every number is taken
    as given, so that intervals are of luck only. The comparison has
    ``closing`` (share of the stake) and ``relief`` (share of the harm), each the mean of second less first
    with its 95 % interval, ``shares`` (change of each label), ``first``, ``second`` (the verdicts) and
    ``table()``, a data frame with a row a seed. Raises ConflictError, RequestError.

    >>> from microdeals.door.wars import with_values
    >>> unwatched = with_values("arden_borea", {"monitors.valley_mission.teams": 0})
    >>> round(compare("arden_borea", unwatched, runs=50).closing.mean, 3)  # share of the stake
    -0.045
    """
    return verdict.compare(conflict_of(first), conflict_of(second), runs, seed)


def attribute(conflict: ConflictOrName, runs: int = 200, seed: int = 0) -> Attribution:
    """Which kinds of deals did it: what deals bring about, split among their kinds (Shapley values).

    ``runs`` seeds from ``seed`` on, every number as given. ``deals`` has for each kind ``closing`` (share of
    the stake), ``relief`` (share of the harm) and ``days_sooner``, each a mean with its 95 % interval; they
    sum to ``together``.
    Raises ConflictError, RequestError.

    >>> found = attribute("arden_borea", runs=5)
    >>> [(deal.kind, round(deal.relief.mean, 3)) for deal in found.deals[:3]]  # share of the harm
    [('swap', 0.063), ('harvest_days', 0.038), ('river_barges', 0.072)]
    """
    return verdict.attribute(conflict_of(conflict), runs, seed)

"""Verdicts from Python: judging deals, comparing two wars, and telling which deals did it."""

from microdeals import verdict
from microdeals.door.wars import ConflictOrName, conflict_of
from microdeals.verdict import Attribution, Comparison, Thresholds, Verdict

ASKED = Thresholds()


def judge(
    conflict: ConflictOrName,
    without: ConflictOrName | None = None,
    runs: int = 1000,
    seed: int = 0,
    thresholds: Thresholds = ASKED,
) -> Verdict:
    """What small deals did: ``runs`` worlds with them, each beside a twin of the same luck without.

    Both are lived to the horizon, and two questions are asked: was suffering spared, did peace come closer?

    ``without`` is the other twin; None is the same war without deals. Seeds are ``seed``, ``seed`` + 1, ...
    (the same seeds, the same verdict). ``thresholds`` say what counts as closer, as relief, as sooner.

    The verdict has ``shares`` (of each label: a count, a share 0..1 and its 95 % interval), the same of each
    side, ``settlements`` and ``victories`` (with deals, without, both ways), ``closing`` (how far the gap
    closed, by channel and in total, shares of the stake), ``relief`` (share of the harm), ``days_sooner`` and
    ``table()``, a data frame with a row a pair. Raises ConflictError, RequestError.

    >>> verdict = judge("arden_borea", runs=20)
    >>> {label.name.lower(): count.number for label, count in verdict.shares.items()}
    {'stepping_stone': 14, 'pressure_valve': 1, 'painkiller': 5, 'dead_letter': 0, 'setback': 0}
    >>> round(verdict.closing.total.mean, 3)  # share of the stake
    0.099
    """
    twin = None if without is None else conflict_of(without)
    return verdict.judge(conflict_of(conflict), twin, runs, seed, thresholds)


def compare(first: ConflictOrName, second: ConflictOrName, runs: int = 1000, seed: int = 0) -> Comparison:
    """What the second war's deals do more, or less, than the first's: seed by seed, on the same luck.

    Each is judged against itself without deals, over seeds ``seed``, ``seed`` + 1, ... The comparison has
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

    ``runs`` seeds from ``seed`` on. ``deals`` has for each kind ``closing`` (share of the stake), ``relief``
    (share of the harm) and ``days_sooner``, each a mean with its 95 % interval; they sum to ``together``.
    Raises ConflictError, RequestError.

    >>> found = attribute("arden_borea", runs=5)
    >>> [(deal.kind, round(deal.relief.mean, 3)) for deal in found.deals[:3]]  # share of the harm
    [('swap', 0.063), ('harvest_days', 0.038), ('river_barges', 0.072)]
    """
    return verdict.attribute(conflict_of(conflict), runs, seed)

"""How the first screen's worlds are computed: for `tools/write_first_screen.py`, and to check its file."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from dashboards.asked.run import FIRST_CONFLICT
from dashboards.charts.looks import Json
from dashboards.first.shipped import (
    FIRST_SEED,
    N,
    ShippedAnswer,
    ShippedChange,
    ShippedDecider,
    ShippedEnsemble,
    ShippedPair,
    ShippedShare,
    ShippedWars,
)
from dashboards.stage.course import course_of, lived_pair
from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest, load, with_values
from microdeals.conflicts.horizons import HORIZON, HORIZONS
from microdeals.ensemble.pairs import TWINS
from microdeals.page.dials import better_watched
from microdeals.rulebook.labels import Label, key_of
from microdeals.statistics.paired_differences import between
from microdeals.unknowns import unknowns_of
from microdeals.verdict import Fit, Thresholds, Verdict, fit_of, judge_unknown, twins_of
from microdeals.verdict.in_words import labels_of_hundred
from microdeals.verdict.measures import measured
from microdeals.verdict.seeds import seeds_of
from microdeals.verdict.two_intervals import Bounds, named_of
from microdeals.verdict.verdict import joined

SETTLED = {(True, True): "both", (True, False): "with", (False, True): "without", (False, False): "neither"}

RUNS = 10_000
"""Wars that the sentence of the first screen is about."""
RUNS_OF_CHANGE = 5_000
"""Wars in which the values that the guess is about are compared."""
RUNS_LONGER = {365: 2_500, 730: 1_000, 1826: 500}
"""Wars of each further horizon (days): a longer one takes as much more work."""


def made() -> ShippedEnsemble:
    """Everything, anew: two minutes of processor time."""
    own = load(FIRST_CONFLICT)
    changes = better_watched(own)
    changed = with_values(own, changes)
    verdict = judged(own, RUNS)
    before, after = (judged(war, RUNS_OF_CHANGE, tuple(changes)) for war in (own, changed))
    longer = {days: judged(with_values(own, {HORIZON: days}), RUNS_LONGER[days]) for days in further(own)}
    first = most_like_all([verdict, after, *longer.values()])
    wars = wars_of(verdict, first)
    return ShippedEnsemble(
        version=__version__,
        model=own.name,
        digest=digest(own),
        least=verdict.thresholds[:2],
        own=wars,
        changes=tuple(sorted(changes.items())),
        changed_digest=digest(changed),
        changed=wars_of(after, first),
        change=change_of(before, after),
        longer=tuple((days, wars_of(found, first)) for days, found in longer.items()),
        seed=typical(wars.pairs),
    )


def further(own: Conflict) -> list[int]:
    """The horizons that the first screen offers besides the model's own."""
    return [days for days in HORIZONS if days != own.horizon_days]


def fit_in(conflict: Conflict, kept: Collection[str] = ()) -> Fit:
    """What is drawn in both twins of a war. Raises ValueError for one that has nothing to draw."""
    unknowns = unknowns_of(conflict)
    if unknowns is None:
        raise ValueError(f"{conflict.name} does not say what nobody knows")
    return fit_of(twins_of(conflict), unknowns, kept)


def judged(conflict: Conflict, runs: int, kept: Collection[str] = ()) -> Verdict:
    """The verdict over wars that fit what we know; what is in `kept` (paths) is not drawn."""
    return judge_unknown(fit_in(conflict, kept), runs, FIRST_SEED)


def pairs_of(conflict: Conflict, n: int, seed: int, kept: Collection[str] = ()) -> tuple[ShippedPair, ...]:
    """The pairs of `n` seeds, judged as the verdict does."""
    fit = fit_in(conflict, kept)
    return in_short(Verdict(fit.twins, joined(fit.pairs(seeds_of(n, seed))), Thresholds(), fit))


def most_like_all(verdicts: Sequence[Verdict]) -> int:
    """The first of the hundred seeds in a row whose counts are nearest to those of all wars.

    Every verdict has a say, as large as the number of its wars.
    """
    n = min(verdict.runs for verdict in verdicts)
    off = np.zeros(n - N + 1)
    for verdict in verdicts:
        is_label = verdict.labels[:, None] == np.array(Label)
        so_far = np.vstack([np.zeros(len(Label)), is_label.cumsum(axis=0)])
        counts = so_far[N : n + 1] - so_far[: n - N + 1]
        off += verdict.runs * np.abs(counts - N * is_label.mean(axis=0)).sum(axis=1)
    return FIRST_SEED + int(off.argmin())


def wars_of(verdict: Verdict, first: int) -> ShippedWars:
    """A hundred of the wars of a verdict, from this seed on, and the answer over all of them."""
    start = first - FIRST_SEED
    shown = verdict.some(slice(start, start + N))
    return ShippedWars(in_short(shown), answer_of(verdict))


def answer_of(verdict: Verdict) -> ShippedAnswer:
    """What the first screen says of a verdict."""
    found, settled = verdict.intervals, verdict.settlements
    counts = zip(Label, labels_of_hundred(verdict), strict=True)
    given = verdict.shares_as_given or {}
    shares = (
        ShippedShare(
            key_of(label), n, _short(found[label].luck), _short(found[label].unknown),
            round(N * given[label].share),
        )
        for label, n in counts
    )  # fmt: skip
    only = (settled.only_without.number, settled.only_with.number, settled.both.number)
    told = named_of(verdict.decides, verdict.runs)
    decides = tuple(
        ShippedDecider(one.path, one.name, round(one.share, 3), one.is_surely_first) for one in told
    )
    price = round(N * verdict.at_a_price.share)
    return ShippedAnswer(verdict.runs, tuple(shares), price, only, decides)


def _short(bounds: Bounds | None) -> Bounds:
    """An interval as it is shipped. Raises ValueError for one that was not found."""
    if bounds is None:
        raise ValueError("luck and what is not known have not been told apart")
    return round(bounds[0], 4), round(bounds[1], 4)


def change_of(before: Verdict, after: Verdict) -> ShippedChange:
    """How stepping stones change in the same wars, of a hundred."""
    stones = [found.labels == Label.STEPPING_STONE for found in (before, after)]
    apart = between(*(N * is_stone.astype(np.float64) for is_stone in stones))
    one, other = (labels_of_hundred(found)[Label.STEPPING_STONE] for found in (before, after))
    return ShippedChange(one, other, (round(apart.mean, 2), round(apart.low, 2), round(apart.high, 2)))


def in_short(verdict: Verdict) -> tuple[ShippedPair, ...]:
    """What the first screen says of each pair."""
    measures = measured(verdict.pairs)
    pairs, decided = verdict.pairs, verdict.plane.by_settlement.tolist()
    is_settled = zip(*((pairs[f"settled_on_{twin}"] >= 0).tolist() for twin in TWINS), strict=True)
    days = zip(pairs.days_sooner.tolist(), decided, strict=True)
    sooner = [day if decides else None for day, decides in days]
    columns = (pairs.seed, verdict.labels, measures.closing, measures.relief, is_settled, sooner)
    return tuple(
        ShippedPair(
            int(seed),
            key_of(Label(label)),
            round(float(closing), 4),
            round(float(relief), 4),
            SETTLED[ways],
            day,
        )
        for seed, label, closing, relief, ways, day in zip(*columns, strict=True)
    )


def typical(pairs: tuple[ShippedPair, ...]) -> int:
    """The seed of the most ordinary pair: of the commonest label, the one in the middle by closing."""
    label = Counter(pair.label for pair in pairs).most_common(1)[0][0]
    alike = [pair for pair in pairs if pair.label == label]
    middle = statistics.median_low(pair.closing for pair in alike)
    return next(pair.seed for pair in alike if pair.closing == middle)


def course_on_stage(conflict: Conflict, seed: int) -> Json:
    """One world with deals and the draw of its seed beside its twin, as the stage plays it."""
    return course_of(lived_pair(fit_in(conflict).twins_at(seed).with_deals, seed))

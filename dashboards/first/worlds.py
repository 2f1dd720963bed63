"""How the first screen's worlds are computed: for `tools/write_first_screen.py`, and to check its file."""

from __future__ import annotations

import statistics
from collections import Counter

from dashboards.asked.run import FIRST_CONFLICT
from dashboards.first.guess import better_watched
from dashboards.first.shipped import (
    FIRST_SEED,
    WEEK,
    N,
    ShippedDeal,
    ShippedEnsemble,
    ShippedPair,
    ShippedWeek,
    ShippedWorld,
)
from dashboards.panels.endings import ENDINGS
from microdeals._version import __version__
from microdeals.agents import ConflictModel
from microdeals.agents.in_words import outcome_in_words
from microdeals.conflicts import Conflict, digest, load, with_values
from microdeals.conflicts.horizons import HORIZON, HORIZONS
from microdeals.rulebook.labels import Label, key_of
from microdeals.verdict import Verdict, judge
from microdeals.verdict.measures import measured

SETTLED = {(True, True): "both", (True, False): "with", (False, True): "without", (False, False): "neither"}


def made() -> ShippedEnsemble:
    """Everything, anew: a few hundred worlds."""
    own = load(FIRST_CONFLICT)
    changes = better_watched(own)
    changed = with_values(own, changes)
    pairs = pairs_of(own, N)
    return ShippedEnsemble(
        version=__version__,
        model=own.name,
        digest=digest(own),
        pairs=pairs,
        changes=tuple(sorted(changes.items())),
        changed_digest=digest(changed),
        changed_pairs=pairs_of(changed, N),
        longer=tuple((days, pairs_of(with_values(own, {HORIZON: days}), N)) for days in further(own)),
        world=world_of(own, typical(pairs)),
    )


def further(own: Conflict) -> list[int]:
    """The horizons that the first screen offers besides the model's own."""
    return [days for days in HORIZONS if days != own.horizon_days]


def pairs_of(conflict: Conflict, n: int, seed: int = FIRST_SEED) -> tuple[ShippedPair, ...]:
    """The pairs of `n` seeds, judged as the verdict does."""
    return in_short(judge(conflict, runs=n, seed=seed))


def in_short(verdict: Verdict) -> tuple[ShippedPair, ...]:
    """What the first screen says of each pair."""
    measures = measured(verdict.pairs)
    days = (verdict.pairs.settled_on_with.tolist(), verdict.pairs.settled_on_without.tolist())
    ways = [SETTLED[day >= 0, twins_day >= 0] for day, twins_day in zip(*days, strict=True)]
    columns = (verdict.pairs.seed, verdict.labels, measures.closing, measures.relief, ways)
    return tuple(
        ShippedPair(int(seed), key_of(Label(label)), round(float(closing), 4), round(float(relief), 4), way)
        for seed, label, closing, relief, way in zip(*columns, strict=True)
    )


def typical(pairs: tuple[ShippedPair, ...]) -> int:
    """The seed of the most ordinary pair: of the commonest label, the one in the middle by closing."""
    label = Counter(pair.label for pair in pairs).most_common(1)[0][0]
    alike = [pair for pair in pairs if pair.label == label]
    middle = statistics.median_low(pair.closing for pair in alike)
    return next(pair.seed for pair in alike if pair.closing == middle)


def world_of(conflict: Conflict, seed: int) -> ShippedWorld:
    """One world with deals, at the end of each week and on its last day."""
    model = ConflictModel(conflict, rng=seed)
    weeks = [_week(model)]
    while model.running:
        model.step()
        if model.day % WEEK == 0 or not model.running:
            weeks.append(_week(model))
    return ShippedWorld(seed, outcome_in_words(model).replace(" ", "_"), tuple(weeks), _deals(model))


def _week(model: ConflictModel) -> ShippedWeek:
    first, second = (round(float(party.trust), 4) for party in model.parties)
    return ShippedWeek(model.day, (first, second), round(float(model.front.fighting), 4))


def _deals(model: ConflictModel) -> tuple[ShippedDeal, ...]:
    return tuple(
        ShippedDeal(
            deal.kind.key,
            deal.title,
            deal.signed_on,
            -1 if deal.started_on is None else deal.started_on,
            -1 if deal.ended_on is None else deal.ended_on,
            ENDINGS[deal.status].value,
            deal.why,
        )
        for deal in model.deals
    )

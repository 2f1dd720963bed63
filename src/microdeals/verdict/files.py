"""A verdict as JSON for programs."""

import json
import math
from typing import Any

from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest
from microdeals.verdict import Attribution, Count, DealEffect, Decider, Label, Mean, Peace, Verdict
from microdeals.verdict.command import Answer
from microdeals.verdict.sensitivity import AtThresholds
from microdeals.verdict.settlements import Settlements
from microdeals.verdict.thresholds import quiet_fire_of
from microdeals.verdict.two_intervals import named_of
from microdeals.verdict.victories import Victories
from microdeals.verdict.ways import TwinWays

FORMAT = 3
"""Of the JSON object: 2 has the five labels of the plane, and both twins lived to the horizon; 3 draws what
nobody knows, and tells luck from it."""


def as_json(answer: Answer) -> str:
    """The answer as a JSON object: see ``as_tree``."""
    return json.dumps(_finite(as_tree(answer)), indent=2, ensure_ascii=False, allow_nan=False)


def as_tree(answer: Answer) -> dict[str, Any]:
    """The answer as plain dicts and lists.

    Shares are 0..1, closing and channels in shares of the dispute, relief a share of the harm, settlement
    in days. Every interval is a 95 % one, [low, high], but those of the unknown, which hold the middle nine
    tenths of draws, and [null, null] where it is not known: of one pair, or of a mean that is alike in all.
    Every error is a standard error.
    """
    verdict, attribution = answer.verdict, answer.attribution
    twins = verdict.twins
    return {
        **_asked(answer),
        "shares": _shares(verdict.shares),
        "shares_as_given": _shares(verdict.shares_as_given) if verdict.shares_as_given else None,
        "at_a_price": verdict.at_a_price.share,
        "plane": _plane(verdict),
        "shares_by_side": {
            party.key: _shares(side)
            for party, side in zip(twins.with_deals.parties, verdict.shares_by_side, strict=True)
        },
        "settlements": _settlements(verdict.settlements),
        "victories": _victories(verdict.victories, [party.key for party in twins.with_deals.parties]),
        "outcomes": {
            twin: {_key(outcome): count.share for outcome, count in counts.items()}
            for twin, counts in verdict.outcomes.items()
        },
        "channels": {name: mean.mean for name, mean in verdict.closing._asdict().items()},
        "channels_by_side": {
            party.key: {name: mean.mean for name, mean in side._asdict().items()}
            for party, side in zip(twins.with_deals.parties, verdict.closing_by_side, strict=True)
        },
        "relief": verdict.relief.mean,
        "days_sooner": verdict.days_sooner.mean,
        "intervals": _intervals(verdict),
        "drawn": _drawn(verdict),
        "decides": _deciders(named_of(verdict.decides, verdict.runs)),
        "decides_closing": _deciders(named_of(verdict.decides_closing, verdict.runs)),
        "sensitivity": [_setting(setting) for setting in verdict.sensitivity],
        "deals": [_deal(deal) for deal in attribution.deals] if attribution else None,
        "attribution": _about(attribution) if attribution else None,
    }


def _setting(setting: AtThresholds) -> dict[str, Any]:
    """The shares at one pair of thresholds."""
    return {
        "closing": setting.closing,
        "relief": setting.relief,
        "shares": {_key(label): share for label, share in setting.shares.items()},
    }


def _asked(answer: Answer) -> dict[str, Any]:
    """What was asked, of which models and by which version."""
    verdict, twins = answer.verdict, answer.verdict.twins
    return {
        "format": FORMAT,
        "version": __version__,
        **_named("model", twins.with_deals),
        **_named("against", twins.without),
        "twin_is_the_same_without_deals": twins.is_own,
        "days": twins.with_deals.horizon_days,
        "seed": int(verdict.pairs.seed[0]),
        "pairs": verdict.runs,
        "runs_asked": answer.runs_asked,
        "stopped": answer.is_stopped,
        "thresholds": verdict.thresholds._asdict()
        | {"quiet_fire": quiet_fire_of(verdict.thresholds, twins.with_deals)},
    }


def _named(role: str, conflict: Conflict) -> dict[str, str]:
    return {role: conflict.name, f"{role}_title": conflict.title, f"{role}_digest": digest(conflict)}


def _shares(counts: dict[Label, Count]) -> dict[str, float]:
    return {_key(label): count.share for label, count in counts.items()}


def _plane(verdict: Verdict) -> dict[str, dict[str, float]]:
    """Shares of pairs in each cell: whether suffering was spared, then what became of peace."""
    rows = zip(("spared", "not_spared"), verdict.plane.cells / verdict.runs, strict=True)
    return {row: {_key(peace): float(cells[peace]) for peace in Peace} for row, cells in rows}


def _settlements(found: Settlements) -> dict[str, Any]:
    """Shares of pairs in which a settlement stands on the last day, and of those that failed before."""
    return _ways(found) | {"failed": {twin: count.share for twin, count in found.failed.items()}}


def _victories(found: Victories, keys: list[str]) -> dict[str, Any]:
    """Shares of pairs in which a side won, and of the worlds of each twin that each side (by key) won."""
    sides = {
        twin: {key: count.share for key, count in zip(keys, counts, strict=True)}
        for twin, counts in found.by_side.items()
    }
    return _ways(found) | {"by_side": sides}


def _ways(found: TwinWays) -> dict[str, Any]:
    return {name: count.share for name, count in found.counts().items()}


def _drawn(verdict: Verdict) -> dict[str, Any] | None:
    """Of what each pair has a draw of its own; None where all have the file's numbers."""
    if verdict.fit is None:
        return None
    drawn = verdict.fit.with_deals
    return {
        "file": verdict.fit.source,
        "digest": drawn.digest,
        "numbers": drawn.n_numbers,
        "paths": [target.path for target in drawn.targets],
        "set_by_hand": list(drawn.kept),
        "warnings": list(verdict.fit.warnings),
    }


def _deciders(found: tuple[Decider, ...]) -> list[dict[str, Any]]:
    """Parts (0..1) of the variance, between draws, of what an outcome comes to on average over luck.

    Of the numbers that the words name, and of no others.
    """
    return [
        {"path": one.path, "share": one.share, "name": one.name, "is_surely_first": one.is_surely_first}
        for one in found
    ]


def _intervals(verdict: Verdict) -> dict[str, Any]:
    """By label, what luck alone leaves and what we do not know; and the 95 % interval of each number."""
    by_label = {
        _key(label): {name: bounds and list(bounds) for name, bounds in both._asdict().items()}
        for label, both in verdict.intervals.items()
    }
    return by_label | {
        "shares": {_key(label): _bounds(count) for label, count in verdict.shares.items()},
        "at_a_price": _bounds(verdict.at_a_price),
        "shares_by_side": {
            party.key: {_key(label): _bounds(count) for label, count in side.items()}
            for party, side in zip(verdict.twins.with_deals.parties, verdict.shares_by_side, strict=True)
        },
        "settlements": {name: _bounds(count) for name, count in verdict.settlements.counts().items()},
        "victories": {name: _bounds(count) for name, count in verdict.victories.counts().items()},
        "outcomes": {
            twin: {_key(outcome): _bounds(count) for outcome, count in counts.items()}
            for twin, counts in verdict.outcomes.items()
        },
        "channels": {name: _bounds(mean) for name, mean in verdict.closing._asdict().items()},
        "relief": _bounds(verdict.relief),
        "days_sooner": _bounds(verdict.days_sooner),
    }


def _deal(deal: DealEffect) -> dict[str, Any]:
    return {
        "kind": deal.kind,
        "title": deal.title,
        "closing": deal.closing.mean,
        "relief": deal.relief.mean,
        "days_sooner": deal.days_sooner.mean,
        "error": deal.closing.error,
        "error_relief": deal.relief.error,
        "error_days_sooner": deal.days_sooner.error,
    }


def _about(attribution: Attribution) -> dict[str, Any]:
    return {
        "pairs": attribution.runs,
        "exact": attribution.is_exact,
        "drawn": attribution.is_drawn,
        "together": {name: value for name, value in _deal(attribution.together).items() if name != "title"},
    }


def _bounds(found: Count | Mean) -> list[float]:
    told = found.unless_alike() if isinstance(found, Mean) else found
    return [told.low, told.high]


def _key(name: Any) -> str:
    return str(name.name).lower()


def _finite(tree: Any) -> Any:
    """The same with null for what a single pair cannot tell."""
    if isinstance(tree, dict):
        return {key: _finite(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_finite(value) for value in tree]
    return None if isinstance(tree, float) and not math.isfinite(tree) else tree

"""One of every result that a notebook can show, small or made by hand."""

import functools
from typing import Any

import numpy as np

from microdeals.agents import ConflictModel
from microdeals.conflicts import with_values
from microdeals.evidence import Check, Evidence, Finding, load_patterns
from microdeals.evidence.failures import Failures
from microdeals.evidence.selection import Selection
from microdeals.unknowns import unknowns_of
from microdeals.verdict import (
    Attribution,
    Comparison,
    DealEffect,
    Mean,
    Thresholds,
    Verdict,
    compare_unknown,
    fits_of,
    twins_of,
)
from study.answer.robust.planted import found_in
from verdict.made import gaps, pairs
from verdict.wars import SOME, war

NAMES = (
    "conflict",
    "verdict",
    "comparison",
    "attribution",
    "worlds",
    "evidence",
    "robust choice",
    "world",
    "party",
)
HOSTILE = "<script>alert('x')</script> & \"more\" "


@functools.cache
def result(name: str, hostile: bool = False) -> Any:
    """A result by its name; ``hostile``: its titles are what no page may hand on as it is."""
    return MAKERS[name](hostile)


def conflict(hostile: bool = False) -> Any:
    title = {"conflict.title": HOSTILE * 2, "party.arden.title": HOSTILE, "deal.swap.title": HOSTILE}
    return with_values(war(), title) if hostile else war()


def verdict(hostile: bool = False) -> Verdict:
    """Of four pairs one is a stepping stone; the rest are dead letters."""
    made = pairs(gaps(0.125, 0.5), {}, {}, {})
    return Verdict(twins_of(conflict(hostile)), made, Thresholds())


def comparison(hostile: bool = False) -> Comparison:
    """Two stepping stones of four in the second setting, where there was one."""
    other = Verdict(
        twins_of(conflict(hostile)), pairs(gaps(0.125, 0.5), gaps(0.125, 0.5), {}, {}), Thresholds()
    )
    return Comparison(verdict(hostile), other)


@functools.cache
def drawn_verdict() -> Verdict:
    """A verdict over wars that fit what we know, with both ranges."""
    return drawn_comparison().first


@functools.cache
def drawn_comparison() -> Comparison:
    unknowns = unknowns_of(war())
    assert unknowns is not None
    return compare_unknown(fits_of(war(), war({"party.arden.trust": 0.6}), unknowns), runs=SOME)


def attribution(hostile: bool = False) -> Attribution:
    def effect(key: str, title: str, mean: float) -> DealEffect:
        found = Mean(mean, mean - 0.125, mean + 0.125, 0.0625)
        return DealEffect(key, title, found, found, found)

    deals = tuple(
        effect(kind.key, kind.title, 0.25 * place) for place, kind in enumerate(conflict(hostile).kinds)
    )
    together = effect("together", "All together", 3.75)
    return Attribution(deals, together, 10, True, {}, {}, conflict(hostile), 0)


def evidence(hostile: bool = False) -> Evidence:
    """The first is in the middle of its interval, all others are two half-widths above."""
    checks = []
    for place, pattern in enumerate(load_patterns()):
        low, high = pattern.interval
        figure = 0.5 * (low + high) + (high - low if place else 0.0)
        named = pattern._replace(what=HOSTILE, id=HOSTILE) if hostile else pattern
        checks.append(Check(named, Finding(figure, figure - 0.25, figure + 0.25)))
    nothing = Finding(0.0, 0.0, 0.0)
    selection = Selection(0, 0, *[nothing] * (len(Selection._fields) - 2))
    return Evidence(40, 1, tuple(checks), (), selection, Failures(0, 0, 0))


def robust_choice(hostile: bool = False) -> Any:
    """Of five policies the fourth is better in every state."""
    expected = np.zeros((60, 5))
    expected[:, 3] = 0.25
    found = found_in(expected, seed=1)
    if not hostile:
        return found
    policies = tuple(one._replace(values={"coat.kind": HOSTILE}) for one in found.policies)
    return found._replace(policies=policies)


def world(hostile: bool = False) -> ConflictModel:
    lived = ConflictModel(conflict(hostile), rng=3)
    while lived.running:
        lived.step()
    return lived


def party(hostile: bool = False) -> Any:
    return world(hostile).parties[0]


def worlds(hostile: bool = False) -> Any:
    from microdeals.door.many import run_many

    return run_many(conflict(hostile), runs=SOME)


MAKERS = dict(
    zip(
        NAMES,
        (conflict, verdict, comparison, attribution, worlds, evidence, robust_choice, world, party),
        strict=True,
    )
)

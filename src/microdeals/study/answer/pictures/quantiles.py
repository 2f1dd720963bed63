"""Quantile dotplots: a distribution as twenty dots, each as likely as the other."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals.looks.style import BLUE
from microdeals.statistics.two_sources import Nested, share_estimate
from microdeals.study.answer.in_words import level
from microdeals.study.answer.pictures.style import CaptionedFigure, blank, plain
from microdeals.study.columns import EFFECTS, unit_of

Drawn = Callable[[NDArray[np.int64]], NDArray[np.int64] | None]
DOTS = 20
BINS = 12


def quantile_dots(outcome: str, pairs: Any, drawn_as: Drawn, n_pairs: int, seeds: str) -> CaptionedFigure:
    """Twenty dots at the quantiles 2.5, 7.5, ... 97.5 % of an outcome over a sample of all pairs.

    ``drawn_as`` gives the draws of seeds (n,), None where every number was taken as given.
    """
    values = pairs[outcome].to_numpy(float)
    quantiles = np.quantile(values, (np.arange(DOTS) + 0.5) / DOTS)
    places, heights, width = stacked(quantiles)
    figure, axes = blank(8.0, 3.4)
    axes.scatter(places, heights + 0.5, s=210, color=BLUE, edgecolors="white")
    axes.axvline(0.0, color="#000000", linewidth=1.0, linestyle="--")
    axes.set_xlim(min(0.0, places.min()) - 2 * width, max(0.0, places.max()) + 2 * width)
    axes.set_ylim(0.0, max(7.0, heights.max() + 1.8))
    axes.text(0.0, axes.get_ylim()[1], " no difference", va="top", fontsize=8)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    unit = unit_of(outcome)
    axes.set_xlabel(f"{plain(outcome)} ({unit})" + ("; above 0 is good" if outcome in EFFECTS else ""))
    return CaptionedFigure(
        f"quantiles_{outcome}",
        how_often_above(outcome, pairs, drawn_as),
        f"Each dot is one of {DOTS} equally likely outcomes, {unit}",
        f"{n_pairs:,} twin pairs over all points, seeds {seeds}. Half of them lie between "
        f"{np.quantile(values, 0.25):.3g} and {np.quantile(values, 0.75):.3g}.",
        figure,
    )


def how_often_above(outcome: str, pairs: Any, drawn_as: Drawn) -> str:
    """Whether an outcome is above 0 in most pairs, or in few, tested by the wider interval over seeds."""
    by_seed = (pairs[outcome] > 0.0).groupby(pairs["seed"]).mean()
    draws = drawn_as(by_seed.index.to_numpy(np.int64))
    n_points = pairs["point"].nunique() if "point" in pairs else 1
    found = share_estimate(Nested(by_seed.to_numpy(float), draws), n_points)
    name, told = plain(outcome).capitalize(), level("spared", found)
    if found.low > 0.5:
        return f"{name} is above 0 in most pairs: {told} of 100"
    if found.high < 0.5:
        return f"{name} is above 0 in less than half of all pairs: {told} of 100"
    return f"Whether {plain(outcome)} is above 0 in more than half of all pairs can't be told: {told} of 100"


def stacked(
    quantiles: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """Where each dot stands, how many lie below it in its stack, and the width of a stack."""
    spread = float(np.ptp(quantiles))
    width = spread / BINS if spread > 0.0 else 1.0
    bins = np.floor((quantiles - quantiles[0]) / width).astype(np.int64)
    heights = np.array([np.count_nonzero(bins[:i] == bins[i]) for i in range(len(bins))], dtype=np.float64)
    return quantiles[0] + (bins + 0.5) * width, heights, width

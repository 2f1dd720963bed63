"""Quantile dotplots: a distribution as twenty dots, each as likely as the other."""

import numpy as np
from numpy.typing import NDArray

from microdeals.looks.style import BLUE
from microdeals.study.answer.pictures.style import CaptionedFigure, blank, plain
from microdeals.study.columns import EFFECTS, unit_of

DOTS = 20
BINS = 12


def quantile_dots(outcome: str, values: NDArray[np.float64], n_pairs: int, seeds: str) -> CaptionedFigure:
    """Twenty dots at the quantiles 2.5, 7.5, ... 97.5 % of an outcome over all pairs."""
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
    n_above = int(np.count_nonzero(quantiles > 0.0))
    return CaptionedFigure(
        f"quantiles_{outcome}",
        f"{plain(outcome).capitalize()} is above 0 in {n_above} of {DOTS} equally likely pairs",
        f"Each dot is one of {DOTS} equally likely outcomes, {unit}",
        f"{n_pairs:,} twin pairs over all points, seeds {seeds}. Half of them lie between "
        f"{np.quantile(values, 0.25):.3g} and {np.quantile(values, 0.75):.3g}.",
        figure,
    )


def stacked(
    quantiles: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """Where each dot stands, how many lie below it in its stack, and the width of a stack."""
    spread = float(np.ptp(quantiles))
    width = spread / BINS if spread > 0.0 else 1.0
    bins = np.floor((quantiles - quantiles[0]) / width).astype(np.int64)
    heights = np.array([np.count_nonzero(bins[:i] == bins[i]) for i in range(len(bins))], dtype=np.float64)
    return quantiles[0] + (bins + 0.5) * width, heights, width

"""The trade of a sweep: what deals gave and what they took, in a thin sample of its pairs."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals.documents.wording import counted_as
from microdeals.language.signs import called
from microdeals.rulebook.labels import Label, key_of
from microdeals.statistics.two_sources import Estimate
from microdeals.study.answer.pictures.style import CaptionedFigure, blank
from microdeals.study.answer.trade_in_words import mostly, traded
from microdeals.study.columns import LABELS
from microdeals.verdict.thresholds import Thresholds
from microdeals.verdict.trade import HEIGHT, WIDTH, Cut, TradeMarks, draw_trade

MOST_MARKS = 1000
CUT = Cut(Thresholds().closing, Thresholds().relief)
"""The thresholds by which a sweep's rows were labelled."""


def trade_picture(pairs: Any, found: Mapping[str, Estimate], n_pairs: int, seeds: str) -> CaptionedFigure:
    """Pairs of a result as marks, and of how many of a hundred each region is told, of all pairs."""
    shown = pairs.iloc[:: -(-len(pairs) // MOST_MARKS)]
    figure, axes = blank(WIDTH, HEIGHT + 1.2)
    numbers = {label: round(100 * found[key_of(label)].mean) for label in Label}
    named = {label: f"{n} {called(label, n)}" for label, n in numbers.items()}
    draw_trade(axes, marks_of(shown), CUT, named)
    is_all = len(shown) == n_pairs
    which = "all" if is_all else f"a sample of {len(shown):,} of"
    return CaptionedFigure(
        "trade",
        mostly(found),
        traded(found),
        f"Each mark is one pair: a war with deals and the same war without; {which} "
        f"{counted_as(n_pairs, 'pair')} over all points, seeds {seeds}. Counts of regions are of 100 pairs, "
        "over all of them. Axes are stretched around zero.",
        figure,
    )


def marks_of(pairs: Any) -> TradeMarks:
    """The marks of rows of a result."""
    return TradeMarks(
        pairs["relief"].to_numpy(float),
        pairs["closing"].to_numpy(float),
        pairs["label"].map(LABELS.index).to_numpy(np.int64),
        np.where(_by_settlement(pairs), pairs["days_sooner"].to_numpy(float), np.nan),
    )


def _by_settlement(pairs: Any) -> NDArray[np.bool_]:
    """Which pairs (n,) a settlement decides: made in one twin alone, or sooner in one by so many days."""
    made, without = (pairs[f"settled_{twin}"].to_numpy(bool) for twin in ("with", "without"))
    days = np.abs(pairs["days_sooner"].to_numpy(float))
    return np.asarray((made != without) | (made & without & (days >= Thresholds().sooner_days)))

"""Whether the share of stepping stones came to be known as well as was asked, in a sentence."""

from typing import Any

from microdeals.verdict import Label
from microdeals.verdict.command import Answer
from microdeals.verdict.seeds import MOST_RUNS
from microdeals.verdict.sentences import say


def precision_told(answer: Answer, half_width: float) -> str:
    """That it was reached, after how many pairs, or that it was not, and how many it would take."""
    count, n = answer.verdict.shares[Label.STEPPING_STONE], answer.verdict.runs
    reached = (count.high - count.low) / 2.0
    words: dict[str, Any] = {
        "n": n,
        "of": answer.runs_asked,
        "known": f"{100 * reached:.1f}",
        "as_asked": f"{100 * half_width:g}",
    }
    if reached <= half_width:
        return say("precision.early" if n < answer.runs_asked else "precision.last", **words)
    need = n * (reached / half_width) ** 2
    if need > MOST_RUNS:
        return say("precision.never", most=MOST_RUNS, **words)
    return say("precision.missed", need=_rounded_up(need), **words)


def _rounded_up(need: float) -> int:
    """Two digits of it, and never less: what is only about so many is not told to the last one."""
    step = round(10.0 ** max(len(str(int(need))) - 2, 0))
    return -int(-need // step) * step

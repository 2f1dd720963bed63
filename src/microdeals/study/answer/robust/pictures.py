"""How near the best each policy is, drawn."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from microdeals.looks.axes import entitle
from microdeals.looks.dots import Dot, draw_dots
from microdeals.looks.style import BLUE, GREY
from microdeals.study.answer.pictures.style import CaptionedFigure, blank
from microdeals.study.answer.robust.in_words import held_to_in_words, margin_in_words, policy_in_words
from microdeals.study.answer.robust.robustness import Robustness

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_DRAWN = 15
LETTERS = 60
"""Of a line below the axis."""
OF_100, OF_SO_MANY = "of 100 states of the world", "of the {n} states of the world that tell"


def near_best(found: Robustness) -> CaptionedFigure:
    """A dot a policy, the nearest on top: in how many of 100 states it is near the best."""
    order = found.in_order[:MOST_DRAWN]
    figure, axes = blank(8.5, 1.8 + 0.36 * len(order))
    plot_near_best(found, axes)
    axes.set_xlabel(_of(found))
    margin = margin_in_words(found.asked.outcome, found.asked.within)
    return CaptionedFigure(
        "near_the_best",
        _finding(found),
        f"Near the best by {held_to_in_words(found)}"
        + ("; lines: 95 % intervals" if found.witnesses.tell_shares else ""),
        f"Near: at most {margin} behind the best policy of a state. Told by {found.n_telling} states; blue "
        "is what the others picked.",
        figure,
    )


def plot_robustness(found: Robustness, ax: Axes | None = None) -> Axes:
    """The same on these Axes, or on new ones, with its finding as the title."""
    lines = " (line: 95 % interval)" if found.witnesses.tell_shares else ""
    margin = margin_in_words(found.asked.outcome, found.asked.within)
    near = textwrap.fill(f"near the best by {held_to_in_words(found)}: at most {margin} behind", LETTERS)
    return entitle(plot_near_best(found, ax), _finding(found), f"{_of(found)}{lines}\n{near}")


def plot_near_best(found: Robustness, ax: Axes | None) -> Axes:
    """The dots alone."""
    order = found.in_order[:MOST_DRAWN]
    axes = draw_dots(ax, [_dot_of(found, number) for number in order])
    most = 100 if found.witnesses.tell_shares else found.n_telling
    axes.set_xlim(-0.02 * most, 1.02 * most)
    return axes


def _of(found: Robustness) -> str:
    """Of what the axis counts: of a hundred states, or of those few that tell."""
    return OF_100 if found.witnesses.tell_shares else OF_SO_MANY.format(n=found.n_telling)


def _dot_of(found: Robustness, number: int) -> Dot:
    policy = found.policies[number]
    colour = BLUE if number == found.choice.policy else GREY
    name, near = policy_in_words(policy.values), policy.near_best
    if not found.witnesses.tell_shares:
        return Dot(name, near.number, colour=colour)
    share, low, high = (100.0 * part for part in near[1:])
    return Dot(name, share, (low, high), colour=colour)


def _finding(found: Robustness) -> str:
    named = found.choice.is_named
    return "One policy is surely the most robust" if named else "No policy is surely the most robust"

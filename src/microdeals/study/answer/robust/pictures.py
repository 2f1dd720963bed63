"""How near the best each policy is, drawn."""

from microdeals.study.answer.in_words import amount
from microdeals.study.answer.pictures.style import BLACK, BLUE, GREY, CaptionedFigure, blank
from microdeals.study.answer.robust.in_words import policy_in_words
from microdeals.study.answer.robust.robustness import Robustness

MOST_DRAWN = 15


def near_best(found: Robustness) -> CaptionedFigure:
    """A dot a policy, the nearest on top: in how many of 100 states it is near the best."""
    order = found.in_order[:MOST_DRAWN]
    figure, axes = blank(8.5, 1.8 + 0.36 * len(order))
    for row, number in enumerate(reversed(order)):
        share = found.policies[number].near_best
        colour = BLUE if number == found.choice.policy else GREY
        axes.plot([100 * share.low, 100 * share.high], [row, row], color=BLACK, linewidth=1.2)
        axes.plot(100 * share.share, row, "o", color=colour, markersize=8)
    names = [policy_in_words(found.policies[number].values) for number in reversed(order)]
    axes.set_yticks(range(len(order)), names)
    axes.set_xlim(0, 100)
    axes.set_xlabel("of 100 states of the world")
    margin = amount(found.asked.outcome, found.asked.within)
    return CaptionedFigure(
        "near_the_best",
        "One policy is surely the most robust"
        if found.choice.is_named
        else "No policy is surely the most robust",
        "Near the best; lines: 95 % intervals",
        f"Near: within {margin} of the best policy of a state. Told by {found.n_telling} states; blue is "
        "what the others picked.",
        figure,
    )

"""A world and a party, drawn: trust and fire day by day, and what a party would settle for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microdeals.agents.summary import PARTS
from microdeals.documents.wording import within_sentence
from microdeals.looks.axes import axes_of, entitle, explain_below
from microdeals.looks.dots import Dot, draw_dots, mark_zero
from microdeals.looks.style import BLUE, GREY, LIGHT, SIDE_COLOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from microdeals.agents.model import ConflictModel
    from microdeals.agents.party import Party

HEIGHT = 4.2


def plot_world(model: ConflictModel, ax: Axes | None = None) -> Axes:
    """Trust of both sides, and the fire along the front, day by day."""
    axes = axes_of(ax, HEIGHT)
    series = model.datacollector.model_vars
    days = range(1, len(series["fighting"]) + 1)
    drawn = [
        axes.plot(days, series["fighting"], color=LIGHT, linewidth=1.6, label="fire (1: as before any deal)")[
            0
        ]
    ]
    for party, style in zip(model.parties, ("-", "--"), strict=True):
        one, other = within_sentence(party.title), within_sentence(party.other.title)
        trust, name = series[f"trust_{party.side}"], f"trust of {one} in {other}"
        drawn += axes.plot(days, trust, style, color=SIDE_COLOURS[party.side], linewidth=1.8, label=name)
    axes.set_ylim(bottom=0.0)
    axes.set_ylabel("probability; war days of fire")
    explain_below(axes, drawn)
    title = f"{model.conflict.title}, seed {model.luck_seed}: trust and fire"
    return entitle(axes, title, f"day, from {model.conflict.start.isoformat()}")


def plot_party(party: Party, ax: Axes | None = None) -> Axes:
    """What a party would settle for today, and what that is made of; pressure is taken off."""
    parts = [Dot(_name(part), float(getattr(party, part)), colour=BLUE) for part in PARTS]
    axes = draw_dots(ax, [*parts, Dot("would settle for", float(party.demand), colour=GREY, marker="D")])
    mark_zero(axes)
    title = f"{party.title} on day {party.conflict_model.day}: what it would settle for, and why"
    return entitle(axes, title, "share of the dispute")


def _name(part: str) -> str:
    return f"{part} (taken off)" if part == "pressure" else part

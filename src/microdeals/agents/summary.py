"""Summaries of a world and of a party, as they are today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from microdeals.day.states import PartyNow
from microdeals.documents.wording import counted_as, within_sentence
from microdeals.looks.frames import AS_UNIT_SAYS, Figured, frame_of
from microdeals.rulebook.series import DAILY
from microdeals.tidy.columns import columns_in

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel
    from microdeals.agents.party import Party
    from microdeals.looks.frames import Frame

OF_PARTY = (
    "trust", "pressure", "optimism", "prospects", "guarantee", "support", "hardship", "grief",
)  # fmt: skip
OF_DISPUTE = "share of the dispute"
PARTS = ("prospects", "optimism", "fear", "audience", "pressure")
"""What the demand of a party is made of; pressure is taken off."""


def world_in_a_line(model: ConflictModel) -> str:
    """What has become of a world by today."""
    from microdeals.agents.in_words import outcome_in_words

    conflict = model.conflict
    running = len(model.running_deals())
    waiting = len(model.active_deals()) - running
    waits = f", {waiting} waiting for quiet" if waiting else ""
    signed = counted_as(len(model.deals), "deal")
    how = f"outcome: {outcome_in_words(model)}" if model.day >= model.horizon_days else "goes on"
    return (
        f"<ConflictModel {conflict.title}, seed {model.luck_seed}, day {model.day} of {model.horizon_days}: "
        f"{signed} signed, {running} in force{waits}; {how}>"
    )


def party_in_a_line(party: Party) -> str:
    """What a party is like today."""
    public = f"{party.support:.0%}".replace("%", " %")
    other = within_sentence(party.other.title)
    return (
        f"<{type(party).__name__} {party.title}: trusts {other} {party.trust:.2f},"
        f" would settle for {party.demand:.2f} of the dispute,"
        f" {public} of its citizens are for a compromise>"
    )


def summary_of_world(model: ConflictModel) -> Frame:
    """A row a daily series, as it was on the last day that was lived; no row before the first."""
    series = model.datacollector.model_vars
    lived = [one for one in DAILY if series[one.name]]
    figures = (Figured(one.name, float(series[one.name][-1]), one.unit) for one in lived)
    return frame_of(figures, {"value": (AS_UNIT_SAYS, "the figure, on the last day that was lived")})


def summary_of_party(party: Party) -> Frame:
    """A row a number of the party as it is today, then what it would settle for and why."""
    return frame_of(_figures(party), {"value": (AS_UNIT_SAYS, "the figure, as it is today")})


def _figures(party: Party) -> Iterator[Figured]:
    for column in columns_in(PartyNow, OF_PARTY):
        yield Figured(column.name, float(getattr(party, column.name)), column.unit)
    for name in ("fear", "audience", "demand"):
        yield Figured(name, float(getattr(party, name)), OF_DISPUTE)

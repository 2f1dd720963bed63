"""Night: tomorrow's calm is set, and the day is written down."""

from typing import TYPE_CHECKING

from microdeals.agents.said import say
from microdeals.day.front import is_quiet
from microdeals.day.war import is_won, stay_frozen, thaw
from microdeals.rulebook.events import Happening
from microdeals.rulebook.series import DAILY

if TYPE_CHECKING:
    from microdeals.agents.model import ConflictModel

OF_BOTH = ("trust", "pressure", "optimism", "support", "guarantee", "hardship", "grief")
"""Series of each party, under the names that parties have for them."""


def set_tomorrow(model: "ConflictModel") -> None:
    """Set tomorrow's calm."""
    model.front.calm_down(model.active_deals())


def watch_freeze(model: "ConflictModel") -> None:
    """Note when a war freezes, with its gap open, and when it thaws."""
    values = model.conflict.front
    over = is_won(model) or model.is_settled
    if not over and is_quiet(model.front, values, model.gap_now().total):
        if not model.frozen:
            what = say("log.freeze")
            model.note(Happening.FROZE, -1, -1, say("log.war"), what)
        stay_frozen(model)
    elif model.frozen:
        thaw(model)
        model.note(Happening.THAWED, -1, -1, say("log.war"), say("log.thaw"))


def record(model: "ConflictModel") -> None:
    """Write down the day."""
    model.gap = model.gap_now()
    today = series_of(model)
    for series in DAILY:
        setattr(model, series.name, today[series.name])
    model.datacollector.collect(model)
    model.front_days.append(
        [
            (s.fire, s.calm, s.commanders[0].violations, s.commanders[1].violations)
            for s in model.front.sectors
        ]
    )
    model.lean_days.append([third_party.lean for third_party in model.third_parties])
    model.running = model.day < model.horizon_days


def series_of(model: "ConflictModel") -> dict[str, float]:
    """The day's series by name."""
    front = model.front
    return {
        **{f"{name}_{party.side}": getattr(party, name) for name in OF_BOTH for party in model.parties},
        **{f"gap_{channel}": value for channel, value in model.gap._asdict().items()},
        "explored": model.talks.explored,
        "documented": model.documented,
        "fighting": front.fighting,
        "harm": model.harm,
        "violations": sum(sector.n_violations for sector in front.sectors),
        "active": len(model.active_deals()),
        "opened": model.opened,
    }

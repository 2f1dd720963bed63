"""Small invented wars, in which every value that matters is said here and can be followed on paper.

``war()`` is still: nobody breaks, nobody hopes, nobody forgets, and the two leaders meet every day. A test
changes what it is about, by dotted paths: ``war({"deal.swap": {"term_days": 5}, "party.borea.trust": 0.2})``.
"""

import copy
import datetime
from collections.abc import Sequence
from typing import Any

from microdeals.agents import ConflictModel
from microdeals.conflicts import Conflict
from microdeals.conflicts.assembly import built
from microdeals.conflicts.validation import validated
from microdeals.rulebook.events import Happening

NEVER = 100_000.0

SIDE = {
    "chance_trustworthy": 1.0,
    "trust": 0.5,
    "prospects": 0.5,
    "optimism": 0.0,
    "optimism_ceiling": 0.0,
    "rearming": 0.0,
    "learning": 0.0,
    "loss_if_betrayed": 0.8,
    "pressure": 0.1,
    "pressure_half_life": 50.0,
    "weight_fighting": 0.1,
    "weight_hardship": 0.0,
    "weight_grief": 0.0,
    "audience": 0.0,
    "support": 0.6,
    "assurance": 0.2,
    "shadow": 1.0,
    "sanction": 0.0,
    "negativity": 1.0,
    "need": 0.0,
    "home": 0.0,
    "forgo": 0.0,
    "ploy": 0.0,
    "lock": 0.0,
    "recognition_cost": 0.0,
    "tolerance": 1.0,
    "courting": 0.0,
    "control": 0.5,
}
DEAL = {
    "rung": 1,
    "scope": "front",
    "term_days": 10,
    "temptation": 0.1,
    "benefit": 0.1,
    "exposure": 0.05,
    "visibility": 0.5,
    "relief_grief": 0.0,
    "relief_hardship": 0.0,
    "calm": 0.0,
    "detection": 0.9,
    "false_alarm": 0.0,
    "quiet_days": 0,
    "unilateral": False,
    "monitored": True,
    "disengagement": 0.0,
    "disengaging_days": 60.0,
    "guaranteed": 0.0,
}
STILL: dict[str, Any] = {
    "conflict": {
        "title": "A still war",
        "start": datetime.date(2031, 3, 1),
        "horizon_days": 40,
        "fictional": True,
    },
    "sector": {"ford": {"weight": 1.0}},
    "deal": {},
    "settlement": DEAL | {"rung": 6, "term_days": 1000, "benefit": 0.4, "calm": 1.0},
    "meeting": {
        "bilateral": {"days_between": 1.0, "top_rung": 6, "progress": 0.0},
        "trilateral": {"days_between": NEVER, "top_rung": 6, "progress": 0.0},
        "envoys": {"days_between": NEVER, "top_rung": 5, "progress": 0.0},
    },
    "talks": {
        "order": "bilateral_first",
        "ground_explored": 0.0,
        "renewal_days": 0,
        "pause_days": 0,
        "drafting_days": 0,
        "recognition_width": 0.0,
        "recognition_by_trust": 0.0,
        "recognition_by_record": 0.0,
        "contact": 0.0,
    },
    "ladder": {"policy": "gradual", "hold_days": 3650, "initiative_days": 1, "initiatives": 1000},
    "conduct": {
        "base_rate": 0.0,
        "scale": 0.1,
        "horizon_days": 14,
        "prior_weight": 30.0,
        "misreading": 0.0,
        "turnover": 0.0,
        "leaders_change": False,
        "misperception": 1.0,
        "scarring": 0.0,
        "scar_half_life": 730.0,
    },
    "commanders": {
        "violations": 0.0,
        "breeding_live": 0.0,
        "breeding_feud": 0.0,
        "chance_of_feud": 0.0,
        "decay": 0.3,
        "grievance_ceiling": 50.0,
        "burst": 0,
        "dispersion": 0.0,
    },
    "front": {
        "war_violations": 4.0,
        "displacement": 0.0,
        "surge": 0.0,
        "surge_decay": 0.5,
        "battle_luck": 0.0,
        "power_luck": 0.0,
        "rearming_power": 0.0,
        "victory_at": 1.0,
        "lull_rate": 0.0,
        "lull_fire": 0.1,
        "lull_ends": 0.0015,
        "freeze_fire": 0.25,
    },
    "harm": {"fighting": 0.5, "hardship": 0.25, "grief": 0.25},
    "publics": {
        "citizens": 4,
        "neighbours": 2,
        "rewiring": 0.0,
        "spread": 0.0,
        "confidence": 0.0,
        "persuasion": 0.0,
        "talk_days": 1,
        "news_kept": 0.0,
        "news_broken": 0.0,
        "weariness": 0.0,
    },
    "record": {"growth": 0.0, "loss": 0.0, "weight": 0.0},
}
DECLARED = {
    "deal": DEAL,
    "monitors": {"teams": 1, "detection": 1.0, "false_alarm": 0.0, "attribution": 1.0, "access": 1.0},
    "third_party": {
        "lean": 0.0,
        "reversion": 0.0,
        "fickleness": 0.0,
        "heft": 0.0,
        "commitment": 0.0,
        "coherence": 1.0,
        "leverage": 0.0,
        "insight": 0.0,
        "hosts": False,
    },
    "spoiler": {"side": "borea", "capacity": 1.0, "blow": 3},
}
"""What a table of a family says where a test does not."""
LIVELY = {
    "sector.mill": {"weight": 2.0},
    "deal.swap": {"false_alarm": 0.1, "term_days": 5},
    "deal.line": {"scope": "sector", "calm": 0.8, "rung": 2, "false_alarm": 0.1},
    "ladder.hold_days": 1,
    "both.chance_trustworthy": 0.5,
    "conduct.base_rate": 0.05,
    "commanders.violations": 0.5,
    "commanders.chance_of_feud": 0.5,
    "front.battle_luck": 0.01,
    "third_party.league": {"fickleness": 0.1, "coherence": 0.5, "hosts": True},
    "monitors.mission": {"teams": 2, "access": 0.5},
    "spoiler.irregulars": {"capacity": 0.3},
    "publics.spread": 0.3,
    "publics.confidence": 0.5,
    "publics.persuasion": 0.3,
    "both.audience": 0.4,
}
"""Changes that let nearly everything happen, now and then."""


def war(changes: dict[str, Any] | None = None, sides: Sequence[str] = ("arden", "borea")) -> Conflict:
    """The still war with changes: a table added to a family, or values anywhere.

    ``sides`` gives the order in which the two parties are written.
    """
    document = copy.deepcopy(STILL)
    document["party"] = {side: dict(SIDE) for side in sides}
    for path, value in (changes or {}).items():
        if path.startswith("both."):
            for side in ("arden", "borea"):
                document["party"][side][path.removeprefix("both.")] = value
        else:
            put(document, path, value)
    return built(validated(document, "still_war", {}), "still_war", "still_war")


def put(document: dict[str, Any], path: str, value: Any) -> None:
    """Set a value, or make a table from what its family says and the values given."""
    *above, key = path.split(".")
    table = document
    for part in above:
        table = table.setdefault(part, {})
    if isinstance(value, dict):
        value = DECLARED.get(above[0] if above else "", {}) | table.get(key, {}) | value
    table[key] = value


def lived(conflict: Conflict, days: int, seed: int = 1, **how: Any) -> ConflictModel:
    """A model after so many days."""
    model = ConflictModel(conflict, rng=seed, horizon_days=days, **how)
    while model.running:
        model.step()
    return model


def days_of(model: ConflictModel, happening: Happening) -> list[int]:
    """The days on which something happened."""
    return [event.day for event in model.log if event.happening == happening]


def story_of(title: str, model: ConflictModel) -> list[tuple[int, str]]:
    """What happened to the deals of one title, and when."""
    return [(event.day, event.happening.name.lower()) for event in model.log if event.deal == title]


def series(model: ConflictModel, name: str) -> list[float]:
    """A recorded series, one value a day."""
    values: list[float] = model.datacollector.model_vars[name]
    return values

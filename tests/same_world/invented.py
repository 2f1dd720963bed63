"""Invented wars for comparing the two engines: lively, varied, and now and then extreme.

A lively war says nearly every value itself, so that nothing here leans on a default. Then some values,
anywhere in the file, are replaced by others out of their declared ranges, edges included.
"""

import datetime
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from microdeals.conflicts import Conflict
from microdeals.conflicts.assembly import built
from microdeals.conflicts.declared import Declaration, declared_in
from microdeals.conflicts.validation import validated

Document = dict[str, Any]
Draw = Any

WARS = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""A slow machine is no difference between two engines, and a whole war is a large example."""

OWED = {"prospects", "rung", "scope", "citizens", "neighbours", "teams", "side"}
"""Keys left alone, which owe something to other keys or to the time that a test may take."""

SIDE = {
    "chance_trustworthy": [0.0, 0.5, 1.0],
    "trust": (0.1, 0.95),
    "prospects": [0.5],
    "optimism": (0.0, 0.1),
    "optimism_ceiling": (0.0, 0.9),
    "rearming": [0.001, 0.1],
    "learning": (0.0, 0.02),
    "loss_if_betrayed": (0.0, 0.6),
    "pressure": (0.0, 0.3),
    "pressure_half_life": (3.0, 60.0),
    "weight_fighting": (0.0, 0.3),
    "weight_hardship": (0.0, 0.2),
    "weight_grief": (0.0, 0.1),
    "audience": (0.0, 0.2),
    "support": (0.2, 0.8),
    "assurance": (0.0, 0.5),
    "shadow": (0.0, 2.0),
    "sanction": (0.0, 0.2),
    "negativity": (1.0, 3.0),
    "need": (0.0, 3.0),
    "home": (0.0, 0.5),
    "forgo": [0.0, 0.3, 2.0],
    "ploy": (0.0, 1.0),
    "lock": [0.0, 0.0, 0.01, 0.05],
    "recognition_cost": (0.0, 0.2),
    "tolerance": (0.0, 1.0),
    "courting": (0.0, 0.05),
    "control": (0.0, 1.0),
}
DEAL = {
    "rung": [1, 1, 2, 3, 4, 5],
    "scope": ["front", "sector"],
    "term_days": (2, 20),
    "temptation": (0.0, 0.2),
    "benefit": (0.05, 0.4),
    "exposure": (0.0, 0.3),
    "visibility": (0.0, 1.0),
    "relief_grief": (0.0, 0.8),
    "relief_hardship": (0.0, 0.8),
    "calm": [0.0, 0.5, 0.9, 1.0],
    "detection": (0.2, 1.0),
    "false_alarm": (0.0, 0.1),
    "quiet_days": [0, 0, 2, 6],
    "unilateral": [True, True, False],
    "monitored": [True, False],
    "disengagement": [0.0, 0.5, 1.0],
    "disengaging_days": (1.0, 30.0),
    "guaranteed": [0.0, 0.1, 1.0],
}
MISSION = {
    "teams": (0, 2),
    "detection": (0.0, 1.0),
    "false_alarm": (0.0, 0.1),
    "attribution": (0.0, 1.0),
    "access": (0.3, 1.0),
}
THIRD_PARTY = {
    "lean": (-1.0, 1.0),
    "reversion": [0.0, 0.03, 0.5],
    "fickleness": [0.0, 0.05, 0.3],
    "heft": (0.0, 1.0),
    "commitment": (0.0, 1.0),
    "coherence": (0.0, 1.0),
    "leverage": (0.0, 0.1),
    "insight": (0.0, 1.0),
    "arrives_on_day": [0, 0, 10],
    "leaves_on_day": [15, 1000],
    "hosts": [True, False],
}
SPOILER = {"side": ["arden", "borea"], "capacity": (0.0, 0.5), "blow": (0, 6)}
MEETING = {"days_between": (1.0, 20.0), "top_rung": [6], "progress": (0.0, 0.2)}
ENVOYS = MEETING | {"days_between": [1.0, 3.0, 30.0], "top_rung": [5, 2, 0]}
SINGLE = {
    "settlement": DEAL
    | {
        "rung": [6],
        "scope": ["front"],
        "term_days": [5, 20, 1000],
        "calm": [0.9],
        "benefit": (0.0, 0.8),
    },
    "talks": {
        "order": ["bilateral_first", "trilateral_first"],
        "ground_explored": (0.0, 0.5),
        "renewal_days": (0, 10),
        "pause_days": (0, 5),
        "drafting_days": [0, 1, 5],
        "recognition_width": [0.0, 0.02, 0.3],
        "recognition_by_trust": (0.0, 0.2),
        "recognition_by_record": (0.0, 0.2),
        "contact": [0.0, 0.001, 0.1],
    },
    "ladder": {
        "policy": ["gradual", "leap", "unilateral", "gradual", "unilateral", "lowest_rung_only", "none"],
        "hold_days": (0, 8),
        "initiative_days": (1, 8),
        "initiatives": (1, 5),
    },
    "conduct": {
        "base_rate": (0.0, 0.1),
        "scale": (0.02, 0.5),
        "horizon_days": (1, 30),
        "prior_weight": (1.0, 60.0),
        "misreading": (0.0, 0.3),
        "turnover": [0.0, 0.001, 0.1],
        "leaders_change": [True, False],
        "misperception": [0.0, 0.5, 1.0],
        "scarring": [0.0, 0.3],
        "scar_half_life": (5.0, 100.0),
    },
    "commanders": {
        "violations": [0.0, 0.1, 1.0],
        "breeding_live": (0.0, 1.0),
        "breeding_feud": (0.5, 2.0),
        "chance_of_feud": (0.0, 1.0),
        "decay": (0.1, 2.0),
        "grievance_ceiling": (0.5, 30.0),
        "burst": (0, 5),
        "dispersion": [0.0, 0.5, 3.0],
    },
    "front": {
        "war_violations": (0.5, 10.0),
        "displacement": (0.0, 1.0),
        "surge": (0.0, 1.0),
        "surge_decay": (0.01, 1.0),
        "battle_luck": (0.0, 0.05),
        "power_luck": [0.0, 0.01, 0.05],
        "rearming_power": [0.0, 0.5, 2.0],
        "victory_at": [0.6, 0.8, 1.0],
        "lull_rate": [0.0, 0.1, 1.0],
        "lull_fire": (0.0, 0.5),
        "lull_ends": [0.1, 0.5, 1.0],
        "freeze_fire": [0.0, 0.3, 0.8, 0.95],
    },
    "harm": {"fighting": (0.0, 1.0), "hardship": (0.0, 1.0), "grief": (0.1, 1.0)},
    "publics": {
        "rewiring": (0.0, 1.0),
        "spread": (0.0, 0.5),
        "confidence": (0.0, 1.0),
        "persuasion": (0.0, 0.5),
        "talk_days": (1, 9),
        "news_kept": (0.0, 0.05),
        "news_broken": (0.0, 0.2),
        "weariness": (0.0, 0.05),
    },
    "record": {"growth": (0.0, 0.1), "loss": (0.0, 1.0), "weight": (0.0, 1.0)},
}


def conflict_of(document: Document) -> Conflict:
    """The conflict that a document says, checked as a file is."""
    return built(validated(document, "invented", {}), "invented", "invented")


@st.composite
def conflicts(draw: Draw) -> Conflict:
    """A valid conflict model."""
    return conflict_of(draw(documents()))


@st.composite
def documents(draw: Draw) -> Document:
    """A war in which much happens, up to eight of its values replaced by any others."""
    document = draw(lively())
    places = [
        (values, declared)
        for table, values in tables_of(document)
        for declared in declared_in(table)
        if declared.key not in OWED
    ]
    numbers = st.lists(st.integers(0, len(places) - 1), max_size=8, unique=True)
    for number in draw(numbers):
        values, declared = places[number]
        values[declared.key] = draw(any_value(declared))
    if sum(document["harm"].values()) <= 0.0:
        document["harm"]["grief"] = 0.5
    return document


@st.composite
def lively(draw: Draw) -> Document:
    """A war in which much happens."""
    citizens = draw(st.integers(4, 60))
    document = {
        "conflict": {"title": "Invented", "start": datetime.date(2031, 3, 1), "horizon_days": 60},
        "party": {"arden": draw(table(SIDE)), "borea": draw(table(SIDE))},
        "issue": draw(family("issue", issues(), 0, 3)),
        "sector": draw(family("sector", table({"weight": [0.001, 0.3, 1.0, 1000.0]}), 1, 5)),
        "deal": draw(family("deal", table(DEAL), 0, 6)),
        "monitors": draw(family("mission", table(MISSION), 0, 2)),
        "third_party": draw(family("third", table(THIRD_PARTY), 0, 3)),
        "spoiler": draw(family("spoiler", table(SPOILER), 0, 3)),
        "meeting": {
            "bilateral": draw(table(MEETING)),
            "trilateral": draw(table(MEETING)),
            "envoys": draw(table(ENVOYS)),
        },
        **draw(st.fixed_dictionaries({name: table(spec) for name, spec in SINGLE.items()})),
    }
    neighbours = 2 * draw(st.integers(1, min(5, (citizens - 1) // 2)))
    document["publics"] |= {"citizens": citizens, "neighbours": neighbours}
    draw(st.sampled_from((as_it_is, thawing, stepping_forward)))(document)
    return document


def as_it_is(document: Document) -> None:
    """Leave a war as it was drawn."""


def thawing(document: Document) -> None:
    """Let envoys sign deals before the leaders meet, and the leaders settle."""
    for side in document["party"].values():
        side |= {"loss_if_betrayed": 0.1, "audience": 0.0, "weight_fighting": 0.3, "recognition_cost": 0.0}
    document["meeting"]["envoys"] |= {"days_between": 1.0, "top_rung": 5}
    document["meeting"]["bilateral"]["days_between"] = 15.0
    document["talks"]["order"] = "bilateral_first"


def stepping_forward(document: Document) -> None:
    """Let one side begin alone, since they seldom meet."""
    document["ladder"]["policy"] = "unilateral"
    for meeting in document["meeting"].values():
        meeting["days_between"] = 40.0
    for deal in document["deal"].values():
        deal |= {"rung": 1, "quiet_days": 0, "unilateral": True}


def table(spec: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A table whose values lie between two ends (a pair) or are one of some (a list)."""
    return st.fixed_dictionaries({key: value(ends) for key, ends in spec.items()})


def value(ends: Any) -> st.SearchStrategy[Any]:
    """A value between two ends, or one of some."""
    if isinstance(ends, list):
        return st.sampled_from(ends)
    return st.integers(*ends) if isinstance(ends[0], int) else st.floats(*ends)


@st.composite
def family(draw: Draw, name: str, tables: st.SearchStrategy[Any], fewest: int, most: int) -> Document:
    """A family of tables under names of their own, from which their luck is made."""
    n = draw(st.sampled_from(range(most, fewest - 1, -1)))
    numbers = draw(st.lists(st.integers(0, 999), min_size=n, max_size=n, unique=True))
    return {f"{name}_{number}": draw(tables) for number in numbers}


def issues() -> st.SearchStrategy[dict[str, Any]]:
    """Something in dispute that both care about."""
    weights = st.floats(0.1, 1.0)
    return st.fixed_dictionaries({"priority": st.fixed_dictionaries({"arden": weights, "borea": weights})})


def tables_of(document: Document) -> list[tuple[str, dict[str, Any]]]:
    """The tables of parameters, sectors left out, with the name under which their keys are declared."""
    found = [(name, document[name]) for name in SINGLE]
    for name in ("party", "deal", "monitors", "third_party", "spoiler", "meeting"):
        found += [(name, inner) for inner in document[name].values()]
    return found


def any_value(declared: Declaration) -> st.SearchStrategy[Any]:
    """Any value in a declared range, its ends likelier than they deserve."""
    if declared.choices:
        return st.sampled_from(declared.choices)
    if declared.type is bool:
        return st.booleans()
    if declared.type is int:
        low, high = int(declared.low), int(declared.high)
        return st.sampled_from((low, high)) | st.integers(low, min(high, 60))
    low, high = declared.low, min(declared.high, 1e6)
    lowest = low if declared.low_is_allowed else 5e-324
    return st.sampled_from((lowest, high)) | st.floats(low, high, exclude_min=not declared.low_is_allowed)

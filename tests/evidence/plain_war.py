"""A war with one kind of deal and nothing else, for limits in which a closed form knows the answer."""

from pathlib import Path

from microdeals.conflicts import Conflict, load, with_values

TEXT = """
[conflict]
title = "A war with one deal"
start = 2030-01-01
horizon_days = 400

[party.one]
[party.two]

[sector.line]

[deal.deal]
scope = "sector"
term_days = 5000
temptation = 0.1
benefit = 0.5
exposure = 0.0
visibility = 0.0
monitored = false
disengagement = 0.0
guaranteed = 0.0

[settlement]
disengagement = 0.0
guaranteed = 0.0
[meeting.bilateral]
top_rung = 0
[meeting.trilateral]
top_rung = 0
[meeting.envoys]
days_between = 1.0
top_rung = 1

[talks]
ground_explored = 0.0
recognition_width = 0.0
recognition_by_trust = 0.0
recognition_by_record = 0.0
contact = 0.0
[ladder]
policy = "lowest_rung_only"
[conduct]
turnover = 0.0
leaders_change = false
misreading = 0.0
misperception = 1.0
scarring = 0.0
[commanders]
violations = 0.0
burst = 0
dispersion = 0.0
[front]
power_luck = 0.0
rearming_power = 0.0
victory_at = 1.0
lull_rate = 0.0
[publics]
citizens = 4
neighbours = 2
"""
PATIENT = {"need": 0.0, "home": 0.0, "forgo": 0.0, "ploy": 0.0}


def plain_war(folder: Path, **changes: object) -> Conflict:
    """The war with values changed: ``party__trust=0.3`` for both, ``deal__deal__calm=1.0`` for a path."""
    file = folder / "conflict.toml"
    file.write_text(TEXT, encoding="utf-8")
    values: dict[str, object] = {}
    patient = {f"party__{key}": number for key, number in PATIENT.items()}
    for name, value in {**patient, **changes}.items():
        family, *rest = name.split("__")
        if family == "party":
            values |= {f"party.{side}.{rest[0]}": value for side in ("one", "two")}
        else:
            values[".".join((family, *rest))] = value
    return with_values(load(str(file)), values)

"""Small wars in which everything that the model knows takes place, each value that matters written out."""

from pathlib import Path

from microdeals.conflicts import Conflict, load, with_values

FORD = """
[conflict]
title = "The ford"
start = 2031-03-01
horizon_days = 80

[party.hill]
chance_trustworthy = 0.5
trust = 0.4
prospects = 0.55
optimism = 0.1
optimism_ceiling = 0.3
rearming = 0.02
learning = 0.01
loss_if_betrayed = 0.3
pressure = 0.2
pressure_half_life = 30.0
weight_fighting = 0.2
weight_hardship = 0.1
weight_grief = 0.05
audience = 0.1
support = 0.5
assurance = 0.2
shadow = 0.5
sanction = 0.1
negativity = 1.5
need = 1.0
home = 0.3
forgo = 0.4
ploy = 0.3
lock = 0.01
recognition_cost = 0.2
tolerance = 0.3
courting = 0.02
control = 0.7

[party.shore]
chance_trustworthy = 0.5
trust = 0.35
prospects = 0.45
optimism = 0.12
optimism_ceiling = 0.25
rearming = 0.01
learning = 0.005
loss_if_betrayed = 0.35
pressure = 0.22
pressure_half_life = 45.0
weight_fighting = 0.15
weight_hardship = 0.12
weight_grief = 0.06
audience = 0.12
support = 0.45
assurance = 0.15
shadow = 0.6
sanction = 0.08
negativity = 2.0
need = 0.8
home = 0.2
forgo = 0.3
ploy = 0.2
lock = 0.0
recognition_cost = 0.15
tolerance = 0.5
control = 0.4

[issue.ford]
priority = { hill = 3.0, shore = 1.0 }
[issue.salt]
priority = { hill = 1.0, shore = 2.0 }

[sector.mill]
weight = 0.5
[sector.ford]
weight = 1.0
[sector.marsh]
weight = 0.3

[deal.swap]
rung = 1
disengagement = 0.0
disengaging_days = 60.0
guaranteed = 0.0
term_days = 12
temptation = 0.02
benefit = 0.04
exposure = 0.03
visibility = 0.5
relief_grief = 0.4
detection = 0.9
false_alarm = 0.01
monitored = false

[deal.quiet_guns]
rung = 1
disengagement = 0.0
disengaging_days = 60.0
guaranteed = 0.0
scope = "sector"
term_days = 15
temptation = 0.1
benefit = 0.08
exposure = 0.07
visibility = 0.4
calm = 0.6
detection = 0.6
false_alarm = 0.02
unilateral = true

[deal.barges]
rung = 2
disengagement = 0.0
disengaging_days = 60.0
guaranteed = 0.0
term_days = 20
temptation = 0.12
benefit = 0.08
exposure = 0.06
visibility = 0.3
relief_hardship = 0.3
detection = 0.8
false_alarm = 0.02

[deal.watched_line]
rung = 2
disengagement = 0.0
disengaging_days = 60.0
guaranteed = 0.0
scope = "sector"
term_days = 10
temptation = 0.12
benefit = 0.1
exposure = 0.1
visibility = 0.7
relief_grief = 0.1
relief_hardship = 0.1
calm = 0.8
detection = 0.4
false_alarm = 0.03
quiet_days = 3

[deal.no_drones]
rung = 3
disengagement = 0.0
disengaging_days = 60.0
guaranteed = 0.0
term_days = 25
temptation = 0.15
benefit = 0.12
exposure = 0.1
visibility = 0.6
relief_hardship = 0.2
calm = 0.3
detection = 0.5
false_alarm = 0.03

[settlement]
disengagement = 0.0
disengaging_days = 60.0
guaranteed = 0.0
term_days = 15
temptation = 0.3
benefit = 0.5
exposure = 0.15
visibility = 1.0
relief_grief = 0.9
relief_hardship = 0.8
calm = 0.95
detection = 0.8
false_alarm = 0.02

[monitors.river_watch]
teams = 2
detection = 0.85
false_alarm = 0.01
attribution = 0.5
access = 0.7
[monitors.salt_guild]
teams = 1
detection = 0.6
false_alarm = 0.02
attribution = 0.3
access = 0.9

[third_party.crown]
lean = 0.2
reversion = 0.05
fickleness = 0.15
heft = 0.8
commitment = 0.4
coherence = 0.6
leverage = 0.02
insight = 0.5
leaves_on_day = 50
hosts = true
[third_party.league]
lean = -0.1
reversion = 0.0
fickleness = 0.02
heft = 0.5
commitment = 0.6
coherence = 0.9
leverage = 0.01
insight = 0.4
arrives_on_day = 20
hosts = true
[third_party.abbey]
lean = 0.0
reversion = 0.1
fickleness = 0.0
heft = 0.1
commitment = 0.9
coherence = 1.0
leverage = 0.0
insight = 0.2

[spoiler.wolves]
side = "hill"
capacity = 0.3
blow = 4
[spoiler.gulls]
side = "shore"
capacity = 0.2
blow = 3

[meeting.bilateral]
days_between = 20.0
top_rung = 6
progress = 0.1
[meeting.trilateral]
days_between = 8.0
top_rung = 6
progress = 0.05
[meeting.envoys]
days_between = 3.0
top_rung = 4
progress = 0.01

[talks]
order = "trilateral_first"
ground_explored = 0.1
renewal_days = 4
pause_days = 5
drafting_days = 2
recognition_width = 0.0
recognition_by_trust = 0.0
recognition_by_record = 0.0
contact = 0.0

[ladder]
policy = "gradual"
hold_days = 6
initiative_days = 5
initiatives = 3

[conduct]
base_rate = 0.03
scale = 0.1
horizon_days = 10
prior_weight = 15.0
misreading = 0.05
turnover = 0.002
leaders_change = false
misperception = 1.0
scarring = 0.0
scar_half_life = 730.0

[commanders]
violations = 0.3
breeding_live = 0.5
breeding_feud = 1.2
chance_of_feud = 0.5
decay = 0.4
grievance_ceiling = 8.0
burst = 3
dispersion = 0.0

[front]
war_violations = 4.0
displacement = 0.4
surge = 0.5
surge_decay = 0.2
battle_luck = 0.01
power_luck = 0.0
rearming_power = 0.0
victory_at = 1.0
lull_rate = 0.0
lull_fire = 0.1
lull_ends = 0.0015
freeze_fire = 0.25

[harm]
fighting = 0.6
hardship = 0.3
grief = 0.2

[publics]
citizens = 22
neighbours = 4
rewiring = 0.3
spread = 0.25
confidence = 0.2
persuasion = 0.3
talk_days = 4
news_kept = 0.01
news_broken = 0.05
weariness = 0.01

[record]
growth = 0.03
loss = 0.2
weight = 0.6
"""

EASY_TO_SETTLE = {
    "party.hill.loss_if_betrayed": 0.05,
    "party.shore.loss_if_betrayed": 0.05,
    "party.hill.pressure": 0.4,
    "talks.order": "bilateral_first",
    "meeting.bilateral.days_between": 6.0,
    "settlement.temptation": 0.3,
    "settlement.exposure": 0.8,
    "settlement.visibility": 0.2,
}
SELDOM_MEETING = {
    "ladder.policy": "unilateral",
    "meeting.bilateral.days_between": 60.0,
    "meeting.trilateral.days_between": 40.0,
    "meeting.envoys.days_between": 25.0,
    "deal.quiet_guns.quiet_days": 2,
    "deal.swap.unilateral": True,
    "deal.barges.unilateral": True,
    "deal.barges.temptation": 0.05,
    "party.hill.need": 4.0,
}
SHORT_STEPS = {
    "ladder.policy": "unilateral",
    "ladder.initiative_days": 2,
    "ladder.initiatives": 50,
    "meeting.envoys.days_between": 2.0,
    "meeting.envoys.top_rung": 1,
    "deal.quiet_guns.term_days": 4,
    "deal.quiet_guns.temptation": 0.02,
    "deal.swap.unilateral": True,
    "talks.pause_days": 1,
    "third_party.crown.leverage": 0.05,
    "third_party.crown.leaves_on_day": 30,
    "party.shore.home": 1.5,
    "party.hill.home": 1.5,
}
MEDIATOR_LEAVES = {
    "third_party.crown.leverage": 0.15,
    "third_party.crown.leaves_on_day": 45,
    "third_party.league.leverage": 0.0,
    "conduct.base_rate": 0.0,
    "publics.news_kept": 0.0,
    "publics.weariness": 0.0,
    "conduct.misreading": 0.0,
    "spoiler.wolves.capacity": 0.0,
    "spoiler.gulls.capacity": 0.0,
    "party.hill.home": 5.0,
    "party.shore.home": 5.0,
    "party.hill.need": 0.0,
    "party.shore.need": 0.0,
    "party.hill.loss_if_betrayed": 0.9,
}
MEDIATOR_LEAVES |= {
    f"deal.{kind}.false_alarm": 0.0 for kind in ("swap", "barges", "watched_line", "no_drones")
}
APART = {
    "disengagement": 0.8,
    "disengaging_days": 5.0,
    "guaranteed": 0.3,
}
MOVING_POWER = EASY_TO_SETTLE | {
    "front.power_luck": 0.03,
    "front.rearming_power": 0.8,
    "settlement.temptation": 0.05,
    "settlement.exposure": 0.2,
    "settlement.term_days": 40,
    "settlement.disengagement": 0.5,
    "settlement.disengaging_days": 20.0,
    "settlement.guaranteed": 0.1,
    "party.hill.forgo": 3.0,
    "party.shore.forgo": 3.0,
    "conduct.misperception": 0.0,
    "conduct.scarring": 0.3,
    "conduct.scar_half_life": 20.0,
}
WON_OR_SPENT = {
    "front.power_luck": 0.04,
    "front.victory_at": 0.75,
    "front.lull_rate": 0.3,
    "front.lull_fire": 0.1,
    "front.lull_ends": 0.3,
    "conduct.leaders_change": True,
    "conduct.turnover": 0.03,
    "conduct.misperception": 0.5,
    "commanders.dispersion": 1.5,
    "talks.recognition_width": 0.05,
    "talks.recognition_by_trust": 0.1,
    "talks.recognition_by_record": 0.2,
    "talks.contact": 0.01,
    "talks.order": "bilateral_first",
    "meeting.bilateral.top_rung": 5,
}
WON_OR_SPENT |= {f"deal.watched_line.{key}": value for key, value in APART.items()}
NOISE_SEEN = {
    "conduct.misperception": 0.0,
    "conduct.misreading": 0.3,
    "commanders.dispersion": 0.7,
    "front.freeze_fire": 0.6,
    "front.power_luck": 0.01,
    "front.rearming_power": 2.0,
    "talks.contact": 0.02,
    "talks.recognition_width": 0.1,
    "ladder.policy": "unilateral",
    "ladder.initiative_days": 3,
    "deal.swap.unilateral": True,
}
NOISE_SEEN |= {f"deal.quiet_guns.{key}": value for key, value in APART.items()}
VARIANTS = {
    "gradual": {},
    "leap": {"ladder.policy": "leap", "talks.pause_days": 0, "commanders.chance_of_feud": 1.0},
    "settling and breaking": EASY_TO_SETTLE,
    "unilateral": SELDOM_MEETING,
    "short steps": SHORT_STEPS,
    "mediator leaves": MEDIATOR_LEAVES,
    "no deals": {"ladder.policy": "none", "ladder.hold_days": 0},
    "lowest rung": {"ladder.policy": "lowest_rung_only", "conduct.turnover": 0.0, "record.loss": 1.0},
    "moving power": MOVING_POWER,
    "won or spent": WON_OR_SPENT,
    "noise seen": NOISE_SEEN,
}


def small_wars(folder: Path) -> dict[str, Conflict]:
    """The war at the ford under each variant, read from a file in ``folder``."""
    file = folder / "conflict.toml"
    file.write_text(FORD, encoding="utf-8")
    ford = load(str(file))
    return {name: with_values(ford, values) for name, values in VARIANTS.items()}

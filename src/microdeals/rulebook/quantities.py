"""The parameters of a conflict, each declared once.

The same line is the TOML key, the default, the range, the unit, the slider's label and the field
that the compiled engine reads. A table of ``conflict.toml`` is a NamedTuple here.
Unit convention: 1 = the whole of what is in dispute (a "share of the dispute"); time in days;
chances per day unless said.
"""

from enum import IntEnum
from typing import Annotated, NamedTuple

from annotated_types import Ge, Gt, Le

N_SIDES = 2
N_RUNGS = 6
"""Rungs 1 to 5 are deals; rung 6 is the settlement."""


class Means(NamedTuple):
    """What a parameter means to a reader, and the unit it is counted in.

    ``neutral`` is the value, if there is one, at which no world is any different from what it would be
    without the parameter: a mechanism that is declared with it makes no page and no kept game stale.
    """

    text: str
    unit: str
    neutral: float | None = None


class Scope(IntEnum):
    """Where a deal holds: along the whole front, or in one named sector."""

    FRONT = 0
    SECTOR = 1


class Policy(IntEnum):
    """How the sides are offered deals: the ladder that the talks follow."""

    NONE = 0
    GRADUAL = 1
    LEAP = 2
    LOWEST_RUNG_ONLY = 3
    UNILATERAL = 4


class MeetingOrder(IntEnum):
    """Which meeting of leaders has to come first."""

    BILATERAL_FIRST = 0
    TRILATERAL_FIRST = 1


Share = Annotated[float, Ge(0.0), Le(1.0)]


class Character(NamedTuple):
    """Table [party.<name>]: what a leadership and its public are like."""

    chance_trustworthy: Annotated[
        Share, Means("chance that the leadership prefers keeping a deal the other keeps", "probability")
    ] = 0.5
    trust: Annotated[Share, Means("belief that the other side is trustworthy", "probability")] = 0.15
    prospects: Annotated[Share, Means("what fighting on would really bring", "share of the dispute")] = 0.5
    optimism: Annotated[
        float, Ge(0.0), Le(1.0), Means("hope of winning more than that", "share of the dispute")
    ] = 0.12
    optimism_ceiling: Annotated[
        float, Ge(0.0), Le(1.0), Means("hope after a long rest", "share of the dispute")
    ] = 0.25
    rearming: Annotated[
        float, Ge(0.0), Le(1.0), Means("how fast hope comes back in quiet times", "per day")
    ] = 0.004
    learning: Annotated[float, Ge(0.0), Le(1.0), Means("hope lost to a day of full fighting", "per day")] = (
        0.002
    )
    loss_if_betrayed: Annotated[
        float, Ge(0.0), Le(1.0), Means("what a broken settlement would cost", "share of the dispute")
    ] = 0.3
    pressure: Annotated[
        float, Ge(0.0), Le(1.0), Means("readiness to concede to end the war", "share of the dispute")
    ] = 0.15
    pressure_half_life: Annotated[
        float, Gt(0.0), Le(10_000.0), Means("how long suffering presses", "days")
    ] = 90.0
    weight_fighting: Annotated[
        float,
        Ge(0.0),
        Le(1.0),
        Means("pressure that full fighting builds up in the long run", "share of the dispute"),
    ] = 0.08
    weight_hardship: Annotated[
        float,
        Ge(0.0),
        Le(1.0),
        Means("pressure that hardship builds up in the long run", "share of the dispute"),
    ] = 0.06
    weight_grief: Annotated[
        float,
        Ge(0.0),
        Le(1.0),
        Means("pressure that the missing and captive build up in the long run", "share of the dispute"),
    ] = 0.03
    audience: Annotated[
        float, Ge(0.0), Le(1.0), Means("what a compromise costs with nobody for it", "share of the dispute")
    ] = 0.15
    support: Annotated[Share, Means("mean support for a compromise at the start", "0 to 1")] = 0.45
    assurance: Annotated[
        float, Ge(0.0), Le(2.0), Means("worth of keeping a deal that the other keeps", "share of the dispute")
    ] = 0.15
    shadow: Annotated[float, Ge(0.0), Le(5.0), Means("weight of the future against today", "ratio")] = 0.6
    sanction: Annotated[
        float, Ge(0.0), Le(2.0), Means("cost of a breach that is seen", "share of the dispute")
    ] = 0.04
    negativity: Annotated[
        float, Ge(1.0), Le(10.0), Means("how much more bad news counts than good", "ratio")
    ] = 1.4
    need: Annotated[float, Ge(0.0), Le(10.0), Means("weight of relief in judging a deal", "ratio")] = 0.5
    home: Annotated[float, Ge(0.0), Le(10.0), Means("weight of the public in judging a deal", "ratio")] = 0.3
    forgo: Annotated[float, Ge(0.0), Le(10.0), Means("weight of what standing down gives up", "ratio")] = 1.0
    ploy: Annotated[
        float, Ge(0.0), Le(10.0), Means("what a deal is worth as a trap, to an exploiting side", "ratio")
    ] = 0.2
    lock: Annotated[
        float, Ge(0.0), Le(2.0), Means("how far a public promise binds", "share of the dispute")
    ] = 0.01
    recognition_cost: Annotated[
        float, Ge(0.0), Le(1.0), Means("price of meeting the rival as an equal", "share of the dispute")
    ] = 0.2
    tolerance: Annotated[
        float, Ge(0.0), Le(1.0), Means("how hostile a third party may lean and still be accepted", "lean")
    ] = 0.4
    courting: Annotated[
        float,
        Ge(0.0),
        Le(1.0),
        Means("pull on a third party that does not speak with one voice", "lean per day"),
    ] = 0.0
    control: Annotated[Share, Means("control over its hardliners that others believe in", "0 to 1")] = 0.5


class Conduct(NamedTuple):
    """Table [conduct]: how promises are kept, broken and read."""

    base_rate: Annotated[
        float, Ge(0.0), Le(1.0), Means("breach rate when nothing pulls either way", "per day")
    ] = 0.02
    scale: Annotated[
        float,
        Gt(0.0),
        Le(10.0),
        Means("how much gains and losses must differ to matter", "share of the dispute"),
    ] = 0.06
    horizon_days: Annotated[int, Ge(1), Le(365), Means("how far ahead a side looks", "days")] = 14
    prior_weight: Annotated[
        float,
        Gt(0.0),
        Le(10000.0),
        Means("days of a deal's record that weigh as much as general trust", "days"),
    ] = 14.0
    misreading: Annotated[
        float, Ge(0.0), Le(10.0), Means("chance that a local violation is read as an order", "per violation")
    ] = 0.01
    turnover: Annotated[Share, Means("chance that the leadership changes", "per day")] = 0.0005
    leaders_change: Annotated[
        bool,
        Means("leaderships really change, and are not only expected to", "yes or no", neutral=False),
    ] = True
    misperception: Annotated[
        Share, Means("how far plain accidents are taken for intent", "0 to 1", neutral=1.0)
    ] = 0.25
    scarring: Annotated[
        float,
        Ge(0.0),
        Le(10.0),
        Means("breach rate that each walk-out adds, in parts of the usual", "ratio", neutral=0.0),
    ] = 0.1
    scar_half_life: Annotated[
        float, Gt(0.0), Le(10_000.0), Means("how long a walk-out is remembered", "days")
    ] = 730.0


class Commanders(NamedTuple):
    """Table [commanders]: local fire discipline in a sector that should be calm."""

    violations: Annotated[
        float, Ge(0.0), Le(100.0), Means("unprovoked violations of a side", "per day and sector")
    ] = 0.2
    breeding_live: Annotated[
        float, Ge(0.0), Le(5.0), Means("violations that one breeds, where both live and let live", "ratio")
    ] = 0.8
    breeding_feud: Annotated[
        float, Ge(0.0), Le(5.0), Means("violations that one breeds, in a feud", "ratio")
    ] = 1.3
    chance_of_feud: Annotated[Share, Means("chance that a commander feuds", "probability")] = 0.5
    decay: Annotated[
        float, Gt(0.0), Le(10.0), Means("how fast a local grievance is forgotten", "per day")
    ] = 0.3
    grievance_ceiling: Annotated[
        float,
        Gt(0.0),
        Le(200.0),
        Means("most violations a day that grievances can cause", "per day and sector"),
    ] = 20.0
    burst: Annotated[int, Ge(0), Le(1000), Means("violations that a deliberate breach adds", "count")] = 4
    dispersion: Annotated[
        float,
        Ge(0.0),
        Le(20.0),
        Means("clustering of a day's violations beyond chance: 1 over the size k", "ratio", neutral=0.0),
    ] = 0.9


class Front(NamedTuple):
    """Table [front]: the line of contact and what fire does there."""

    war_violations: Annotated[
        float, Gt(0.0), Le(1000.0), Means("violations at which fire is back to war", "per day and sector")
    ] = 4.0
    displacement: Annotated[
        Share, Means("share of the guns set free that moves to other sectors", "0 to 1")
    ] = 0.3
    surge: Annotated[
        float, Ge(0.0), Le(5.0), Means("extra fire after a side walks out", "share of war fire")
    ] = 0.3
    surge_decay: Annotated[float, Gt(0.0), Le(1.0), Means("how fast a surge dies down", "per day")] = 0.1
    battle_luck: Annotated[
        float, Ge(0.0), Le(0.5), Means("daily swing of hopes by news from the front", "share of the dispute")
    ] = 0.002
    power_luck: Annotated[
        float,
        Ge(0.0),
        Le(0.5),
        Means("daily swing of prospects by a day of full fighting", "share of the dispute", neutral=0.0),
    ] = 0.003
    rearming_power: Annotated[
        float,
        Ge(0.0),
        Le(10.0),
        Means(
            "prospects that a lead in rearming wins on a quiet day, per point of the lead",
            "ratio",
            neutral=0.0,
        ),
    ] = 0.05
    victory_at: Annotated[
        Share, Means("prospects above which a side wins the war", "0 to 1", neutral=1.0)
    ] = 0.9
    lull_rate: Annotated[
        float,
        Ge(0.0),
        Le(1.0),
        Means("chance that fighting dies down, against the pressure on both", "per day", neutral=0.0),
    ] = 0.0008
    lull_fire: Annotated[Share, Means("fire that is left in a lull", "share of war fire")] = 0.1
    lull_ends: Annotated[
        float,
        Ge(0.0),
        Le(1.0),
        Means("chance that a lull ends, against what an attack could bring", "per day"),
    ] = 0.0015
    freeze_fire: Annotated[
        Share, Means("fire over a month below which a war is frozen", "share of war fire")
    ] = 0.25


class Harm(NamedTuple):
    """Table [harm]: what a day of war weighs, for the relief that deals bring, and how that relief ends."""

    fighting: Annotated[float, Ge(0.0), Le(1.0), Means("weight of fighting", "share of a day's harm")] = 0.6
    hardship: Annotated[float, Ge(0.0), Le(1.0), Means("weight of hardship", "share of a day's harm")] = 0.25
    grief: Annotated[float, Ge(0.0), Le(1.0), Means("weight of grief", "share of a day's harm")] = 0.15
    returning: Annotated[
        float, Gt(0.0), Le(1.0), Means("how fast hardship returns when a relief ends", "per day")
    ] = 0.05


class Sector(NamedTuple):
    """Table [sector.<name>]: a stretch of the front."""

    weight: Annotated[
        float, Ge(0.001), Le(1000.0), Means("share of the front's fire, before scaling to 1", "ratio")
    ] = 1.0


class DealKind(NamedTuple):
    """Table [deal.<name>], and [settlement]: what a kind of deal asks and gives."""

    rung: Annotated[int, Ge(1), Le(N_RUNGS), Means("place on the ladder, 1 lowest", "rung")] = 1
    scope: Annotated[Scope, Means("whole front, or one sector each", "name")] = Scope.FRONT
    term_days: Annotated[int, Ge(1), Le(100_000), Means("how long it is signed for", "days")] = 30
    temptation: Annotated[
        float, Ge(0.0), Le(1.0), Means("what breaking it for a day gains", "share of the dispute")
    ] = 0.05
    benefit: Annotated[
        float, Ge(0.0), Le(1.0), Means("worth to a side if the other keeps it", "share of the dispute")
    ] = 0.05
    exposure: Annotated[
        float, Ge(0.0), Le(1.0), Means("loss to a side if the other breaks it", "share of the dispute")
    ] = 0.05
    visibility: Annotated[Share, Means("how much the publics notice it", "0 to 1")] = 0.3
    relief_grief: Annotated[Share, Means("part of grief it takes away", "0 to 1")] = 0.0
    relief_hardship: Annotated[Share, Means("part of hardship it takes away", "0 to 1")] = 0.0
    calm: Annotated[Share, Means("part of ordered fire that stops", "0 to 1")] = 0.0
    detection: Annotated[Share, Means("chance that a side sees a breach by itself", "per day")] = 0.5
    false_alarm: Annotated[Share, Means("chance that a side reports a breach that was none", "per day")] = (
        0.01
    )
    quiet_days: Annotated[int, Ge(0), Le(365), Means("quiet days in a row before it starts", "days")] = 0
    unilateral: Annotated[bool, Means("one side may begin it alone", "yes or no")] = False
    monitored: Annotated[bool, Means("monitors on the spot can watch it", "yes or no")] = True
    disengagement: Annotated[
        Share, Means("part of the forces that it pulls apart in the long run", "0 to 1", neutral=0.0)
    ] = 0.0
    disengaging_days: Annotated[
        float, Ge(1.0), Le(10_000.0), Means("how long it takes to pull them apart", "days")
    ] = 60.0
    guaranteed: Annotated[
        float,
        Ge(0.0),
        Le(2.0),
        Means("cost of betraying it in the face of a full guarantee", "share of the dispute", neutral=0.0),
    ] = 0.0


class Monitors(NamedTuple):
    """Table [monitors.<name>]: observer teams of one mission."""

    teams: Annotated[int, Ge(0), Le(64), Means("teams in the field", "count")] = 2
    detection: Annotated[Share, Means("chance that a breach on the spot is seen", "per day")] = 0.8
    false_alarm: Annotated[Share, Means("chance of a report with no breach", "per day")] = 0.005
    attribution: Annotated[
        Share, Means("how often monitors can tell a stray shot from an order", "0 to 1")
    ] = 0.5
    access: Annotated[Share, Means("chance that a team may work", "per day")] = 0.7


class ThirdParty(NamedTuple):
    """Table [third_party.<name>]: a mediator or guarantor. Lean above 0 is towards the first party."""

    lean: Annotated[float, Ge(-1.0), Le(1.0), Means("lean at the start and in the long run", "lean")] = 0.0
    reversion: Annotated[float, Ge(0.0), Le(1.0), Means("return to its usual lean", "per day")] = 0.03
    fickleness: Annotated[
        float, Ge(0.0), Le(1.0), Means("how moody it is from day to day", "lean, standard deviation")
    ] = 0.05
    heft: Annotated[Share, Means("power to make a guarantee count", "0 to 1")] = 0.5
    commitment: Annotated[Share, Means("readiness to use that power", "0 to 1")] = 0.5
    coherence: Annotated[Share, Means("how far it speaks with one voice", "0 to 1")] = 0.8
    leverage: Annotated[
        float, Ge(0.0), Le(1.0), Means("carrots and sticks for signing and staying", "share of the dispute")
    ] = 0.01
    insight: Annotated[Share, Means("how well it knows what each side intends", "0 to 1")] = 0.1
    arrives_on_day: Annotated[int, Ge(0), Le(100_000), Means("first day engaged", "day")] = 0
    leaves_on_day: Annotated[int, Ge(0), Le(100_000), Means("first day no longer engaged", "day")] = 100_000
    hosts: Annotated[bool, Means("can host leaders", "yes or no")] = False


class Spoiler(NamedTuple):
    """Table [spoiler.<name>]: armed hardliners outside the leadership's control."""

    side: Annotated[int, Ge(0), Le(1), Means("which party they come from", "party")] = 0
    capacity: Annotated[Share, Means("chance of a strike when deals go well", "per day")] = 0.02
    blow: Annotated[int, Ge(0), Le(1000), Means("violations that a strike adds", "count")] = 4


class Meeting(NamedTuple):
    """Table [meeting.bilateral], [meeting.trilateral], [meeting.envoys]."""

    days_between: Annotated[
        float, Ge(1.0), Le(100_000.0), Means("mean wait for a meeting that both would come to", "days")
    ] = 30.0
    top_rung: Annotated[int, Ge(0), Le(N_RUNGS), Means("highest rung it can sign; 6 settles", "rung")] = 6
    progress: Annotated[Share, Means("part of the trades not yet tried that a round finds", "0 to 1")] = 0.05


class Talks(NamedTuple):
    """Table [talks]: how meetings come about and what they leave behind."""

    order: Annotated[MeetingOrder, Means("which meeting of leaders comes first", "name")] = (
        MeetingOrder.TRILATERAL_FIRST
    )
    ground_explored: Annotated[Share, Means("part of the trades found before the start", "0 to 1")] = 0.05
    renewal_days: Annotated[
        int, Ge(0), Le(365), Means("how long before its end a deal may be renewed", "days")
    ] = 14
    pause_days: Annotated[
        int, Ge(0), Le(3650), Means("wait after a deal ends before it is offered again", "days")
    ] = 14
    drafting_days: Annotated[
        int,
        Ge(0),
        Le(3650),
        Means("from leaders' agreement to the signing of a settlement", "days", neutral=0),
    ] = 0
    recognition_width: Annotated[
        float,
        Ge(0.0),
        Le(1.0),
        Means("how gradually leaders come to meet; 0: at a threshold", "share of the dispute", neutral=0.0),
    ] = 0.03
    recognition_by_trust: Annotated[
        float,
        Ge(0.0),
        Le(2.0),
        Means("how far full trust opens the way to a meeting", "share of the dispute", neutral=0.0),
    ] = 0.1
    recognition_by_record: Annotated[
        float,
        Ge(0.0),
        Le(2.0),
        Means("how far a full record opens the way to a meeting", "share of the dispute", neutral=0.0),
    ] = 0.1
    contact: Annotated[
        Share,
        Means("part of the trades not yet tried that a day of a kept deal finds", "per day", neutral=0.0),
    ] = 0.0002


class Ladder(NamedTuple):
    """Table [ladder]: in which order deals are tried."""

    policy: Annotated[Policy, Means("how deals are offered", "name")] = Policy.GRADUAL
    hold_days: Annotated[
        int, Ge(0), Le(3650), Means("days a rung must hold before the next opens", "days")
    ] = 21
    initiative_days: Annotated[int, Ge(1), Le(3650), Means("days between unilateral first moves", "days")] = (
        21
    )
    initiatives: Annotated[
        int, Ge(0), Le(1000), Means("first moves made without a reply before stopping", "count")
    ] = 3


class Publics(NamedTuple):
    """Table [publics]: two societies of citizens who talk and read the news."""

    citizens: Annotated[int, Ge(4), Le(100_000), Means("citizens on each side", "count")] = 40
    neighbours: Annotated[int, Ge(2), Le(64), Means("people a citizen talks to, an even number", "count")] = 4
    rewiring: Annotated[Share, Means("share of distant ties", "0 to 1")] = 0.1
    spread: Annotated[
        float, Ge(0.0), Le(1.0), Means("spread of support at the start", "standard deviation")
    ] = 0.2
    confidence: Annotated[
        float, Ge(0.0), Le(1.0), Means("how far apart two can be and still listen", "support")
    ] = 0.1
    persuasion: Annotated[
        float, Ge(0.0), Le(0.5), Means("how far two who listen to each other move together", "0 to 0.5")
    ] = 0.2
    talk_days: Annotated[int, Ge(1), Le(365), Means("days between a citizen's conversations", "days")] = 7
    news_kept: Annotated[
        float, Ge(0.0), Le(1.0), Means("support gained from a day of a fully visible deal", "per day")
    ] = 0.0005
    news_broken: Annotated[
        float, Ge(0.0), Le(1.0), Means("support lost to a fully visible breach", "per breach")
    ] = 0.006
    weariness: Annotated[
        float, Ge(0.0), Le(1.0), Means("support gained from pressure", "per day and share of the dispute")
    ] = 0.0012


class Record(NamedTuple):
    """Table [record]: the documented record that kept, monitored deals build."""

    growth: Annotated[Share, Means("record gained from a day of kept, fully watched deals", "per day")] = (
        0.004
    )
    loss: Annotated[Share, Means("part of the record that a reported breach destroys", "0 to 1")] = 0.1
    weight: Annotated[
        Share, Means("how far a full record makes up for a guarantor's lack of commitment", "0 to 1")
    ] = 0.5

"""What changes in a day, declared once with meaning and unit: fields of records, and of Mesa's agents.

Whole numbers that can be missing are -1 then. Shares of the dispute, chances and the like are as in
``microdeals.rulebook.quantities``; "1 = a war day" is a day as before any deal.
"""

from typing import Annotated, Protocol

from microdeals.rulebook.events import Status
from microdeals.rulebook.quantities import Means, Share


class Counts(Protocol):
    """Whole numbers in a row (n,), to read and to write: a list, or a column of compiled numbers."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> int: ...
    def __setitem__(self, place: int, number: int, /) -> None: ...


class Floats(Protocol):
    """Floats in a row (n,), to read and to write."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> float: ...
    def __setitem__(self, place: int, number: float, /) -> None: ...


class WarNow:
    """The war as a whole, today."""

    day: Annotated[int, Means("today; 0 is the first morning", "day")]
    day_of_year: Annotated[int, Means("today, from the first of January; goes on after a year", "day")]
    leverage: Annotated[float, Means("carrots and sticks of those engaged today", "share of the dispute")]
    documented: Annotated[Share, Means("documented record of kept, monitored deals", "0 to 1")]
    harm: Annotated[float, Means("harm of the day, mean of both parties", "war days")]
    opened: Annotated[int, Means("highest rung opened by deals that held", "rung")]
    scars: Annotated[float, Means("part by which promises are broken more often than usual", "ratio")]
    left_today: Annotated[int, Means("deals that a side walked out of today", "count")]
    shifted: Annotated[float, Means("prospects that passed to the first party today", "share of the dispute")]
    lull: Annotated[bool, Means("whether fighting has died down without an agreement", "yes or no")]
    lull_days: Annotated[int, Means("days of lull so far", "days")]
    won_by: Annotated[int, Means("side that has won the war, or -1", "party")]
    won_on: Annotated[int, Means("when it was won, or -1", "day")]
    frozen: Annotated[bool, Means("whether the war is frozen", "yes or no")]
    froze_on: Annotated[int, Means("when it first froze, or -1", "day")]
    frozen_days: Annotated[int, Means("days frozen so far", "days")]
    frozen_gain: Annotated[
        float, Means("prospects won by the first party in freezes", "share of the dispute")
    ]


class FrontNow:
    """The whole line of contact, today."""

    fighting: Annotated[float, Means("fire along the front, 1 = as before any deal", "war days")]
    surge: Annotated[float, Means("extra fire after walk-outs", "share of war fire")]
    walkouts: Annotated[float, Means("calm given up by today's walk-outs", "share of war fire")]
    fire_of_month: Annotated[float, Means("fire of the last 30 days, summed", "war days")]
    cover: Annotated[Share, Means("part of the front that is watched today", "0 to 1")]
    detection: Annotated[Share, Means("mean detection where it is watched", "per day")]
    false_alarm: Annotated[Share, Means("mean false alarm where it is watched", "per day")]


class TalksNow:
    """What talks have come to by now."""

    explored: Annotated[Share, Means("part of the trades across issues that talks have found", "0 to 1")]
    held_bilateral: Annotated[bool, Means("whether a bilateral was ever held", "yes or no")]
    held_trilateral: Annotated[bool, Means("whether a trilateral was ever held", "yes or no")]
    unanswered: Annotated[int, Means("first moves since the last answer", "count")]
    signing_on: Annotated[int, Means("day set for signing what leaders agreed on, or 0", "day")]
    signing_in: Annotated[int, Means("format in which they agreed", "format")]


class PartyNow:
    """A side, today."""

    trustworthy: Annotated[bool, Means("private type: trustworthy or exploiting", "yes or no")]
    trust: Annotated[Share, Means("belief that the other is trustworthy", "probability")]
    pressure: Annotated[float, Means("readiness to concede to end the war", "share of the dispute")]
    optimism: Annotated[float, Means("hope beyond the prospects", "share of the dispute")]
    prospects: Annotated[Share, Means("what fighting on would really bring", "share of the dispute")]
    prospects_in_lull: Annotated[Share, Means("its prospects when the lull began", "share of the dispute")]
    guarantee: Annotated[Share, Means("guarantee felt", "0 to 1")]
    support: Annotated[Share, Means("citizens for a compromise", "share of citizens")]
    hardship: Annotated[float, Means("hardship of the day", "war days")]
    hardship_before: Annotated[float, Means("hardship of yesterday", "war days")]
    grief: Annotated[float, Means("grief of the day", "war days")]
    learned: Annotated[float, Means("evidence of the day on the other's type", "log-odds")]
    tide: Annotated[float, Means("all news so far, as a push on support", "support")]
    struck_in: Annotated[int, Means("sector in which its spoilers struck today, or -1", "place")]


class Channel:
    """What has been seen of a side in one kind of deal."""

    kept: Annotated[float, Means("days that count as kept", "days")]
    broken: Annotated[float, Means("days that count as broken", "days")]


class CitizenNow:
    """A citizen, today."""

    support: Annotated[Share, Means("support for a compromise", "0 to 1")]
    heard: Annotated[float, Means("the tide of news when it was last read", "support")]


class SectorNow:
    """A stretch of the front, today."""

    share: Annotated[Share, Means("part of the front's war fire; does not change", "share of war fire")]
    calm: Annotated[Share, Means("share of ordered fire that active deals stop", "0 to 1")]
    fire: Annotated[float, Means("fire today", "share of war fire")]
    quiet_days: Annotated[int, Means("days in a row without a violation, while calm", "days")]
    taken: Annotated[bool, Means("whether a team is there", "yes or no")]
    watched: Annotated[bool, Means("whether a team works there", "yes or no")]
    detection: Annotated[Share, Means("chance that the team sees a breach", "per day")]
    false_alarm: Annotated[Share, Means("chance that the team reports a breach that was none", "per day")]
    apart: Annotated[Share, Means("part of the forces that deals have pulled apart", "0 to 1")]
    attribution: Annotated[Share, Means("violations that the team tells from orders", "0 to 1")]


class CommanderNow:
    """One side's commander in a sector, today."""

    breeding: Annotated[float, Means("violations bred by one that he suffers; does not change", "ratio")]
    grievance: Annotated[float, Means("violations that he will commit out of resentment", "per day")]
    violations: Annotated[int, Means("violations by his men today", "count")]
    struck: Annotated[int, Means("violations that spoilers of his side add today", "count")]


class MonitorNow:
    """A team of monitors, today."""

    sector: Annotated[int, Means("where it is", "place")]


class ThirdPartyNow:
    """A third party, today."""

    lean: Annotated[float, Means("lean, above 0 towards the first party", "lean")]
    memory: Annotated[Share, Means("part of its lean left in 90 days; does not change", "0 to 1")]
    spread: Annotated[float, Means("spread of its lean in 90 days; does not change", "lean")]


class DealNow:
    """A deal, today."""

    status: Annotated[Status, Means("where it is in its life, or how it ended", "name")]
    signed_on: Annotated[int, Means("when it was signed", "day")]
    until: Annotated[int, Means("the day whose review ends it", "day")]
    ended_on: Annotated[int, Means("when it ended", "day")]
    apart: Annotated[Share, Means("part of the forces that it has pulled apart", "0 to 1")]
    cover: Annotated[Share, Means("part of its ground that is watched today", "0 to 1")]
    detection: Annotated[Share, Means("chance that a breach is seen today", "per day")]
    false_alarm: Annotated[Share, Means("chance of a report with no breach today", "per day")]


class Bond:
    """A side's part in a deal."""

    bound: Annotated[bool, Means("whether it has promised", "yes or no")]
    believed: Annotated[Share, Means("its estimate that the other breaks it", "per day")]
    kept_ahead: Annotated[Share, Means("on that, that the other keeps it over the horizon", "probability")]
    kept_then: Annotated[Share, Means("that the other keeps it, as believed at the signing", "probability")]
    signed_at: Annotated[Share, Means("its prospects when it promised", "share of the dispute")]
    hoped_then: Annotated[float, Means("its hope beyond them when it promised", "share of the dispute")]
    misread: Annotated[Share, Means("chance of a report against it with no breach today", "per day")]
    if_trustworthy: Annotated[Share, Means("chance of a breach by its trustworthy type", "per day")]
    if_exploiting: Annotated[Share, Means("chance of a breach by its exploiting type", "per day")]
    broke: Annotated[bool, Means("whether it broke it today", "yes or no")]
    reported: Annotated[bool, Means("whether it was reported today", "yes or no")]

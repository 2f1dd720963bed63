"""Every column of every table, each with its unit and meaning: what others declare is taken from there."""

import datetime
from typing import TYPE_CHECKING, Annotated, NamedTuple, get_args, get_type_hints

from microdeals.day.states import CommanderNow, PartyNow, SectorNow, ThirdPartyNow
from microdeals.rulebook.quantities import Means
from microdeals.rulebook.series import DAILY

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

KEPT_AS: dict[object, str] = {str: "str", int: "int64", int | None: "Int64", datetime.date: "datetime64[ms]"}
"""How pandas keeps what is declared; all else is a float. Only an int that may be missing has a gap."""
OF_PARTIES = ("trust", "pressure", "optimism", "support", "guarantee", "hardship", "grief")
"""What is recorded of each party, every day."""


class TidyColumn(NamedTuple):
    """A column: its name, the unit of its values, what it means, and how pandas keeps it."""

    name: str
    unit: str
    meaning: str
    kept_as: str = "float64"


class OfWorld:
    """Which world, and which day."""

    seed: Annotated[int, Means("seed of the world's luck", "number")]
    day: Annotated[int, Means("day of the war, from 1", "day")]
    date: Annotated[datetime.date, Means("date of the day", "date")]


class OfEvent:
    """An event, beside its world and day."""

    happening: Annotated[str, Means("what happened", "name")]
    kind: Annotated[str, Means("kind of the deal; empty: it is no deal's", "key")]
    sector: Annotated[str, Means("sector of the deal or the strike; empty: the whole front", "key")]
    party: Annotated[str, Means("who did it, in a report the accused; empty: both, or nobody", "key")]
    format: Annotated[str, Means("format of a meeting; empty: it is none", "name")]
    rung: Annotated[int | None, Means("rung that was opened; missing: none was", "rung")]


class OfWords:
    """What the agents say of an event; tables of worlds that compiled loops lived do not have it."""

    who: Annotated[str, Means("who acted, as readers see it", "text")]
    what: Annotated[str, Means("what they did, in words", "text")]
    why: Annotated[str, Means("why, in words", "text")]


class OfDeal:
    """A deal, beside the seed of its world."""

    deal: Annotated[int, Means("number of the deal in its world, in the order of signing, from 0", "number")]
    kind: Annotated[str, Means("kind of the deal; settlement: the settlement of the war", "key")]
    title: Annotated[str, Means("title of the kind", "text")]
    sector: Annotated[str, Means("sector in which it holds; empty: the whole front", "key")]
    begun_by: Annotated[str, Means("party that began it alone; empty: both signed it", "key")]
    start: Annotated[int, Means("when it was signed, or begun alone", "day")]
    ran_from: Annotated[int | None, Means("when it began to run; missing: it never did", "day")]
    answered: Annotated[
        int | None, Means("when the other side joined a deal begun alone; missing: never", "day")
    ]
    end: Annotated[int | None, Means("when it ended; missing: it had not on the last day", "day")]
    status: Annotated[
        str, Means("how it ended (expired: it ran its term), or where it was on the last day", "name")
    ]
    ending: Annotated[str, Means("how it ended, in words; empty: it had not", "text")]
    why: Annotated[
        str, Means("why it ended, as agents say; many worlds record no reasons; empty: it had not", "text")
    ]
    ended_by: Annotated[str, Means("party that walked out of it; empty: none did", "key")]
    renewals: Annotated[int, Means("how often it was renewed", "count")]
    breaches: Annotated[int, Means("deliberate breaches by either side", "count")]
    reports: Annotated[int, Means("reports of a breach, right or wrong", "count")]


class OfAgent:
    """An agent, beside its world and day."""

    agent: Annotated[str, Means("the agent: its key; of a commander party and sector", "key")]
    type: Annotated[str, Means("party, third_party or commander", "name")]
    party: Annotated[str, Means("party that it is, or fights for; empty: none", "key")]
    sector: Annotated[str, Means("sector that it commands in; empty: none", "key")]


def columns_in(holds: type[object], names: tuple[str, ...] = ()) -> tuple[TidyColumn, ...]:
    """The columns that a class declares, all of them or those of these names."""
    hints = get_type_hints(holds, include_extras=True)
    means = {
        name: next(mark for mark in hints[name].__metadata__ if isinstance(mark, Means))
        for name in names or hints
    }
    kept = {name: KEPT_AS.get(get_args(hints[name])[0], "float64") for name in means}
    return tuple(TidyColumn(name, mean.unit, mean.text, kept[name]) for name, mean in means.items())


def as_declared(frame: "Frame", columns: tuple[TidyColumn, ...]) -> "Frame":
    """The frame with each column kept as it is declared, in this order, whatever its rows hold."""
    ordered = frame[[column.name for column in columns]]
    return ordered.astype({column.name: column.kept_as for column in columns})


WORLD = columns_in(OfWorld)
DAYS = (*WORLD, *(TidyColumn(*series) for series in DAILY))
EVENTS = (*WORLD, *columns_in(OfEvent))
WORDS = columns_in(OfWords)
DEALS = (WORLD[0], *columns_in(OfDeal))
AGENTS = (
    *WORLD,
    *columns_in(OfAgent),
    *columns_in(PartyNow, OF_PARTIES),
    *columns_in(ThirdPartyNow, ("lean",)),
    *(column._replace(kept_as="Int64") for column in columns_in(CommanderNow, ("violations",))),
    *columns_in(SectorNow, ("fire", "calm")),
)
COLUMNS = {"days": DAYS, "events": (*EVENTS, *WORDS), "deals": DEALS, "agents": AGENTS}
"""The columns of each table, in their order. Those of `WORDS` are only in tables of one world of agents."""

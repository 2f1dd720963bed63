"""Which run a visitor asks for: war, seed and changed values; as an address and as a command line."""

from __future__ import annotations

import functools
import re
import shlex
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qs, urlencode

from dashboards.asked.dials import dials_of
from dashboards.words import text
from microdeals.conflicts import Conflict, load, shipped, value_at, with_settings, with_values
from microdeals.conflicts.declared import Value
from microdeals.conflicts.horizons import HORIZON, HORIZONS
from microdeals.conflicts.kinds_on_offer import OFFERED
from microdeals.errors import ConflictError
from microdeals.rulebook.luck import LARGEST_SEED

if TYPE_CHECKING:
    from microdeals.agents import ConflictModel
    from microdeals.unknowns import DrawnWar, Unknowns

FIRST_CONFLICT = "russia_ukraine_2025"
FIRST_SEED = 1
LONGEST_SHOWN = 60
MOST_FIELDS = 80


@functools.lru_cache(maxsize=64)
def war_named(name: str) -> Conflict:
    """A shipped war, read once: its file is part of the package, and a page asks for it at every turn."""
    return load(name)


class Asked(NamedTuple):
    """A run: the same `Asked` gives the same run everywhere. `changes`: dotted path and value.

    `drawn`: whether what nobody knows is drawn from the seed, but for what is changed.
    """

    name: str = FIRST_CONFLICT
    seed: int = FIRST_SEED
    changes: tuple[tuple[str, Value], ...] = ()
    drawn: bool = False

    def as_given(self) -> Conflict:
        """The conflict with its changes, nothing drawn. Raises ConflictError when they do not fit."""
        return _with_changes(self.name, self.changes)

    def war(self) -> DrawnWar | None:
        """What is drawn; None if nothing is to be, or nothing can be. Raises ConflictError as `conflict`."""
        return _war_of(self) if self.drawn else None

    def conflict(self) -> Conflict:
        """The conflict that is lived. Raises ConflictError when its changes do not fit."""
        war = self.war()
        return war.conflict if war else self.as_given()

    def world(self) -> ConflictModel:
        """The world of day 0."""
        from microdeals.agents import ConflictModel  # Mesa takes its time; an address needs none of it

        return ConflictModel(self.conflict(), rng=self.seed)

    def changed(self, values: Mapping[str, Value]) -> Asked:
        """The same run with some values set; one of the model's own is no change, unless others are drawn.

        Raises ConflictError when they do not fit.
        """
        changes = dict(self.changes) | dict(values)
        asked = self._replace(changes=tuple(sorted(changes.items())))
        asked.conflict()
        return asked._replace(changes=tuple(it for it in asked.changes if self._is_change(*it)))

    def _is_change(self, path: str, value: Value) -> bool:
        own = war_named(self.name)
        return with_values(own, {path: value}) != own or (self.drawn and path != HORIZON)

    @property
    def days(self) -> int:
        """How long the run is lived; that is never drawn."""
        return self.as_given().horizon_days

    def lived_for(self, days: int) -> Asked:
        """The same run, lived for so many days."""
        return self.changed({HORIZON: days})

    def own(self) -> Asked:
        """The same run with the model's own values, lived as long."""
        return self._replace(changes=tuple(it for it in self.changes if it[0] == HORIZON))

    def own_changes(self) -> tuple[tuple[str, Value], ...]:
        """What is changed besides how long the run is lived."""
        return tuple(it for it in self.changes if it[0] != HORIZON)

    def turned(self) -> Asked:
        """The same luck with the other kind of numbers, drawn or given; the same where none can be drawn."""
        if self.drawn:
            return self._replace(drawn=False).changed({})
        drawn = self._replace(drawn=True)
        return drawn if drawn.war() else self

    def settings(self) -> list[str]:
        """The changes as `--set` takes them."""
        return [f"{path}={value}" for path, value in self.changes]

    def command(self, day: int, horizon: int) -> str:
        """The command line that makes this run, up to a day (the whole run on day 0)."""
        days = ["--days", str(day)] if 0 < day < horizon else []
        settings = [part for setting in self.settings() for part in ("--set", setting)]
        drawn = ["--drawn"] if self.drawn else []
        return shlex.join(
            ["microdeals", "run", self.name, "--seed", str(self.seed), *days, *settings, *drawn]
        )

    def query(self) -> str:
        """What stands after the page's address; nothing for the run that everyone meets first."""
        if self == Asked():
            return ""
        drawn = [("drawn", "1")] if self.drawn else []
        sets = [("set", it) for it in self.settings()]
        return "?" + urlencode([("war", self.name), ("seed", str(self.seed)), *drawn, *sets])


@functools.lru_cache(maxsize=256)
def _with_changes(name: str, changes: tuple[tuple[str, Value], ...]) -> Conflict:
    return with_values(war_named(name), dict(changes))


@functools.lru_cache(maxsize=64)
def _war_of(asked: Asked) -> DrawnWar | None:
    """The war that a run draws; None for a model that says nothing of what nobody knows."""
    from microdeals.unknowns import war_of_seed  # NumPy takes its time; most addresses need none of it

    unknowns = _unknowns_of(asked.name)
    paths = [path for path, _ in asked.changes]
    return war_of_seed(asked.as_given(), unknowns, asked.seed, paths) if unknowns else None


@functools.cache
def _unknowns_of(name: str) -> Unknowns | None:
    """What nobody knows about a shipped war, read once."""
    from microdeals.unknowns import unknowns_of

    return unknowns_of(war_named(name))


class BadInputError(ValueError):
    """What was asked for cannot be; the message is for the visitor."""


def seed_from(typed: str) -> int:
    """A seed as typed. Raises BadInputError."""
    found = re.fullmatch(r"\s*\+?([0-9]{1,19})\s*", typed, re.ASCII)
    if not found or int(found[1]) > LARGEST_SEED:
        raise BadInputError(shown(typed))
    return int(found[1])


def shown(typed: str) -> str:
    """What somebody typed, cut to a length that fits into a sentence."""
    return typed if len(typed) <= LONGEST_SHOWN else typed[: LONGEST_SHOWN - 1] + "…"


def given_in(query: str | None) -> dict[str, list[str]]:
    """The values that an address gives, by key, also empty ones; none of one with too many to read."""
    return {} if is_too_long(query) else parse_qs(query or "", keep_blank_values=True)


def is_too_long(query: str | None) -> bool:
    """Whether an address asks for more than `MOST_FIELDS` things, so that it is not read at all."""
    return (query or "").count("&") >= MOST_FIELDS


def asked_from(query: str | None) -> tuple[Asked, str]:
    """The run that an address asks for, as far as there is such a run; and what was left out, in words.

    Nothing is drawn: pages of many worlds draw by themselves. Those that show one ask `world_from`.
    """
    return _read(query, Asked())


def world_from(query: str | None) -> tuple[Asked, str]:
    """The same for a page that shows one world, whose address may ask for the draw of its seed."""
    if given_in(query).get("drawn") != ["1"]:
        return asked_from(query)
    asked, said = _read(query, Asked(drawn=True))
    if asked.war() is None:
        title = war_named(asked.name).title
        return asked._replace(drawn=False), f"{said} {text('asked.bad.drawn').format(title=title)}".strip()
    return asked, said


def _read(query: str | None, asked: Asked) -> tuple[Asked, str]:
    if is_too_long(query):
        return asked, text("asked.bad.address_long").format(most=MOST_FIELDS)
    said, given = [], given_in(query)
    for take, key in ((_with_conflict, "war"), (_with_seed, "seed"), (_with_settings, "set")):
        if key in given:
            asked, problem = take(asked, given[key])
            said.append(problem)
    return asked, " ".join(filter(None, said))


def _with_conflict(asked: Asked, values: list[str]) -> tuple[Asked, str]:
    if values[0] in shipped():
        return asked._replace(name=values[0]), ""
    return asked, text("asked.bad.conflict").format(text=shown(values[0]), title=war_named(asked.name).title)


def _with_seed(asked: Asked, values: list[str]) -> tuple[Asked, str]:
    try:
        return asked._replace(seed=seed_from(values[0])), ""
    except BadInputError as bad:
        said = text("asked.bad.address_seed")
        return asked, said.format(text=bad, largest=LARGEST_SEED, seed=asked.seed)


def _with_settings(asked: Asked, values: list[str]) -> tuple[Asked, str]:
    """Only what the page itself can set, and what a lesson does: a page for many must not run any model."""
    from dashboards.asked.word_dials import paths_in_words

    known = {path for dial in dials_of(war_named(asked.name)) for path in dial.paths} | paths_in_words(
        asked.name
    )
    horizons = {f"{HORIZON}={days}" for days in HORIZONS}
    strange = [it for it in values if it.partition("=")[0] not in known and it not in horizons]
    if strange:
        from dashboards.asked.lesson_settings import known_settings

        strange = [setting for setting in strange if setting not in known_settings()]
    said = text("asked.bad.address_set").format(text=shown(", ".join(strange))) if strange else ""
    settings = [setting for setting in values if setting not in strange]
    numbers = [setting for setting in settings if not setting.startswith(f"{OFFERED}=")]
    words = [setting.partition("=")[2] for setting in settings if setting not in numbers]
    offered: dict[str, Value] = {OFFERED: words[-1]} if words else {}
    try:
        conflict = with_settings(war_named(asked.name), numbers)
        paths = (setting.partition("=")[0] for setting in numbers)
        return asked.changed({path: value_at(conflict, path) for path in paths} | offered), said
    except ConflictError as bad:
        problems = text("asked.bad.address_value").format(problems=bad)
        return asked, f"{said} {problems}".strip()

"""Two levers of a war and the values that they take: what the page's diagram is made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from dashboards.asked.dials import Dial, dials_of
from dashboards.asked.run import Asked, given_in, shown
from dashboards.words import text
from microdeals.conflicts import Conflict, value_at, with_values
from microdeals.conflicts.declared import Value, unit_in_words
from microdeals.documents.wording import tidy
from microdeals.errors import ConflictError
from microdeals.rulebook.luck import LARGEST_SEED
from microdeals.study.question.designs import levels
from microdeals.study.question.experiment import Factor

STEPS = (5, 7, 9)
"""How many values a range may be cut into."""
PAIRS = (20, 40, 100)
"""How many twin pairs a cell may have."""
FIRST_LEVERS = (("attribution", "access", "fickleness"), ("negativity", "trust"))
"""Keys of the levers that the page begins with: the first that a war has; across, and up."""
SPANS = {"negativity": (1.0, 4.0), "trust": (0.0, 0.6), "fickleness": (0.0, 0.4), "hold_days": (0.0, 84.0)}
"""Where a lever begins to vary, where its whole range would be mostly empty. A visitor can change both."""


class Lever(NamedTuple):
    """A value that varies, from `low` to `high`; both are 0 if it is one of several words."""

    path: str
    low: float = 0.0
    high: float = 0.0

    def with_end(self, end: str, value: float) -> Lever:
        """The lever with another ``low`` or ``high`` end."""
        return self._replace(high=value) if end == "high" else self._replace(low=value)


class WantedDiagram(NamedTuple):
    """A diagram: the war and its own values, what varies across and up, how finely, how many pairs a cell."""

    asked: Asked
    across: Lever
    up: Lever
    steps: int = 7
    pairs: int = 40

    def with_lever(self, name: str, lever: Lever) -> WantedDiagram:
        """The diagram with another lever ``across`` or ``up``."""
        return self._replace(up=lever) if name == "up" else self._replace(across=lever)

    def with_size(self, name: str, number: int) -> WantedDiagram:
        """The diagram with another number of ``steps`` or ``pairs``."""
        return self._replace(pairs=number) if name == "pairs" else self._replace(steps=number)

    def values(self, lever: Lever) -> tuple[Value, ...]:
        """The values that a lever takes one after the other."""
        return levels(factor_of(self.asked.conflict(), lever), self.steps)

    def conflict(self, across: Value, up: Value) -> Conflict:
        """The war at one cell. Raises ConflictError where the model refuses the values."""
        return with_values(self.asked.conflict(), {self.across.path: across, self.up.path: up})

    def own(self) -> str:
        """What this page adds to the address."""
        levers = {"across": told(self.across), "up": told(self.up)}
        return urlencode(levers | {"steps": self.steps, "pairs": self.pairs}, safe=":")

    def experiment(self) -> str:
        """The same cells and pairs as the file of an experiment, for `microdeals sweep`."""
        conflict = self.asked.conflict()
        varied = [factor_of(conflict, lever) for lever in (self.across, self.up)]
        settings = [f"{json.dumps(path)} = {_toml(value)}" for path, value in self.asked.changes]
        return "\n".join(
            [
                f"question = {json.dumps(text('sweep.file.question'))}",
                f"model = {json.dumps(self.asked.name)}",
                f"runs = {self.pairs}",
                f"seed = {self.asked.seed}",
                *(["", "[settings]", *settings] if settings else []),
                "",
                "[design]",
                'kind = "grid"',
                f"steps = {self.steps}",
                "",
                "[levers]",
                *(f"{json.dumps(factor.path)} = {_spread(factor)}" for factor in varied),
                "",
            ]
        )


def _spread(factor: Factor) -> str:
    if factor.choices:
        return json.dumps(list(factor.choices))
    low, high = (int(it) if factor.is_whole else it for it in (factor.low, factor.high))
    return f"{{ low = {low}, high = {high} }}"


def _toml(value: Value) -> str:
    return json.dumps(value) if isinstance(value, bool | int | float | str) else str(value)


def factor_of(conflict: Conflict, lever: Lever) -> Factor:
    """The lever as a sweep knows it."""
    dial = knobs_of(conflict)[lever.path]
    base = value_at(conflict, lever.path)
    return Factor(
        lever.path, True, tuple(dial.declared.choices), lever.low, lever.high, type(base) is int, base
    )


def knobs_of(conflict: Conflict) -> dict[str, Dial]:
    """What may be a lever, by path: the dials that move one place of the model."""
    return {dial.key: dial for dial in dials_of(conflict) if len(dial.paths) == 1}


def lever_of(dial: Dial) -> Lever:
    """A dial's lever as it is first shown."""
    if dial.declared.choices:
        return Lever(dial.key)
    low, high = SPANS.get(dial.declared.key, (dial.declared.low, dial.high))
    return Lever(dial.key, low, min(high, dial.high))


def first(asked: Asked) -> WantedDiagram:
    """The diagram that a war begins with."""
    knobs = list(knobs_of(asked.conflict()).values())
    found: list[Dial] = []
    for keys in FIRST_LEVERS:
        ranked = sorted(knobs, key=lambda dial: _rank(dial.declared.key, keys))
        found.append(next(dial for dial in ranked if dial not in found))
    across, up = map(lever_of, found)
    return WantedDiagram(asked, across, up)


def _rank(key: str, keys: tuple[str, ...]) -> int:
    return keys.index(key) if key in keys else len(keys)


def told(lever: Lever) -> str:
    """A lever as an address has it."""
    if lever.low == lever.high == 0.0:
        return lever.path
    return f"{lever.path}:{tidy(lever.low)}:{tidy(lever.high)}"


def wanted_from(query: str | None, asked: Asked) -> tuple[WantedDiagram, str]:
    """The diagram that an address asks for, as far as there is such a one; what was left out, in words."""
    wanted, strange, given = first(asked), [], given_in(query)
    for name in ("across", "up"):
        if given.get(name, [""])[0]:
            lever, problem = lever_from(given[name][0], asked.conflict())
            strange += [problem] if problem else []
            wanted = wanted.with_lever(name, lever) if lever else wanted
    if wanted.across.path == wanted.up.path:
        strange.append(text("sweep.bad.twice"))
        wanted = first(asked)
    for name, known in (("steps", STEPS), ("pairs", PAIRS)):
        number = given.get(name, [""])[0]
        if number in map(str, known):
            wanted = wanted.with_size(name, int(number))
        elif number:
            among = ", ".join(map(str, known))
            strange.append(text("sweep.bad.number").format(name=name, text=shown(number), known=among))
    fits = fitting(wanted)
    if fits != wanted:
        strange.append(text("sweep.bad.last_seed").format(seed=fits.asked.seed))
    return fits, " ".join(strange)


def fitting(wanted: WantedDiagram) -> WantedDiagram:
    """The same from its seed on, or from the last seed that leaves room for all pairs of a cell."""
    seed = min(wanted.asked.seed, LARGEST_SEED - wanted.pairs + 1)
    return wanted._replace(asked=wanted.asked._replace(seed=seed))


def lever_from(said: str, conflict: Conflict) -> tuple[Lever | None, str]:
    """A lever as an address says it, or why not."""
    path, *ends = said.split(":")
    dial = knobs_of(conflict).get(path)
    if dial is None:
        return None, text("sweep.bad.lever").format(text=shown(path))
    if dial.declared.choices or not ends:
        return lever_of(dial), ""
    try:
        low, high = map(float, ends)
    except ValueError:
        return None, text("sweep.bad.range").format(text=shown(said))
    lever = Lever(path, low, high)
    problem = problem_with(lever, conflict)
    return (None, problem) if problem else (lever, "")


def problem_with(lever: Lever, conflict: Conflict) -> str:
    """Why a lever cannot vary so; empty if it can."""
    dial = knobs_of(conflict)[lever.path]
    if dial.declared.choices:
        return ""
    said = f"{tidy(lever.low)} – {tidy(lever.high)}"
    if not lever.low < lever.high:
        return text("sweep.bad.range").format(text=said)
    if dial.declared.type is int and not (lever.low.is_integer() and lever.high.is_integer()):
        return text("sweep.bad.whole").format(text=said)
    if lever.low < dial.declared.low or lever.high > dial.high:
        return text("sweep.bad.outside").format(
            text=said, label=dial.label, low=tidy(dial.declared.low), high=tidy(dial.high)
        )
    ends: Mapping[str, Value]
    for end in (lever.low, lever.high):
        ends = {lever.path: int(end) if dial.declared.type is int else end}
        try:
            with_values(conflict, ends)
        except ConflictError as bad:
            return str(bad)
    return ""


def again(wanted: WantedDiagram, asked: Asked) -> WantedDiagram:
    """The same levers for other values or luck; of another war, the levers that it begins with."""
    if asked.name != wanted.asked.name:
        return first(asked)._replace(steps=wanted.steps, pairs=wanted.pairs)
    return wanted._replace(asked=asked)


def name_of(dial: Dial) -> str:
    """A dial as a lever is named: whose it is, what it means, its unit."""
    unit = "" if dial.declared.choices else f" ({unit_in_words(dial.declared.unit)})"
    return f"{dial.group}: {dial.label}{unit}"

"""Populations: many conflicts, each drawn from the priors that a model's population.toml declares."""

import math
import tomllib
import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from microdeals.conflicts import Conflict, declarations, load, value_at, with_values
from microdeals.ensemble.in_order import in_order
from microdeals.errors import RequestError
from microdeals.evidence.ceasefire_table import Lived
from microdeals.evidence.worlds import AskedWorld, live

FILE = "population.toml"
SIDES = "party.*."
DISTRIBUTIONS = {
    "beta": ("a", "b"),
    "uniform": ("low", "high"),
    "lognormal": ("median", "spread"),
    "choice": ("values",),
}


class Draw(NamedTuple):
    """One declared prior: which paths it sets or scales, and how it is distributed."""

    name: str
    sets: tuple[str, ...]
    scales: tuple[str, ...]
    distribution: str
    numbers: Mapping[str, Any]
    reason: str


class Population(NamedTuple):
    """A conflict model, and how conflicts differ from it."""

    centre: Conflict
    draws: tuple[Draw, ...]


def load_population(folder: Path) -> Population:
    """The population of a model's folder. Raises RequestError with what is wrong in population.toml."""
    source = folder / FILE
    document = tomllib.loads(source.read_text(encoding="utf-8"))
    draws = tuple(_draw(source.name, name, table) for name, table in document["draw"].items())
    return Population(load(str(folder)), draws)


def _draw(source: str, name: str, table: Mapping[str, Any]) -> Draw:
    given = dict(table)
    kind = given.pop("distribution", "")
    sets, scales = tuple(given.pop("sets", ())), tuple(given.pop("scales", ()))
    reason = given.pop("reason", "")
    if kind not in DISTRIBUTIONS or set(given) != set(DISTRIBUTIONS[kind]):
        wanted = "; ".join(f"{known}: {', '.join(keys)}" for known, keys in DISTRIBUTIONS.items())
        raise RequestError(f"{source}, [draw.{name}]: give a distribution and its numbers ({wanted}).")
    if not (sets or scales) or not reason:
        raise RequestError(f"{source}, [draw.{name}]: give 'sets' or 'scales', and a 'reason'.")
    return Draw(name, sets, scales, kind, given, reason)


def with_numbers(population: Population, numbers: Mapping[tuple[str, str], float]) -> Population:
    """The population with other numbers for some of its draws, by the draw's name and the number's key."""
    draws = tuple(
        draw._replace(
            numbers={key: numbers.get((draw.name, key), old) for key, old in draw.numbers.items()}
        )
        for draw in population.draws
    )
    return population._replace(draws=draws)


def drawn(population: Population, number: int, seed: int) -> Conflict:
    """Conflict ``number`` of the population: the same for the same numbers and seed, whoever asks."""
    values: dict[str, Any] = {}
    for draw in population.draws:
        parties = [party.key for party in population.centre.parties]
        for side in parties if _is_by_side(draw) else [""]:
            luck = np.random.default_rng([seed, number, zlib.crc32(f"{draw.name} {side}".encode())])
            value = _sampled(draw, luck)
            for path in draw.sets:
                values[path.replace("*", side)] = value
            for path in draw.scales:
                full = path.replace("*", side)
                values[full] = value * float(value_at(population.centre, full))  # type: ignore[arg-type]
    return with_values(population.centre, {path: within(path, value) for path, value in values.items()})


def _is_by_side(draw: Draw) -> bool:
    return any(path.startswith(SIDES) for path in draw.sets + draw.scales)


def _sampled(draw: Draw, luck: np.random.Generator) -> float:
    numbers = draw.numbers
    if draw.distribution == "beta":
        return float(luck.beta(numbers["a"], numbers["b"]))
    if draw.distribution == "uniform":
        return float(luck.uniform(numbers["low"], numbers["high"]))
    if draw.distribution == "lognormal":
        return float(luck.lognormal(math.log(numbers["median"]), numbers["spread"]))
    return float(luck.choice(numbers["values"]))


def within(path: str, value: float) -> float | int:
    """A drawn number cut to the range that its parameter declares, and whole where that is whole."""
    parts = path.split(".")
    declared = next(line for line in declarations()[parts[0]] if line.key == parts[-1])
    least = declared.low if declared.low_is_allowed else declared.low + 1e-9
    cut = min(max(value, least), declared.high)
    return round(cut) if declared.type is int else cut


class PopulationRun(NamedTuple):
    """How many conflicts of a population to live through, and with which luck.

    ``without``: whether each is lived a second time, with the same luck and without deals.
    """

    conflicts: int
    seed: int = 1
    threads: int = 2
    without: bool = False


def lived(population: Population, request: PopulationRun) -> Iterator[Lived]:
    """Draw conflicts and live each once, to its horizon, in order. Its luck is its own number."""
    return in_order(partial(_live, population, request), range(request.conflicts), request.threads)


def _live(population: Population, request: PopulationRun, number: int) -> Lived:
    asked = AskedWorld(number, request.seed * 1_000_000 + number, request.without)
    return live(drawn(population, number, request.seed), asked)

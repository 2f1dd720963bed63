"""Populations: many conflicts, each drawn from the priors that a model's population.toml declares."""

import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from microdeals.conflicts import Conflict, load, with_values
from microdeals.documents.problems import Problem
from microdeals.documents.reading import FileSort, read_document
from microdeals.documents.wording import did_you_mean
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.ensemble.in_order import in_order
from microdeals.errors import RequestError, UnknownsError
from microdeals.evidence.ceasefire_table import Lived
from microdeals.unknowns.distributions import is_number, sampled
from microdeals.unknowns.draw import Draw
from microdeals.unknowns.limits import limits_of
from microdeals.unknowns.paths import all_of, sides_of, values_in
from microdeals.unknowns.tables import draws_in, sentences

FILE = "population.toml"
DRAW, FIT = "draw", "fit"
SORT = FileSort("a population", 1_000_000, UnknownsError, least="It needs at least one [draw.<name>].")


class Free(NamedTuple):
    """A number of a draw that may be fitted, and its prior: uniform in the logarithm, low to high."""

    name: str
    draw: str
    key: str
    low: float
    high: float


class Population(NamedTuple):
    """A conflict model, how conflicts differ from it, and which numbers of that were fitted."""

    centre: Conflict
    draws: tuple[Draw, ...]
    free: tuple[Free, ...]


def load_population(folder: Path) -> Population:
    """The population of a model's folder. Raises RequestError with all that is wrong in population.toml."""
    document = read_document(folder / FILE, SORT)
    centre, values = load(str(folder)), document.values
    draws, found = draws_in(DRAW, values.get(DRAW, {}), centre)
    known = {draw.name: draw for draw in draws}
    problems = [*found, *_problems_of_free(values.get(FIT, {}), known)]
    if problems:
        raise RequestError("\n".join(sentences(problems, document, (DRAW, FIT))))
    free = tuple(Free(name, **table) for name, table in values.get(FIT, {}).items())
    return Population(centre, draws, free)


def _problems_of_free(tables: Mapping[str, Any], known: Mapping[str, Draw]) -> Iterator[Problem]:
    for name, table in tables.items():
        at, keys = (FIT, name), set(Free._fields[1:])
        if not isinstance(table, Mapping) or set(table) != keys:
            yield Problem(at, "must have draw, key, low and high, and nothing else")
            continue
        draw, key, low, high = (table[key] for key in Free._fields[1:])
        if draw not in known or key not in known[draw].numbers:
            yield Problem(at, f"no [draw.{draw}] {key}.{did_you_mean(str(draw), known)}")
        elif not (is_number(low) and is_number(high) and 0 < low < high):
            yield Problem(at, "low and high must be numbers above 0, low below high")


def fitted(population: Population, values: Mapping[str, float]) -> Population:
    """The population with other values for some of its fitted numbers, by the names of ``[fit.<name>]``."""
    place = {(free.draw, free.key): values[free.name] for free in population.free if free.name in values}
    return population._replace(
        draws=tuple(
            draw._replace(
                numbers={key: place.get((draw.name, key), old) for key, old in draw.numbers.items()}
            )
            for draw in population.draws
        )
    )


def drawn(population: Population, number: int, seed: int) -> Conflict:
    """Conflict ``number`` of the population: the same for the same numbers and seed, whoever asks."""
    centre = population.centre
    values: dict[str, float | int] = {}
    for draw in population.draws:
        for side in sides_of(draw, centre):
            luck = np.random.default_rng([seed, number, zlib.crc32(f"{draw.name} {side}".encode())])
            value = sampled(draw.distribution, draw.numbers, luck)
            for path in all_of(draw.sets, side, centre):
                values[path] = limits_of(path).cut(value)
            for path in all_of(draw.scales, side, centre):
                values[path] = limits_of(path).cut(value * float(values_in(centre)[path]))
    return with_values(centre, values)


class PopulationRun(NamedTuple):
    """How many conflicts of a population to live through, and with which luck."""

    conflicts: int
    seed: int = 1
    threads: int = 2


def lived(population: Population, request: PopulationRun) -> Iterator[Lived]:
    """Draw conflicts and live each once, to its horizon, in order. Its luck is its own number."""
    return in_order(partial(_live, population, request.seed), range(request.conflicts), request.threads)


def _live(population: Population, seed: int, number: int) -> Lived:
    conflict = drawn(population, number, seed)
    worlds = run_ensemble(conflict, [seed * 1_000_000 + number], Wanted(events=True), threads=1)
    events = worlds.events[0][: int(worlds.outcomes.n_events[0])]
    return Lived(number, conflict, events, conflict.horizon_days)

"""Populations: many conflicts, each drawn from the priors that a model's population.toml declares."""

import zlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

from microdeals.conflicts import Conflict, load, with_values
from microdeals.documents.reading import FileSort, read_document
from microdeals.ensemble.in_order import in_order
from microdeals.errors import RequestError, UnknownsError
from microdeals.evidence.ceasefire_table import Lived
from microdeals.evidence.worlds import AskedWorld, live
from microdeals.unknowns.distributions import sampled
from microdeals.unknowns.draw import Draw
from microdeals.unknowns.limits import limits_of
from microdeals.unknowns.paths import all_of, sides_of, values_in
from microdeals.unknowns.tables import draws_in, sentences

FILE = "population.toml"
DRAW = "draw"
SORT = FileSort("a population", 1_000_000, UnknownsError, least="It needs at least one [draw.<name>].")


class Population(NamedTuple):
    """A conflict model, and how conflicts differ from it."""

    centre: Conflict
    draws: tuple[Draw, ...]


def load_population(folder: Path) -> Population:
    """The population of a model's folder. Raises RequestError with all that is wrong in population.toml."""
    document = read_document(folder / FILE, SORT)
    centre, values = load(str(folder)), document.values
    draws, found = draws_in(DRAW, values.get(DRAW, {}), centre)
    if found:
        raise RequestError("\n".join(sentences(found, document, (DRAW,))))
    return Population(centre, draws)


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

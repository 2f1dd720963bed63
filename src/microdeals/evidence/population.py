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
from microdeals.ensemble.kernel import kernel_of
from microdeals.ensemble.places import places_of
from microdeals.errors import RequestError, UnknownsError
from microdeals.evidence.ceasefire_table import Lived
from microdeals.evidence.worlds import AskedWorld, Packed, live_packed
from microdeals.unknowns.distributions import DISTRIBUTIONS, sampled
from microdeals.unknowns.draw import Draw
from microdeals.unknowns.limits import limits_of
from microdeals.unknowns.paths import all_of, other_sides_prospects, sides_of, values_in
from microdeals.unknowns.reading import POPULATION as FILE
from microdeals.unknowns.tables import draws_in, sentences

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
    draws, found = draws_in(DRAW, values.get(DRAW, {}), centre, DISTRIBUTIONS)
    if found:
        raise RequestError("\n".join(sentences(found, document, (DRAW,))))
    return Population(centre, draws)


def with_numbers(population: Population, numbers: Mapping[tuple[str, str], float]) -> Population:
    """The population with other numbers for some of its draws, by the draw's name and the number's key."""
    draws = tuple(
        draw._replace(numbers={key: numbers.get((draw.name, key), old) for key, old in draw.numbers.items()})
        for draw in population.draws
    )
    return population._replace(draws=draws)


def drawn(population: Population, number: int, seed: int) -> Conflict:
    """Conflict ``number`` of the population: the same for the same numbers and seed, whoever asks."""
    return with_values(population.centre, drawn_values(population, number, seed))


def drawn_values(population: Population, number: int, seed: int) -> dict[str, float | int]:
    """The values, by path, that conflict ``number`` of the population has of its own."""
    centre, given = population.centre, values_in(population.centre)
    values: dict[str, float | int] = {}
    for draw in population.draws:
        for side in sides_of(draw, centre):
            luck = np.random.default_rng([seed, number, zlib.crc32(f"{draw.name} {side}".encode())])
            value = sampled(draw.distribution, draw.numbers, luck)
            found = dict.fromkeys(all_of(draw.sets, side, centre), value)
            found |= {path: value * float(given[path]) for path in all_of(draw.scales, side, centre)}
            for path, number_of_path in found.items():
                values[path] = limits_of(path).cut(number_of_path)
                if other := other_sides_prospects(path, centre):
                    values[other] = 1.0 - values[path]
    return values


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
    shapes = Shapes(population.centre)
    return in_order(partial(_live, population, shapes, request), range(request.conflicts), request.threads)


class Shapes:
    """A conflict model packed once for each shape that draws give it: so many teams, say."""

    def __init__(self, centre: Conflict) -> None:
        self.centre = centre
        self.places = places_of(centre)
        self.known: dict[tuple[tuple[str, float | int], ...], Packed] = {}

    def packed(self, values: Mapping[str, float | int]) -> Packed:
        """The model with these values, by path."""
        shape = tuple((path, value) for path, value in values.items() if path not in self.places)
        if shape not in self.known:
            conflict = with_values(self.centre, dict(shape))
            self.known[shape] = Packed(conflict, kernel_of(conflict), places_of(conflict))
        return self.known[shape].with_numbers({path: v for path, v in values.items() if path in self.places})


def _live(population: Population, shapes: Shapes, request: PopulationRun, number: int) -> Lived:
    asked = AskedWorld(number, request.seed * 1_000_000 + number, request.without)
    return live_packed(shapes.packed(drawn_values(population, number, request.seed)), asked)

"""The models that are fitted: what each is run as, and the figures it comes to at given numbers."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from microdeals.calibration.carried import folder_of, load_carried
from microdeals.calibration.free_numbers import LINEAR, FreeNumber, load_free_numbers
from microdeals.conflicts import Conflict, load, with_values
from microdeals.evidence import histories, recommitments, small_deals
from microdeals.evidence.population import PopulationRun, load_population, with_numbers
from microdeals.evidence.validation import DONBAS, POPULATION, WAR
from microdeals.statistics.figures import Figures
from microdeals.unknowns.limits import limits_of
from microdeals.unknowns.paths import all_spelled_out


class Trial(NamedTuple):
    """A trial of a model: values of its free numbers by name, how many worlds, and the seed of their luck."""

    values: Mapping[str, float]
    worlds: int
    seed: int


class FittedModel(NamedTuple):
    """A model that is fitted: its name, its free numbers, and the figures of a trial."""

    name: str
    numbers: tuple[FreeNumber, ...]
    figures: Callable[[Trial], Figures]

    def some(self, names: Sequence[str]) -> tuple[FreeNumber, ...]:
        """Some of its free numbers, by name, in the order of the names."""
        by_name = {number.name: number for number in self.numbers}
        return tuple(by_name[name] for name in names)


def model_named(name: str) -> FittedModel:
    """A shipped model that can be fitted, by name: a key of ``FIGURES``."""
    return FittedModel(name, numbers_of(name), FIGURES[name])


def numbers_of(name: str) -> tuple[FreeNumber, ...]:
    """The free numbers of a model. Of a war that is learnt by weights: each of its paths, as it is drawn."""
    free = load_free_numbers(folder_of(name))
    if name != WAR:
        return free
    carried = load_carried(folder_of(name))
    sets = [path for one in carried for path in one.sets] + [path for one in free for path in one.sets]
    paths = [path for stars in sets for path in all_spelled_out(stars, load(name))]
    return tuple(FreeNumber(path, (path,), "", "", 0.0, 1.0, LINEAR, "drawn as it is") for path in paths)


def _population_figures(trial: Trial) -> Figures:
    chosen = _chosen(POPULATION, trial)
    population = load_population(folder_of(POPULATION))
    of_draws = {(number.draw, number.key): value for number, value in chosen if number.draw}
    moved = with_numbers(population._replace(centre=_set(population.centre, chosen)), of_draws)
    request = PopulationRun(trial.worlds, trial.seed, threads=1, without=True)
    return histories.figures(histories.histories(moved, request))


def _donbas_figures(trial: Trial) -> Figures:
    conflict = _set(load(DONBAS), _chosen(DONBAS, trial))
    return recommitments.figures(recommitments.repeated(conflict, trial.worlds, trial.seed, 1))


def _chosen(name: str, trial: Trial) -> list[tuple[FreeNumber, float]]:
    numbers = {number.name: number for number in numbers_of(name)}
    return [(numbers[free], value) for free, value in trial.values.items()]


def _war_figures(trial: Trial) -> Figures:
    conflict = _set(load(WAR), _chosen(WAR, trial))
    return small_deals.figures(small_deals.years_of(conflict, trial.worlds, trial.seed, 1))


FIGURES: dict[str, Callable[[Trial], Figures]] = {
    POPULATION: _population_figures,
    DONBAS: _donbas_figures,
    WAR: _war_figures,
}
"""What each model that can be fitted comes to."""


def _set(conflict: Conflict, chosen: list[tuple[FreeNumber, float]]) -> Conflict:
    """The conflict with the values of those numbers that it has itself, each side's where ``*`` stands."""
    values = {
        path: limits_of(path).cut(value)
        for number, value in chosen
        for stars in number.sets
        for path in all_spelled_out(stars, conflict)
    }
    return with_values(conflict, values)

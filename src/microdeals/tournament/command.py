"""What ``microdeals tournament`` does between reading its words and printing its answer."""

from pathlib import Path
from typing import NamedTuple

from microdeals.conflicts import load, shipped, with_settings
from microdeals.documents.destination import check_destination, must_be_new, must_be_writable
from microdeals.documents.screen import say_aside
from microdeals.documents.tables import dictionary_beside
from microdeals.documents.wording import counted_as
from microdeals.errors import RequestError
from microdeals.processors import processors
from microdeals.progress import bar_of
from microdeals.tournament import Entrant, Field, Played, Rules, built_in, in_folder, play
from microdeals.tournament.files import verdicts_beside, wars_beside
from microdeals.tournament.limits import SECONDS_A_WAR
from microdeals.tournament.round_robin import n_wars
from microdeals.tournament.twice import fields_twice

MOST_SEEDS = 1000
FIRST_SEED = 1
MOST_SECONDS = 3600.0
PATIENCE_A_DAY = 0.06
"""Seconds for a day of war."""
LEAST_MEMORY, MOST_MEMORY = 50, 100_000


class TournamentAsked(NamedTuple):
    """What was asked for on the command line."""

    folder: Path
    conflicts: tuple[str, ...]
    n_seeds: int
    settings: tuple[str, ...]
    with_built_in: bool
    seconds: float | None
    memory: int
    processes: int | None
    out: Path | None
    is_forced: bool


def held(asked: TournamentAsked) -> Played:
    """Check everything that can be checked, then play. Raises RequestError or ConflictError before a war."""
    rules = _rules(asked)
    entrants: list[Entrant] = [*in_folder(asked.folder), *(built_in() if asked.with_built_in else [])]
    total = n_wars(entrants, rules)
    say_aside(
        f"{len(entrants)} strategies, each against each and against itself on both sides: "
        f"{counted_as(total, 'war')}."
    )
    with bar_of("Wars", total) as bar:
        return play(entrants, rules, bar.advance)


def _rules(asked: TournamentAsked) -> Rules:
    _check("--seeds", asked.n_seeds, 1, MOST_SEEDS)
    _check("--memory", asked.memory, LEAST_MEMORY, MOST_MEMORY)
    if asked.processes is not None:
        _check("--processes", asked.processes, 1, 1000)
    if asked.seconds is not None and not 0.1 <= asked.seconds <= MOST_SECONDS:
        raise RequestError(f"--seconds {asked.seconds:g}: must be from 0.1 to {MOST_SECONDS:g}.")
    if asked.out:
        check_destination(asked.out, (".csv",), "standings.csv")
        beside = [wars_beside(asked.out), verdicts_beside(asked.out), dictionary_beside(asked.out)]
        for file in beside:
            must_be_writable(file)
        must_be_new((asked.out, *beside), is_forced=asked.is_forced)
    fields = tuple(_field(model, asked.settings) for model in asked.conflicts)
    for problem in fields_twice(fields):
        raise RequestError(f"--conflict {problem}")
    seeds = range(FIRST_SEED, FIRST_SEED + asked.n_seeds)
    seconds = asked.seconds or _patience(fields)
    return Rules(fields, seeds, seconds, asked.memory, asked.processes or processors())


def _patience(fields: tuple[Field, ...]) -> float:
    """Seconds for a war: a hundred times what the model itself takes on a machine of today."""
    days = max(with_settings(load(field.model), field.settings).horizon_days for field in fields)
    return max(SECONDS_A_WAR, days * PATIENCE_A_DAY)


def _check(option: str, number: int, low: int, high: int) -> None:
    if not low <= number <= high:
        raise RequestError(f"{option} {number}: must be a whole number from {low} to {high}.")


def _field(model: str, settings: tuple[str, ...]) -> Field:
    """A conflict that is known to load; a path is made absolute, for processes that start elsewhere."""
    with_settings(load(model), settings)
    return Field(model if model in shipped() else str(Path(model).resolve()), settings, model)

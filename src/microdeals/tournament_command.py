"""What ``microdeals tournament`` does between reading its words and printing its answer."""

import os
from pathlib import Path
from typing import NamedTuple

import typer

from microdeals.conflicts import load, shipped, with_settings
from microdeals.defaults import SECONDS_A_WAR
from microdeals.destination import check_destination, must_be_writable
from microdeals.errors import RequestError
from microdeals.progress import bar_of
from microdeals.tournament import Entrant, Field, Played, Rules, built_in, in_folder, play
from microdeals.tournament.files import wars_beside
from microdeals.tournament.playing import n_wars

MOST_SEEDS = 1000
FIRST_SEED = 1
MOST_SECONDS = 3600.0
PATIENCE_A_DAY = 0.06
"""Seconds for a day of war."""
LEAST_MEMORY, MOST_MEMORY = 50, 100_000


class Wish(NamedTuple):
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


def held(wish: Wish) -> Played:
    """Check everything that can be checked, then play. Raises RequestError or ConflictError before a war."""
    rules = _rules(wish)
    entrants: list[Entrant] = [*in_folder(wish.folder), *(built_in() if wish.with_built_in else [])]
    total = n_wars(entrants, rules)
    typer.echo(
        f"{len(entrants)} strategies, each against each and against itself on both sides: {total:,} wars.",
        err=True,
    )
    with bar_of("Wars", total) as bar:
        return play(entrants, rules, bar.advance)


def _rules(wish: Wish) -> Rules:
    _check("--seeds", wish.n_seeds, 1, MOST_SEEDS)
    _check("--memory", wish.memory, LEAST_MEMORY, MOST_MEMORY)
    if wish.processes is not None:
        _check("--processes", wish.processes, 1, 1000)
    if wish.seconds is not None and not 0.1 <= wish.seconds <= MOST_SECONDS:
        raise RequestError(f"--seconds {wish.seconds:g}: must be from 0.1 to {MOST_SECONDS:g}.")
    if wish.out:
        check_destination(wish.out, (".csv",), "standings.csv")
        must_be_writable(wars_beside(wish.out))
    fields = tuple(_field(model, wish.settings) for model in wish.conflicts)
    seeds = range(FIRST_SEED, FIRST_SEED + wish.n_seeds)
    seconds = wish.seconds or _patience(fields)
    return Rules(fields, seeds, seconds, wish.memory, wish.processes or os.cpu_count() or 1)


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

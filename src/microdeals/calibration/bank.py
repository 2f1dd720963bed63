"""The bank: trials of a model all over its priors, kept as they are made, so that a stopped run goes on.

::

    FOLDER/
      plan.json                what was asked: written once, before the first trial
      part-00000.parquet ...   trials in the order of their points

Every trial has luck of its own. A part holds, a row a point, the place of each free number in its prior
(0..1) and the figures that the model came to there; it does not depend on how many processes made it.
"""

import hashlib
import io
import json
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals import evidence
from microdeals._version import __version__
from microdeals.calibration.carried import folder_of
from microdeals.calibration.free_numbers import values_of
from microdeals.calibration.models import Trial, model_named
from microdeals.documents.whole_files import write_whole
from microdeals.errors import RequestError
from microdeals.progress import Bar
from microdeals.statistics.figures import Figures
from microdeals.study.question.rules_digest import RULES_DIGEST, digest_of_files

PLAN = "plan.json"
MEASURES = Path(evidence.__file__).parent
MODEL_FILES = ("conflict.toml", "population.toml", "fit.toml")
ROWS_A_PART = 8
FIRST_SEED, SEEDS_A_BANK = 1_000, 100_000
"""Trials have seeds of their own from here on, apart from those that people ask for."""


class BankPlan(NamedTuple):
    """What a bank holds: trials of a model at points (n, numbers) of the unit cube, of so many worlds each.

    ``numbers``: names of the free numbers that the points are places of; the others are as in the model.
    """

    model: str
    numbers: tuple[str, ...]
    worlds: int
    seed: int
    points: NDArray[np.float64]

    def told(self) -> dict[str, Any]:
        """What must be the same for two halves of a bank to fit together."""
        told: dict[str, Any] = self._asdict() | {
            "points": _digest(self.points),
            "numbers": list(self.numbers),
        }
        measures = sorted(path.name for path in MEASURES.glob("*.py"))
        files = [name for name in MODEL_FILES if (folder_of(self.model) / name).exists()]
        return told | {
            "version": __version__,
            "rules": RULES_DIGEST,
            "measures": digest_of_files(MEASURES, measures),
            "model_files": digest_of_files(folder_of(self.model), files),
        }


class Bank(NamedTuple):
    """Trials that were made: places of the free numbers (n, numbers) and figures (n,) by name."""

    points: NDArray[np.float64]
    figures: pd.DataFrame


def fill(folder: Path, plan: BankPlan, bar: Bar, workers: int) -> Bank:
    """Make the trials that are not there yet, on this many processes, and read them all.

    Raises RequestError for a folder that holds another bank or cannot be written.
    """
    _open(folder, plan)
    numbers = range(-(-len(plan.points) // ROWS_A_PART))
    missing = [number for number in numbers if not _part(folder, number).exists()]
    bar.advance(plan.worlds * (len(plan.points) - sum(len(_rows(plan, number)) for number in missing)))
    if missing:
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            for number, content in _made(pool, plan, missing):
                _write(_part(folder, number), content)
                bar.advance(plan.worlds * len(_rows(plan, number)))
    parts = [pd.read_parquet(_part(folder, number)) for number in numbers]
    return Bank(plan.points, pd.concat(parts, ignore_index=True))


class Task(NamedTuple):
    """A trial to be made: its luck, and its point (numbers,) in the unit cube."""

    seed: int
    point: NDArray[np.float64]


def figures_at(plan: BankPlan, task: Task) -> Figures:
    """The figures of a plan's model at one point."""
    model = model_named(plan.model)
    values = values_of(model.some(plan.numbers), task.point)
    return model.figures(Trial(values, plan.worlds, task.seed))


def _made(pool: Executor, plan: BankPlan, missing: list[int]) -> Iterator[tuple[int, bytes]]:
    first = FIRST_SEED + plan.seed * SEEDS_A_BANK
    tasks = [[Task(first + row, plan.points[row]) for row in _rows(plan, number)] for number in missing]
    work = partial(_part_of, plan._replace(points=np.empty((0, 0))))
    yield from zip(missing, pool.map(work, tasks), strict=True)


def _part_of(plan: BankPlan, tasks: list[Task]) -> bytes:
    out = io.BytesIO()
    pd.DataFrame([figures_at(plan, task) for task in tasks]).to_parquet(out)
    return out.getvalue()


def _open(folder: Path, plan: BankPlan) -> None:
    file, wanted = folder / PLAN, plan.told()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.exists():
            found = json.loads(file.read_text(encoding="utf-8"))
            differing = [key for key in wanted if found.get(key) != wanted[key]]
            if differing:
                names = ", ".join(differing).replace("_", " ")
                raise RequestError(
                    f"{folder}: holds a bank that was begun with something else than is asked now: {names}. "
                    "Remove it, or name another folder."
                )
            return
        if any(folder.iterdir()):
            raise RequestError(f"{folder}: holds something else than a bank of trials. Name another folder.")
    except (OSError, ValueError) as failed:
        raise RequestError(f"{folder}: cannot be used ({failed}). Name another folder.") from failed
    text = json.dumps(wanted, indent=1) + "\n"
    _write(file, text.encode())


def _write(path: Path, content: bytes) -> None:
    try:
        write_whole(path, lambda file: file.write(content))
    except OSError as failed:
        raise RequestError(
            f"{path}: cannot be written: {failed.strerror or failed}. What is there is whole; make room, and "
            "the same command goes on."
        ) from failed


def _digest(points: NDArray[np.float64]) -> str:
    return hashlib.sha256(np.ascontiguousarray(points, dtype="<f8").tobytes()).hexdigest()


def _rows(plan: BankPlan, number: int) -> range:
    return range(number * ROWS_A_PART, min((number + 1) * ROWS_A_PART, len(plan.points)))


def _part(folder: Path, number: int) -> Path:
    return folder / f"part-{number:05d}.parquet"

"""A calibration as files: posterior.toml, with all that is needed to get it again, and the joint draws."""

import csv
import io
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals._version import __version__
from microdeals.calibration.carried import DRAWS
from microdeals.calibration.free_numbers import FreeNumber
from microdeals.calibration.predicted import checks_of
from microdeals.calibration.stages import Calibrated, Request
from microdeals.conflicts import digest, load
from microdeals.documents.whole_files import write_whole
from microdeals.errors import RequestError
from microdeals.evidence.pattern import Pattern
from microdeals.evidence.severity import severities
from microdeals.study.question.rules_digest import RULES_DIGEST

POSTERIOR = "posterior.toml"
LIBRARIES = ("emcee", "scikit-learn", "arviz", "numpy", "scipy")
MIDDLE_90 = (0.05, 0.5, 0.95)
WEIGHT = "weight"
DIGITS = 6


def write_calibrated(found: Calibrated, patterns: Sequence[Pattern], asked: Request) -> tuple[Path, Path]:
    """Write posterior.toml and draws.csv into the model's part of the folder. Raises RequestError."""
    folder = asked.folder / found.model.name
    text = "\n".join(posterior_toml(found, patterns, asked))
    files = {folder / POSTERIOR: text, folder / DRAWS: draws_csv(found)}
    for path, content in files.items():
        write_text(path, content)
    return folder / POSTERIOR, folder / DRAWS


def write_text(path: Path, text: str) -> None:
    """Write a text whole or not at all. Raises RequestError if it cannot be written."""
    try:
        write_whole(path, lambda file: file.write(text.encode()))
    except OSError as failed:
        raise RequestError(f"{path}: cannot be written: {failed.strerror or failed}.") from failed


def drawn_values(found: Calibrated) -> NDArray[np.float64]:
    """The draws (n, numbers) as values of the numbers."""
    numbers = found.model.some(found.names)
    columns = [
        [number.value(float(unit)) for unit in found.draws[:, place]] for place, number in enumerate(numbers)
    ]
    return np.array(columns, dtype=np.float64).T


def draws_csv(found: Calibrated) -> str:
    """The joint draws, a row each. Columns are paths where all numbers are a conflict's own, else names."""
    numbers = found.model.some(found.names)
    columns = [_columns(number, all(not one.draw for one in numbers)) for number in numbers]
    repeated = np.repeat(drawn_values(found), [len(some) for some in columns], axis=1)
    return csv_of([column for some in columns for column in some], repeated, ["1"] * len(repeated))


def csv_of(columns: Sequence[str], values: NDArray[np.float64], weights: Sequence[str]) -> str:
    """Joint draws (n, columns) as a table, a row each, with its weight last."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow([*columns, WEIGHT])
    for row, weight in zip(values, weights, strict=True):
        rows.writerow([*(f"{value:.{DIGITS}g}" for value in row), weight])
    return out.getvalue()


def _columns(number: FreeNumber, by_path: bool) -> tuple[str, ...]:
    return number.sets if by_path else (number.name,)


def posterior_toml(found: Calibrated, patterns: Sequence[Pattern], asked: Request) -> Iterator[str]:
    """The lines of posterior.toml."""
    yield f"# Written by: microdeals calibrate {found.model.name} --seed {asked.seed}"
    yield "# What was learnt of numbers that nobody has measured. `value`, which the model uses, is the"
    yield f"# joint draw that meets the fitted patterns best, with luck of its own; {DRAWS} has the draws."
    yield ""
    yield from table("provenance", _provenance(found, asked))
    values = drawn_values(found)
    chances = found.ranks.chances() if found.ranks else np.full(len(found.names), np.nan)
    for place, number in enumerate(found.model.some(found.names)):
        low, middle, high = np.quantile(values[:, place], MIDDLE_90)
        told = {
            "value": short(number.value(float(found.value[place]))), "median": short(middle),
            "middle_90": [short(low), short(high)], "prior": [number.low, number.high],
            "scale": number.scale, "rhat": round(float(found.rhat[place]), 3),
        }  # fmt: skip
        if found.ranks:
            told["chance_of_ranks"] = round(float(chances[place]), 4)
        yield from table(f"posterior.{number.name}", told)
    yield from _patterns(found, patterns)
    for left in found.left_out:
        told = {one.pattern: [short(one.low), short(one.high), short(one.world)] for one in left.figures}
        yield from table(f'left_out."{left.source}"', told)
    if found.sensitivity:
        strengths = np.sqrt(np.mean(found.sensitivity.moved**2, axis=1))
        yield from table("moved", dict(zip(found.sensitivity.names, map(short, strengths), strict=True)))


def provenance_of(model: str, asked: Request) -> dict[str, Any]:
    """What is told of every posterior: version, rules, the model it started from, and the seed."""
    return {
        "microdeals": __version__,
        "rules": RULES_DIGEST,
        "start": digest(load(model)),
        "seed": asked.seed,
    }


def _provenance(found: Calibrated, asked: Request) -> dict[str, Any]:
    return provenance_of(found.model.name, asked) | {
        "worlds": asked.size.n_worlds,
        "draws": len(found.draws),
        "libraries": [f"{name} {version(name)}" for name in LIBRARIES],
        "left_by_waves": [short(share) for share in found.shares],
        "fitted_to": [target.id for target in found.emulator.targets],
    }


def _patterns(found: Calibrated, patterns: Sequence[Pattern]) -> Iterator[str]:
    """For each pattern: what the model says at the draws, and how many prior draws meet it."""
    severe = severities(patterns, {p.id: found.severity.figures[p.id].to_numpy(float) for p in patterns})
    emulated = {figure.target.id: figure for figure in found.emulator.figures}
    for pattern, finding in checks_of(found, patterns):
        told: dict[str, Any] = {}
        if np.isfinite(finding.figure):
            told["model"] = [short(finding.low), short(finding.figure), short(finding.high)]
        if pattern.id in severe:
            told["met_by_priors"] = short(severe[pattern.id].share)
        if pattern.id in emulated:
            told["emulated"] = short(emulated[pattern.id].explained)
        yield from table(f"pattern.{pattern.id}", told)


def table(name: str, values: dict[str, Any]) -> Iterator[str]:
    """The lines of a TOML table."""
    yield f"[{name}]"
    for key, value in values.items():
        yield f"{key} = {_toml(value)}"
    yield ""


def _toml(value: Any) -> str:
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def short(value: float) -> float:
    """A number with four digits."""
    return float(f"{value:.4g}")

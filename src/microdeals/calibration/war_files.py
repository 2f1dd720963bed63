"""A war that was learnt by weights, as files: posterior.toml and its weighted joint draws."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from microdeals.calibration.carried import DRAWS
from microdeals.calibration.files import (
    MIDDLE_90,
    POSTERIOR,
    csv_of,
    provenance_of,
    short,
    table,
    write_text,
)
from microdeals.calibration.stages import Request
from microdeals.calibration.war import WeightedWar

LEAST = 1e-4
"""Draws that weigh less than this part of the heaviest are left out of the file."""


def write_weighted(found: WeightedWar, asked: Request) -> tuple[Path, Path]:
    """Write posterior.toml and draws.csv into the model's part of the folder. Raises RequestError."""
    folder = asked.folder / found.model.name
    write_text(folder / POSTERIOR, "\n".join(posterior_toml(found, asked)))
    write_text(folder / DRAWS, draws_csv(found))
    return folder / POSTERIOR, folder / DRAWS


def draws_csv(found: WeightedWar) -> str:
    """The joint draws, a row each: a column a path, and the weight, 1 for the heaviest."""
    relative = found.weights / found.weights.max()
    kept = relative >= LEAST
    weights = [f"{weight:.4g}" for weight in relative[kept]]
    return csv_of(found.joint.paths, found.joint.values[kept], weights)


def posterior_toml(found: WeightedWar, asked: Request) -> Iterator[str]:
    """The lines of posterior.toml."""
    yield f"# Written by: microdeals calibrate {found.model.name} --seed {asked.seed}"
    yield "# What other models' draws and the war's own small deals say of its numbers. The joint draws stand"
    yield f"# in {DRAWS}."
    yield "# `prior` is the middle 90 % before the small deals were looked at."
    yield ""
    provenance = provenance_of(found.model.name, asked) | {
        "draws": len(found.weights),
        "effective": round(found.effective),
        "fitted_to": [target.id for target in found.targets],
    }
    yield from table("provenance", provenance)
    even = np.full(len(found.weights), 1.0 / len(found.weights))
    for place, path in enumerate(found.joint.paths):
        column = found.joint.values[:, place]
        low, middle, high = quantiles(column, found.weights)
        before = quantiles(column, even)
        told = {"median": short(middle), "middle_90": [short(low), short(high)]}
        yield from table(f'posterior."{path}"', told | {"prior": [short(before[0]), short(before[2])]})


def quantiles(values: NDArray[np.float64], weights: NDArray[np.float64]) -> tuple[float, ...]:
    """The 5 %, 50 % and 95 % quantiles of weighted values."""
    order = np.argsort(values, kind="stable")
    below = np.cumsum(weights[order])
    places = np.minimum(np.searchsorted(below, MIDDLE_90), len(values) - 1)
    return tuple(values[order][places].tolist())

"""What a finished result says about its policies, from its folder alone."""

from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]

from microdeals.study.answer.robust.lives import outcomes_of
from microdeals.study.answer.robust.robustness import Robustness, finding_from
from microdeals.study.question.designs import Column, Points
from microdeals.study.run.parts import check_complete, read_part
from microdeals.study.run.store import Manifest, Store


def finding_in(store: Store, manifest: Manifest) -> Robustness:
    """The finding of a finished result. Raises RequestError for one that has no policies, or lacks a part."""
    experiment = manifest.experiment
    asked = experiment.held_to
    return finding_from(experiment, points_in(store, manifest), outcomes_of(store, asked))


def points_in(store: Store, manifest: Manifest) -> Points:
    """Every policy in every state, as it was run. Raises RequestError for a result that lacks a part."""
    check_complete(store, manifest)
    paths = [factor.path for factor in manifest.experiment.factors]
    rows = read_part(store.merged, columns=["point", *paths]).to_pandas().drop_duplicates("point")
    return Points(manifest.n_points, tuple(_column(path, rows[path]) for path in paths))


def _column(path: str, values: Any) -> Column:
    """The values of all points as a design has them: numbers, or which of some words."""
    is_number = pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)
    if is_number:
        return Column(path, (), pd.api.types.is_integer_dtype(values), values.to_numpy(np.float64))
    words, places = np.unique(values.astype(object).to_numpy(), return_inverse=True)
    return Column(path, tuple(words.tolist()), False, places.astype(np.float64))

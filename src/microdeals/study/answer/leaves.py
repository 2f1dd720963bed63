"""The leaves of a tree (CART), each a box of values, in words."""

from typing import Any

import numpy as np
import pandas as pd  # type: ignore[import-untyped]


def questions_about(points: Any, factors: tuple[str, ...]) -> Any:
    """What a tree may ask of each point: numbers as they are, for each word a column of yes and no."""
    columns: dict[str, Any] = {}
    for path in factors:
        values = points[path]
        if values.nunique() < 2:
            continue
        if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
            columns[path] = values.astype(np.float64)
        else:
            for word in sorted(values.astype(str).unique()):
                columns[f"{path} = {word}"] = (values.astype(str) == word).astype(np.float64)
    return pd.DataFrame(columns, index=points.index)


def leaves_of(tree: Any, names: list[str]) -> list[tuple[int, tuple[str, ...]]]:
    """Each leaf of a tree with the words of its box."""
    found: list[tuple[int, tuple[str, ...]]] = []
    waiting: list[tuple[int, dict[str, tuple[float, float]]]] = [(0, {})]
    while waiting:
        node, limits = waiting.pop()
        if tree.children_left[node] < 0:
            found.append((node, limits_in_words(limits)))
            continue
        name, cut = names[tree.feature[node]], float(tree.threshold[node])
        low, high = limits.get(name, (-np.inf, np.inf))
        waiting.append((int(tree.children_left[node]), limits | {name: (low, min(high, cut))}))
        waiting.append((int(tree.children_right[node]), limits | {name: (max(low, cut), high)}))
    return found


def limits_in_words(limits: dict[str, tuple[float, float]]) -> tuple[str, ...]:
    """``ladder.hold_days is above 5.5``, ``ladder.policy is leap``, ``ladder.policy is not leap``."""
    words = []
    for name, (low, high) in limits.items():
        path, _, word = name.partition(" = ")
        if word:
            words.append(f"{path} is {word}" if low > -np.inf else f"{path} is not {word}")
        elif low > -np.inf and high < np.inf:
            words.append(f"{path} is from {low:.3g} to {high:.3g}")
        else:
            words.append(f"{path} is above {low:.3g}" if low > -np.inf else f"{path} is up to {high:.3g}")
    return tuple(sorted(words))

"""How a number that nobody knows is distributed: the one home of distributions.

Unknowns are drawn by `quantile`, from uniforms; the population of an evidence model by `sampled`, from
a generator of NumPy, as its kept histories were.
"""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

DISTRIBUTIONS = {
    "beta": ("a", "b"),
    "uniform": ("low", "high"),
    "loguniform": ("low", "high"),
    "triangular": ("low", "mode", "high"),
    "lognormal": ("median", "spread"),
    "choice": ("values",),
}
"""Every distribution, and the numbers that it asks for; ``spread`` is the logarithm's standard deviation."""
ABOVE_ZERO = {"beta": ("a", "b"), "loguniform": ("low", "high"), "lognormal": ("median", "spread")}
FEWEST_CHOICES, MOST_CHOICES = 1, 1_000


def in_words(kinds: Mapping[str, tuple[str, ...]] = DISTRIBUTIONS) -> str:
    """Distributions with their numbers: ``beta: a, b; uniform: low, high; ...``."""
    return "; ".join(f"{kind}: {', '.join(keys)}" for kind, keys in kinds.items())


def quantile(kind: str, numbers: Mapping[str, Any], uniforms: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values (n,) below which these parts (n,), each within 0 and 1, of the distribution lie.

    >>> quantile("triangular", {"low": 0.0, "mode": 1.0, "high": 2.0}, np.array([0.5])).tolist()
    [1.0]
    """
    if kind == "beta":
        from scipy.special import betaincinv  # type: ignore[import-untyped]

        return np.asarray(betaincinv(numbers["a"], numbers["b"], uniforms))
    if kind == "lognormal":
        from scipy.special import ndtri

        with np.errstate(over="ignore"):  # beyond every number is beyond every limit, to which draws are cut
            return np.asarray(numbers["median"] * np.exp(numbers["spread"] * ndtri(uniforms)))
    if kind == "choice":
        values = np.asarray(numbers["values"], dtype=np.float64)
        return np.asarray(values[np.minimum((uniforms * len(values)).astype(np.int64), len(values) - 1)])
    low, high = float(numbers["low"]), float(numbers["high"])
    if kind == "loguniform":
        return np.asarray(low * np.exp(uniforms * math.log(high / low)))
    if kind == "triangular":
        return _triangular(low, float(numbers["mode"]), high, uniforms)
    return low + uniforms * (high - low)


def _triangular(low: float, mode: float, high: float, uniforms: NDArray[np.float64]) -> NDArray[np.float64]:
    rising = low + np.sqrt(uniforms * (high - low) * (mode - low))
    falling = high - np.sqrt((1.0 - uniforms) * (high - low) * (high - mode))
    return np.where(uniforms < (mode - low) / (high - low), rising, falling)


def sampled(kind: str, numbers: Mapping[str, Any], luck: np.random.Generator) -> float:
    """One value, by a generator of NumPy, which has most distributions: what populations are made of."""
    if kind == "beta":
        return float(luck.beta(numbers["a"], numbers["b"]))
    if kind == "uniform":
        return float(luck.uniform(numbers["low"], numbers["high"]))
    if kind == "lognormal":
        return float(luck.lognormal(math.log(numbers["median"]), numbers["spread"]))
    if kind == "choice":
        return float(luck.choice(numbers["values"]))
    return float(quantile(kind, numbers, np.array([luck.random()]))[0])


def problems_of(kind: str, numbers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each number that is wrong, and the rule that it breaks; ``kind`` is one of `DISTRIBUTIONS`."""
    if kind == "choice":
        yield from _problems_of_choices(numbers["values"])
        return
    finite = {key: numbers[key] for key in DISTRIBUTIONS[kind] if is_number(numbers[key])}
    yield from ((key, "must be a finite number") for key in DISTRIBUTIONS[kind] if key not in finite)
    low_ones = [key for key in ABOVE_ZERO.get(kind, ()) if finite.get(key, 1.0) <= 0.0]
    yield from ((key, f"must be above 0 for {kind}") for key in low_ones)
    if len(finite) < len(DISTRIBUTIONS[kind]) or low_ones or "low" not in finite:
        return
    if not finite["low"] < finite["high"]:
        yield "low", f"must be below high, which is {numbers['high']}"
    elif "mode" in finite and not finite["low"] <= finite["mode"] <= finite["high"]:
        yield "mode", f"must be between low and high, {numbers['low']} and {numbers['high']}"


def _problems_of_choices(values: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(values, list) or not FEWEST_CHOICES <= len(values) <= MOST_CHOICES:
        yield "values", f"must be a list of {FEWEST_CHOICES} to {MOST_CHOICES} numbers"
    elif not all(map(is_number, values)):
        yield "values", "must list finite numbers, and nothing else"


def is_number(value: Any) -> bool:
    """Whether TOML gave a finite number, rather than a word, a truth or a list."""
    return type(value) in (int, float) and abs(value) < 1e300

"""Values of an outcome in all pairs of a verdict: its own, and those that were run beside them."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

from numpy.typing import NDArray

from microdeals.rulebook.labels import Label
from microdeals.verdict.measures import measured
from microdeals.verdict.verdict import Verdict


class Values(NamedTuple):
    """An outcome in the verdict's own pairs, in the same as given, and in those of repeated draws."""

    own: NDArray[Any]  # (n,)
    as_given: NDArray[Any]  # (n,)
    repeated: NDArray[Any]  # (draws, repetitions)


ValuesOf: TypeAlias = Callable[[Verdict], Values | None]
"""None where nothing was run beside a verdict."""


def having(label: Label) -> ValuesOf:
    """Whether pairs have a label."""

    def values(verdict: Verdict) -> Values | None:
        if verdict.labels_beside is None:
            return None
        as_given, repeated = verdict.labels_beside
        return Values(verdict.labels == label, as_given == label, repeated == label)

    return values


def closing_values(verdict: Verdict) -> Values | None:
    """The closing of pairs (share of the dispute)."""
    return _measured(verdict, "closing")


def relief_values(verdict: Verdict) -> Values | None:
    """The relief of pairs (share of the harm)."""
    return _measured(verdict, "relief")


def _measured(verdict: Verdict, name: str) -> Values | None:
    beside = verdict.beside
    if beside is None:
        return None
    own, as_given, repeated = (
        getattr(measured(pairs), name) for pairs in (verdict.pairs, beside.as_given, beside.repeated)
    )
    return Values(own, as_given, repeated.reshape(beside.shape))

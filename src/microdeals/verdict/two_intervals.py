"""Two intervals for each share: what luck alone would leave, and what we do not know; and what that hangs on.

Luck's is the 95 % interval at the file's own numbers, over the same seeds. That of the unknown is the middle
nine tenths, over draws, of the share within a draw: some draws are lived with several lucks each, and luck is
taken out. It always holds the 95 % interval of the share that is told, so that it never claims more than was
run. Decision 0032 says why.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts.declared import declaration_at
from microdeals.rulebook.labels import Label
from microdeals.statistics.intervals import Mean, counted
from microdeals.statistics.nested import middle_mean, middle_share, variances_of
from microdeals.statistics.variance_shares import covariances_by_part, ranks_of
from microdeals.verdict.changes import Change
from microdeals.verdict.fit import Fit

FEWEST_DRAWS, MOST_DRAWS = 40, 400
PAIRS_A_DRAW = 10
"""A tenth of the draws, within these bounds, are lived more than once: each with so many lucks."""
MOST_ROWS = 20_000
"""Pairs that variance shares are worked out from, at most."""
SURE = 0.95
N_DECIDERS = 3
FEWEST_APART = 2
"""Numbers that are drawn, for one of them to lead the others."""
LEAST_NAMED = 0.05
"""A number that explains less of what we do not know is not named."""
FEWEST_TO_GUESS = 1_000
"""Pairs below which no number is named, unless it surely leads."""

Bounds = tuple[float, float]


class LuckAndUnknown(NamedTuple):
    """The two intervals of a share (0..1); None where it was not asked for, or is not known yet."""

    luck: Bounds | None
    unknown: Bounds | None


class Decider(NamedTuple):
    """A number that an outcome hangs on, and the part (0..1) of the variance between draws that is its."""

    path: str
    name: str
    """What its file calls it, in words; of a number that was fitted together with others what it means."""
    share: float
    is_surely_first: bool = False
    """Of the first number: whether its lead over every other is more than the luck of so many pairs."""


def named_of(found: tuple[Decider, ...], runs: int) -> tuple[Decider, ...]:
    """Those that an answer of so many pairs names, in words and as JSON; none if that would be a guess."""
    if not found or (runs < FEWEST_TO_GUESS and not found[0].is_surely_first):
        return ()
    return tuple(one for one in found if one.share >= LEAST_NAMED)


class Beside(NamedTuple):
    """Pairs that were run beside those of a verdict, to tell luck from what is not known."""

    as_given: Any  # (n,) records of ``PAIR``: the verdict's seeds, at the file's own numbers
    repeated: (
        Any  # (draws * repetitions,) records of ``PAIR``, draw by draw; the first of each is the verdict's
    )
    draws: NDArray[np.int64]  # (draws,)

    @property
    def shape(self) -> tuple[int, int]:
        """Draws, and repetitions of each."""
        return len(self.draws), len(self.repeated) // len(self.draws)


class NestedDesign(NamedTuple):
    """Which luck each draw meets: ``lucks`` (draws, repetitions), the first being the draw's own."""

    draws: NDArray[np.int64]
    lucks: NDArray[np.int64]

    def rest(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Lucks (n,) and draws (n,) of the pairs that the verdict itself does not have."""
        rest = self.lucks[:, 1:]
        return rest.ravel(), np.repeat(self.draws, rest.shape[1])


def design_of(seeds: NDArray[np.int64]) -> NestedDesign:
    """The design for a verdict of these seeds (n,), at least two of them: no luck but theirs is met."""
    n = len(seeds)
    n_draws, repetitions = min(n, max(FEWEST_DRAWS, min(MOST_DRAWS, n // 10))), min(n, PAIRS_A_DRAW)
    steps = np.arange(repetitions) * (n // repetitions)
    return NestedDesign(seeds[:n_draws], seeds[(np.arange(n_draws)[:, None] + steps) % n])


def repeated_pairs(design: NestedDesign, own: Any, rest: Any) -> Any:
    """All pairs of a design, draw by draw, from the verdict's own (n,) and those that were run for it."""
    n_draws, repetitions = design.lucks.shape
    table = np.empty((n_draws, repetitions), dtype=own.dtype)
    table[:, 0] = own[:n_draws]
    table[:, 1:] = np.asarray(rest).reshape(n_draws, repetitions - 1)
    return table.ravel().view(np.recarray)


def intervals_of(
    labels: NDArray[np.int64], as_given: NDArray[np.int64], repeated: NDArray[np.int64]
) -> dict[Label, LuckAndUnknown]:
    """Both intervals of each label: from labels of the verdict (n,), as given (n,), repeated (draws, m)."""
    found = {}
    for label in Label:
        luck = counted(int(np.count_nonzero(as_given == label)), len(as_given))
        told = counted(int(np.count_nonzero(labels == label)), len(labels))
        low, high = middle_share(repeated == label)
        unknown = (min(low, told.low), max(high, told.high))
        found[label] = LuckAndUnknown((luck.low, luck.high), unknown)
    return found


def intervals_of_change(
    told: Change | Mean, luck: Change | Mean, repeated: NDArray[np.float64]
) -> LuckAndUnknown:
    """Both intervals of a difference between two settings that share their draws and their luck.

    From its 95 % intervals over the verdict's own pairs and at the file's numbers, and from the differences
    of the draws that were lived with several lucks, (draws, repetitions).
    """
    low, high = middle_mean(repeated)
    return LuckAndUnknown((luck.low, luck.high), (min(low, told.low), max(high, told.high)))


def deciders(
    fit: Fit, seeds: NDArray[np.int64], own: NDArray[np.float64], repeated: NDArray[np.float64]
) -> tuple[Decider, ...]:
    """The three numbers that an outcome hangs on most, from pairs (n,) of their own draws and repeated ones.

    None where draws make no difference that luck would not make. Which comes first is sure of few pairs only
    where one number outdoes all others by far; decision 0055 has how often it is the same with other seeds.
    """
    n_draws, repetitions = repeated.shape
    variances = variances_of(repeated)
    if variances.between <= 0.0 or variances.ratio < _least_ratio(n_draws, repetitions):
        return ()
    n = min(len(seeds), MOST_ROWS)
    again = np.repeat(np.arange(n_draws), repetitions - 1)
    row = np.concatenate([np.arange(n), again])
    outcome = np.concatenate([own[:n], repeated[:, 1:].ravel()])
    wars = fit.wars(seeds[:n])
    by_part = covariances_by_part(ranks_of(wars.levels)[row], outcome, row)
    explained = by_part.sum(axis=0)
    whole = max(variances.between, float(explained[explained > 0.0].sum()))
    return tuple(_largest(fit, wars.factors, explained / whole, leads_surely(by_part)))


def leads_surely(by_part: NDArray[np.float64]) -> bool:
    """Whether the greatest of the sums over parts (parts, inputs) surely is above every other.

    By Student's t of its leads, part by part, made wide enough for as many leads as are looked at.
    """
    from scipy.special import stdtrit  # type: ignore[import-untyped]

    n, k = by_part.shape
    first = int(np.argmax(by_part.sum(axis=0)))
    leads = by_part[:, [first]] - np.delete(by_part, first, axis=1)
    if k < FEWEST_APART:
        return True
    bound = float(stdtrit(n - 1, 1.0 - (1.0 - SURE) / (2.0 * (k - 1))))
    errors = leads.std(axis=0, ddof=1) / np.sqrt(n)
    return bool(np.all(leads.mean(axis=0) > bound * errors))


def _least_ratio(n_draws: int, repetitions: int) -> float:
    """The ratio of mean squares that pure luck stays below in 95 of 100 cases [fisher1925]."""
    from scipy.special import fdtri  # scipy.stats has it, too, and takes half a second to be imported

    return float(fdtri(n_draws - 1, n_draws * (repetitions - 1), SURE))


def _largest(
    fit: Fit, paths: tuple[str, ...], shares: NDArray[np.float64], is_sure: bool
) -> Iterator[Decider]:
    names = [one.draw.called for one in fit.with_deals.single]
    for rank, place in enumerate(np.argsort(-shares, kind="stable")[:N_DECIDERS].tolist()):
        if shares[place] > 0.0:
            name = names[place] if place < len(names) else _meaning(paths[place])
            yield Decider(paths[place], name, float(shares[place]), is_sure and rank == 0)


def _meaning(path: str) -> str:
    declared = declaration_at(path)
    return declared.meaning if declared else ""

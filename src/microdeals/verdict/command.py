"""What ``microdeals judge`` does between reading its words and printing its answer."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from microdeals.conflicts import Conflict, load, with_settings
from microdeals.documents.screen import say_aside
from microdeals.ensemble.pairs import run_pairs
from microdeals.ensemble.ready import make_ready, said_before_compiling
from microdeals.errors import RequestError
from microdeals.progress import bar_of, clock_beside
from microdeals.unknowns import unknowns_of
from microdeals.unknowns.reading import beside
from microdeals.verdict import Attribution, Fit, Thresholds, Twins, Verdict, fit_of, twins_of
from microdeals.verdict.attribution import attribution_of, drawn_values_in_chunks, values_in_chunks
from microdeals.verdict.drawn_verdict import FEWEST_TOLD_APART
from microdeals.verdict.seeds import seeds_of
from microdeals.verdict.thresholds import check_thresholds
from microdeals.verdict.two_intervals import Beside, design_of, repeated_pairs
from microdeals.verdict.verdict import check_half_width, joined, until_known

ATTRIBUTED_RUNS = 200
"""Seeds over which deals are told apart: each takes many worlds."""


class TwinsAsked(NamedTuple):
    """What was asked for on the command line, besides the `VerdictAsked`."""

    model: str
    settings: tuple[str, ...]
    against: str | None
    """Another model as the twin; None for the model without deals."""
    settings_of_both: tuple[str, ...]
    """Those of ``settings`` that the other model gets, too."""


class VerdictAsked(NamedTuple):
    """What was asked, besides the twins."""

    runs: int
    seed: int
    thresholds: Thresholds
    precision: float | None  # stop when the share of stepping stones is known to ± this
    attributed: bool
    as_given: bool = False
    """Whether every pair has the numbers of the file, rather than a draw of what nobody knows."""


class Answer(NamedTuple):
    """What was found, perhaps less than was asked for."""

    verdict: Verdict
    attribution: Attribution | None
    runs_asked: int
    is_stopped: bool
    """Whether Ctrl-C came before the end."""
    as_given: bool
    """Whether it was asked that every number be the file's."""


def answer_of(verdict: Verdict) -> Answer:
    """A verdict of Python as an answer that came to its end: as given, if something says what is unknown."""
    as_given = verdict.fit is None and beside(verdict.twins.with_deals) is not None
    return Answer(verdict, None, verdict.runs, is_stopped=False, as_given=as_given)


def judged(twins: TwinsAsked, question: VerdictAsked) -> Answer:
    """Find the twins and answer. Raises ConflictError or RequestError before any run."""
    conflict = with_settings(load(twins.model), twins.settings)
    other = with_settings(load(twins.against), twins.settings_of_both) if twins.against else None
    both = twins_of(conflict, other)
    unknowns = None if question.as_given else unknowns_of(conflict)
    if unknowns is None:
        return answer(both, question)
    kept = [setting.partition("=")[0].strip() for setting in twins.settings]
    return answer(both, question, fit_of(both, unknowns, kept))


def is_attributed(asked: bool | None, against: str | None) -> bool:
    """Whether deals are told apart: as asked, and unasked where the twin is the model without deals.

    Raises RequestError where they cannot be.
    """
    if asked and against:
        raise RequestError(
            "--attribute asks what deals did against none; leave out --against, or use --no-attribute."
        )
    return asked is not False and not against


def answer(twins: Twins, question: VerdictAsked, fit: Fit | None = None) -> Answer:
    """Run the twins and sum up. Ctrl-C leaves what was done; with nothing done it is raised again.

    With a ``fit`` each pair has its own draw of what nobody knows.

    Raises RequestError before any run for what cannot be asked.
    """
    seeds = seeds_of(question.runs, question.seed)
    check_thresholds(question.thresholds)
    if question.precision is not None:
        check_half_width(question.precision)
    _get_ready(twins)
    chunks = fit.pairs(seeds) if fit else run_pairs(twins.with_deals, twins.without, seeds)
    if question.precision is not None:
        chunks = until_known(chunks, question.precision, question.thresholds)
    pairs, is_stopped = _gathered(chunks, "Pairs of worlds", len(seeds))
    if not pairs:
        raise KeyboardInterrupt
    verdict = Verdict(twins, joined(pairs), question.thresholds, fit)
    if fit and not is_stopped and verdict.runs >= FEWEST_TOLD_APART:
        verdict, is_stopped = _told_apart(verdict, fit)
    attribution = None
    if question.attributed and not is_stopped:
        attribution, is_stopped = _attributed(twins.with_deals, fit, seeds[:ATTRIBUTED_RUNS])
    return Answer(verdict, attribution, question.runs, is_stopped, question.as_given)


def _told_apart(verdict: Verdict, fit: Fit) -> tuple[Verdict, bool]:
    """The verdict with what tells luck from what is not known, and whether Ctrl-C came before it was run."""
    seeds, twins = verdict.pairs.seed.astype(np.int64), verdict.twins
    as_given, is_stopped = _gathered(
        run_pairs(twins.with_deals, twins.without, seeds), "The same luck at the file's numbers", len(seeds)
    )
    if is_stopped:
        return verdict, True
    design = design_of(seeds)
    lucks, draws = design.rest()
    rest, is_stopped = _gathered(fit.pairs(lucks, draws), "The same draws with other lucks", len(lucks))
    if is_stopped:
        return verdict, True
    repeated = repeated_pairs(design, verdict.pairs, joined(rest))
    return replace(verdict, beside=Beside(joined(as_given), repeated, design.draws)), False


def _get_ready(twins: Twins) -> None:
    line = said_before_compiling()
    if line:
        say_aside(line)
    with clock_beside("Compiling" if line else ""):
        make_ready(twins.with_deals)


def _attributed(conflict: Conflict, fit: Fit | None, seeds: Any) -> tuple[Attribution | None, bool]:
    chunks = drawn_values_in_chunks(fit, seeds) if fit else values_in_chunks(conflict, seeds)
    values, is_stopped = _gathered(chunks, "Deals told apart, worlds", len(seeds))
    return (attribution_of(conflict, values, int(seeds[0]), fit) if values else None), is_stopped


def _gathered(chunks: Iterator[Any], title: str, total: int) -> tuple[list[Any], bool]:
    """All chunks, or those that were done when Ctrl-C came; and whether it came."""
    done: list[Any] = []
    with bar_of(title, total) as bar:
        try:
            for chunk in chunks:
                done.append(chunk)
                bar.advance(len(chunk))
        except KeyboardInterrupt:
            return done, True
    return done, False

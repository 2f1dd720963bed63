"""An experiment that is run from the page: one of the shipped ones, into `./results` as the command does."""

from __future__ import annotations

import io
import threading
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dashboards.words import text
from dashboards.work.tickets import AnswerPart
from microdeals.documents.one_writer import only_writer
from microdeals.errors import RequestError
from microdeals.language import translated
from microdeals.study import Plan, load_experiment, open_store, plan_of
from microdeals.study.columns import LABELS
from microdeals.study.command import RESULTS
from microdeals.study.question.experiment_file import read_document, shipped_experiments
from microdeals.study.question.policies_in_states import load_robust
from microdeals.study.question.robust_table import TABLE
from microdeals.study.robust_command import ROBUST
from microdeals.study.run.parts import counted_labels, merge
from microdeals.study.run.rows import run_chunk
from microdeals.study.run.store import manifest_of

MOST_PAIRS = 20_000
"""Teaching size: a minute of one core. More is for `microdeals sweep`."""

SERIES = ("claim", "direction")
"""What the names of experiments begin with that belong together."""
QUESTIONS = "experiments/questions.toml"
"""What their questions are called in a language's folder."""

_rounds: Counter[str] = Counter()
_lock = threading.Lock()


def on_offer() -> dict[str, str]:
    """The shipped experiments, name and question: open questions first, then those of a series."""
    names = sorted(shipped_experiments(), key=lambda name: name.partition("_")[0] in SERIES)
    return translated(QUESTIONS, {name: str(read_document(name).values["question"]) for name in names})


def is_robust(name: str) -> bool:
    """Whether a shipped experiment asks which policy holds up, rather than what varies with what."""
    return TABLE in read_document(name).values


def result_of(name: str) -> str:
    """The name of an experiment's result, as the command has it."""
    return f"{name}{ROBUST}" if is_robust(name) else name


def command_of(name: str) -> str:
    """The command that does the same."""
    return f"microdeals {'robust' if is_robust(name) else 'sweep'} {name}"


def plan_for(name: str) -> Plan:
    """The plan of a shipped experiment. Raises RequestError for any other name, so for every path."""
    if name not in shipped_experiments():
        raise RequestError(text("sweep.trial.unknown").format(name=name))
    plan = plan_of(*(load_robust(name) if is_robust(name) else load_experiment(name)))
    if plan.n_rows > MOST_PAIRS:
        raise RequestError(text("sweep.trial.large").format(name=name, n=f"{plan.n_rows:,}"))
    return plan


class TrialQuestion(NamedTuple):
    """The question: run this experiment. `turn` tells a later wish from one that has been fulfilled."""

    name: str
    turn: int

    @property
    def patience(self) -> int:
        """An experiment takes seconds: who looks at an empty picture goes first."""
        return 1

    def parts(self) -> Iterator[AnswerPart[tuple[int, ...]]]:
        """A chunk a part; each is written before it is told. The answer counts the labels so far.

        Goes on from the parts that are there. Raises RequestError where another sweep's result lies, or
        where nothing can be written.
        """
        try:
            with only_writer(RESULTS / result_of(self.name)):
                yield from self._parts()
        finally:
            with _lock:
                _rounds[self.name] += 1

    def _parts(self) -> Iterator[AnswerPart[tuple[int, ...]]]:
        plan = plan_for(self.name)
        store = open_store(RESULTS / result_of(self.name), plan)
        found: Counter[str] = Counter()
        done = 0
        for number in range(plan.n_chunks):
            if number in store.finished():
                found += counted_labels(store.part(number))
            else:
                content = run_chunk(plan.chunk(number))
                store.write_part(number, content)
                found += counted_labels(io.BytesIO(content))
            done += plan.rows_of(number)
            if number == plan.n_chunks - 1 and not store.merged.exists():
                merge(store, manifest_of(plan))
            yield AnswerPart(done, plan.n_rows, tuple(found[label] for label in LABELS))


def trial_of(name: str) -> TrialQuestion:
    """The question to ask now: the same for all pages until it is answered, then another."""
    with _lock:
        return TrialQuestion(name, _rounds[name])

"""A choice among policies from Python: which one holds up, whatever nobody knows."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from microdeals.documents.wording import quoted, within_sentence
from microdeals.door.arguments import answered, path_given
from microdeals.door.studies import Spread, question_in_file, run_into
from microdeals.door.wars import ConflictOrName, conflict_of
from microdeals.errors import RequestError
from microdeals.study import plan_of
from microdeals.study import threads as workers_of
from microdeals.study.answer.for_now import folder_for_now, gone_with
from microdeals.study.answer.robust_result import RobustResult
from microdeals.study.columns import EFFECTS, OUTCOMES
from microdeals.study.question.asked import document_of, levers_of
from microdeals.study.question.experiment_file import ExperimentFile
from microdeals.study.question.policies_in_states import robust_from
from microdeals.study.question.robust_table import STATES, TABLE, WITHIN

CLOSING, MORE = "closing", "more"


@answered
def robust(  # noqa: PLR0913 - a question of several parts
    conflict: ConflictOrName | Mapping[str, object],
    levers: Mapping[str, Spread] | None = None,
    outcome: str | None = None,
    better: str | None = None,
    within: float | None = None,
    states: int | None = None,
    runs: int | None = None,
    seed: int | None = None,
    out: str | Path | None = None,
    threads: int | None = None,
) -> RobustResult:
    """Which policy holds up whatever nobody knows: every policy is lived in every state of the world.

    A policy is a combination of the levers' values (as in ``sweep``), a state of the world a draw of what
    nobody knows, from the unknowns.toml beside the model, but for what a lever or you have set. ``outcome``
    ("closing" if left out) is any of a sweep, of which "more" or "less" is ``better``: to be said but of
    closing, its channels, relief and days_sooner, of which it is more;
    ``within`` (in its unit; 0.01) of the best policy of a state a policy is as good. ``states`` (20 to
    100,000; 200) are lived with ``runs`` pairs (at least 4; 10) of each policy, from ``seed`` (1) on, the
    same for all policies. ``out`` keeps the result, and goes on with it;
    ``threads``: None is one for each processor that this process may use.

    In place of a war, a whole question: what a file for ``microdeals robust`` says (docs/sweep.md), as a
    dictionary, or the name or the path of such a file. What is given here goes before what it says.

    Printed, the result says what ``microdeals robust`` says. It has ``summary()`` (a row a policy),
    ``regret`` (a row a state and policy), ``rows`` (a row a pair), ``plot()``, ``report()`` and ``found``.
    Raises ExperimentError, UnknownsError and RequestError for what cannot be asked.

    >>> found = robust("arden_borea", {"ladder.policy": ["gradual", "leap"]}, states=20, runs=4)
    >>> len(found.rows), len(found.regret), len(found.summary())
    (160, 40, 2)
    """
    folder = None if out is None else path_given("out", out)
    if levers is not None:
        if isinstance(conflict, Mapping):
            raise RequestError("a whole question has its levers in itself: write them under 'levers'.")
        war = conflict_of(conflict)
        named = levers_of(levers, f"policies of {war.name}")
        title = f"Which {quoted(list(named))} holds up in {within_sentence(war.title)}?"
        asked = {
            "question": title,
            "model": war,
            "levers": named,
            "robust": {"outcome": CLOSING, "better": MORE, "states": STATES, "within": WITHIN},
        }
        document = document_of(asked, f"policies of {war.name}")
    elif isinstance(conflict, Mapping):
        document = document_of(conflict, "the question")
    elif isinstance(conflict, str | Path):
        document = question_in_file(conflict)
    else:
        raise RequestError(
            "nothing varies: give levers beside the war, or a whole question with a table 'robust', as "
            "docs/sweep.md has it."
        )
    table = {"outcome": outcome, "better": better, "within": within, "states": states}
    return _chosen(_saying(document, {"runs": runs, "seed": seed}, table), folder, threads)


def _saying(
    document: ExperimentFile, words: Mapping[str, object], table: Mapping[str, object]
) -> ExperimentFile:
    """The question with what was given to the call in place of its own words, in its table 'robust' too."""
    said = {key: _plain(word) for key, word in table.items() if word is not None}
    its_own = document.values.get(TABLE, {})
    held_to = _held_to(its_own, said) if said and isinstance(its_own, Mapping) else None
    return document.saying({key: _plain(word) for key, word in words.items()} | {TABLE: held_to})


def _held_to(its_own: Mapping[str, object], said: Mapping[str, object]) -> dict[str, object]:
    """What policies are held to: what is good of one outcome need not be good of another."""
    table, outcome = {**its_own, **said}, said.get("outcome")
    if "better" not in said and outcome in OUTCOMES and outcome != its_own.get("outcome"):
        table.pop("better", None)
        if outcome in EFFECTS:
            table["better"] = MORE
    return table


def _plain(word: object) -> object:
    """A number of NumPy as a number."""
    return word.item() if isinstance(word, np.generic) else word


def _chosen(document: ExperimentFile, out: Path | None, threads: int | None) -> RobustResult:
    """A question run into its folder, or into one for the time being."""
    plan = plan_of(*robust_from(document))
    folder = folder_for_now() if out is None else out
    result = gone_with(RobustResult(folder, plan.experiment, plan.points, is_kept=out is not None))
    with workers_of(threads) as workers:
        run_into(folder, plan, workers)
    return result

"""The table [robust]: which outcome policies are held to, and in how many states of the world.

::

    [robust]
    outcome = "closing"
    better = "more"            # or "less"
    within = 0.01              # a policy that is so near the best is as good; in the unit of the outcome
    states = 200
"""

import math
from collections.abc import Mapping
from typing import Any

from microdeals.documents.wording import did_you_mean, quoted, shown
from microdeals.study.columns import OUTCOMES, unknown_outcome
from microdeals.study.question.experiment import RobustQuestion
from microdeals.study.question.problems import Problems

TABLE = "robust"
KEYS = ("outcome", "better", "within", "states")
BETTER = ("more", "less")
FEWEST_STATES, MOST_STATES = 20, 100_000
"""Every other state picks. Ten that tell can still name a policy; shares and tenths take more."""
STATES, WITHIN, RUNS_IN_A_STATE = 200, 0.01, 10
"""What is taken where nobody says it. Assumed; the last are pairs of each policy."""


def robust_in(values: Mapping[str, Any], problems: Problems) -> RobustQuestion | None:
    """The table of a file, without its policies; what is wrong goes to ``problems``. None: there is none."""
    table = values.get(TABLE)
    if not isinstance(table, Mapping):
        return None
    for key in table:
        if key not in KEYS:
            hint = did_you_mean(key, KEYS) or f" Keys are {quoted(KEYS)}."
            problems.add((TABLE, key), f"{key if key.isprintable() else repr(key)}: no such key.{hint}")
    outcome, better = table.get("outcome"), table.get("better")
    if outcome not in OUTCOMES:
        rule = f"outcome = {shown(outcome)}: no such outcome.{unknown_outcome(str(outcome))}"
        problems.add((TABLE, "outcome"), rule)
    if better is None:
        rule = f"better: missing. Say whether more or less of {shown(outcome)} is good, as better = 'less'"
        problems.add((TABLE, "better"), rule)
    elif better not in BETTER:
        problems.add((TABLE, "better"), f"better = {shown(better)}: must be one of {quoted(BETTER)}")
    within, states = table.get("within", WITHIN), table.get("states", STATES)
    if type(within) not in (int, float) or not 0.0 <= within < math.inf:
        problems.add((TABLE, "within"), f"within = {shown(within)}: must be a number, 0 or above")
        within = WITHIN
    if rule := states_rule(states):
        problems.add((TABLE, "states"), f"states = {shown(states)}: {rule}")
        states = STATES
    return RobustQuestion(str(outcome), better != "less", float(within), states)


def states_rule(states: Any) -> str:
    """The rule that a number of states breaks, "" if none."""
    if type(states) is int and FEWEST_STATES <= states <= MOST_STATES:
        return ""
    return f"must be a whole number of states of the world, from {FEWEST_STATES} to {MOST_STATES}"

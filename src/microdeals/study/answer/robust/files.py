"""What is found about policies, as JSON."""

import json
import math
from typing import Any

from microdeals.study.answer.robust.in_words import sentences
from microdeals.study.answer.robust.robustness import PolicyFinding, Robustness

FORMAT = 1


def as_json(found: Robustness) -> str:
    """Everything that the page has, with shares from 0 to 1 and amounts in the unit of the outcome.

    What so few states or a single pair cannot tell is null, and ``sentences`` say what to ask for.
    """
    experiment, asked, choice = found.experiment, found.asked, found.choice
    told = {
        "format": FORMAT,
        "question": experiment.question,
        "model": experiment.model,
        "model_digest": experiment.model_digest,
        "version": experiment.version,
        "seed": experiment.seed,
        "runs": experiment.runs,
        "robust": asked._asdict(),
        "states_that_tell": found.n_telling,
        "states_that_differ": found.witnesses.different,
        "tells_shares": found.witnesses.tell_shares,
        "tells_tenths": found.witnesses.tell_tenths,
        "picked": choice.policy,
        "is_named": choice.is_named,
        "level_with": choice.level_with,
        "alike": choice.alike,
        "policies": [_policy(found, number) for number in range(len(found.policies))],
        "fails_where": found.box and {**found.box._asdict(), "is_sure": found.box.is_sure},
        "worth_knowing": [
            {**worth._asdict(), "changes_the_choice": worth.changes_the_choice} for worth in found.worths
        ],
        "sentences": list(sentences(found)),
    }
    return json.dumps(_plain(told), indent=1, allow_nan=False)


def _policy(found: Robustness, number: int) -> dict[str, Any]:
    policy: PolicyFinding = found.policies[number]
    return {**policy._asdict(), "picked_is_ahead": found.choice.ahead[number]}


def _plain(value: Any) -> Any:
    """Named tuples as objects, and null for what is no number."""
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value

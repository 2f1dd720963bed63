"""What a question is, as one digest: a page that was made from another is stale."""

import hashlib
import json

from microdeals.study.question.claim import ExperimentClaim
from microdeals.study.question.experiment import Experiment, told_as_json


def digest_of_question(experiment: Experiment, claim: ExperimentClaim | None) -> str:
    """SHA-256 over everything that a finding depends on but the rules themselves."""
    told = told_as_json(experiment)
    del told["version"], told["rules_digest"], told["question"]
    text = json.dumps([told, claim and claim._replace(says="")], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()

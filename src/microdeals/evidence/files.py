"""The evidence as JSON, for other programs."""

import json
import math

from microdeals.evidence.pattern import Check
from microdeals.evidence.validation import Evidence


def as_json(evidence: Evidence) -> str:
    """A list of an object a pattern; null: cannot be told.

    Keys: id, world, interval, judged_by, model, model_interval, meets, held_out, counts.
    """
    return json.dumps([_plain(check) for check in evidence.checks], indent=1, allow_nan=False)


def _plain(check: Check) -> dict[str, object]:
    pattern, finding = check
    return {
        "id": pattern.id,
        "world": pattern.world,
        "interval": list(pattern.interval),
        "judged_by": pattern.judged_by,
        "model": _told(finding.figure),
        "model_interval": [_told(finding.low), _told(finding.high)],
        "meets": check.meets,
        "held_out": pattern.held_out,
        "counts": pattern.counts,
    }


def _told(value: float) -> float | None:
    return value if math.isfinite(value) else None

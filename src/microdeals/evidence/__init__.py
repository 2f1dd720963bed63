"""The model held against data: patterns of the world, what the model says to them, and whether it meets them.

    evidence = validate(size=400)
    [check.pattern.id for check in evidence.checks if not check.meets]

What fails is shown as failing. Nothing here is a forecast.
"""

from microdeals.evidence.pattern import Check, Pattern, load_patterns
from microdeals.evidence.validation import Evidence, validate
from microdeals.statistics.figures import Finding

__all__ = ["Check", "Evidence", "Finding", "Pattern", "load_patterns", "validate"]

"""What a visitor may change on the pages: the dials of ``microdeals.page``, with words of ours."""

from __future__ import annotations

from dashboards.words import under
from microdeals.conflicts import Conflict
from microdeals.conflicts.declared import Value, choice_in_words
from microdeals.documents.wording import tidy
from microdeals.page import dials
from microdeals.page.dials import Dial, number_of

__all__ = ["Dial", "dials_of", "number_of", "value_in_words"]


def dials_of(conflict: Conflict) -> tuple[Dial, ...]:
    """The dials of a conflict, with the values that it has."""
    return dials.dials_of(conflict, under("asked.dials"))


def value_in_words(value: Value) -> str:
    """A value as readers see it: words without underscores, numbers as the file writes them."""
    return tidy(value) if isinstance(value, int | float) else choice_in_words(str(value))

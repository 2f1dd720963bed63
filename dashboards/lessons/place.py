"""Where a visitor is: which lesson, which stage, the invented or the real war; from the address and back."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from dashboards.asked.run import given_in
from microdeals.lessons import STAGES, shipped_lessons

GUESS = STAGES.index("guess")
RECAP = STAGES.index("recap")


class At(NamedTuple):
    """A place in a lesson; no lesson is the list of them."""

    lesson: str = ""
    stage: str = STAGES[0]
    is_case: bool = False

    @property
    def number(self) -> int:
        """The stage, counted from 0."""
        return STAGES.index(self.stage)

    def own(self) -> str:
        """What stands in the address. The guess never does: an address is passed on."""
        if not self.lesson:
            return ""
        pairs = [("lesson", self.lesson), ("stage", self.stage), *([("case", "1")] if self.is_case else [])]
        return urlencode(pairs)

    def moved(self, steps: int) -> At:
        """Some stages on, or back."""
        return self._replace(stage=STAGES[max(0, min(len(STAGES) - 1, self.number + steps))])

    def checked(self, has_guessed: bool) -> At:
        """Here, or at the guess for somebody who is beyond it and has neither guessed nor declined."""
        return self if has_guessed or self.number <= GUESS else self._replace(stage=STAGES[GUESS])


def at_from(query: str | None) -> tuple[At, str]:
    """The place that an address names, and the name of a lesson that there is not."""
    given = given_in(query)
    lesson, stage = (given.get(key, [""])[0] for key in ("lesson", "stage"))
    if lesson not in shipped_lessons():
        return At(), lesson
    return At(lesson, stage if stage in STAGES else STAGES[0], given.get("case") == ["1"]), ""

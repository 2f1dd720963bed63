"""Two settings of one war with the same seeds, as an address and as command lines."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from dashboards.asked.dials import Dial, dials_of
from dashboards.asked.pairs import Judged, PairsQuestion, judged_from
from dashboards.asked.run import Asked, asked_from, given_in
from dashboards.asked.word_dials import word_dials_of
from microdeals.conflicts.declared import Value
from microdeals.conflicts.horizons import HORIZON

RIGHT = "right"
"""The key in an address of what is changed on the right; `set` is what is changed on the left."""
ACCESS, TRUST = "access", "trust"
BETTER = 2.0
"""The first comparison: monitors that may work twice as often, or a side that trusts twice as much."""


class Both(NamedTuple):
    """What is compared: the right differs from the left in its changes alone."""

    left: Judged
    right: Judged

    def changed(self, left: Asked | None = None, right: Asked | None = None) -> Both:
        """Another setting on one side."""
        both = self
        if left is not None:
            both = both._replace(left=both.left._replace(asked=left))
        if right is not None:
            both = both._replace(right=both.right._replace(asked=right))
        return both

    def with_luck(self, judged: Judged) -> Both:
        """The same two settings with the seeds, how many pairs, the horizon and what is drawn of `judged`."""
        days, seed = judged.asked.days, judged.asked.seed
        sides = (side.asked._replace(seed=seed).lived_for(days) for side in self)
        return Both(*(judged._replace(asked=asked) for asked in sides))

    def questions(self) -> tuple[PairsQuestion, PairsQuestion]:
        """What is asked of the pool: what either side changes is drawn on neither."""
        if self.left.as_given:
            return PairsQuestion(self.left), PairsQuestion(self.right)
        left, right = (dict(side.asked.changes) for side in self)
        return (
            PairsQuestion(self.left, tuple(path for path in right if path not in left)),
            PairsQuestion(self.right, tuple(path for path in left if path not in right)),
        )

    def own(self) -> str:
        """What stands in the address beside the run on the left."""
        left = self.left.asked
        settings = [it for it in self.right.asked.settings() if it != f"{HORIZON}={left.days}"] or [""]
        return "&".join(filter(None, [self.left.own(), urlencode([(RIGHT, it) for it in settings])]))

    def differing(self) -> tuple[tuple[Dial, Value], ...]:
        """The dials that differ, as they stand on the right, each with its value on the left."""
        sides = zip(*(dials_of(side.asked.conflict()) for side in self), strict=True)
        return tuple((right, left.value) for left, right in sides if left.value != right.value)

    def differing_in_words(self) -> tuple[tuple[str, str, str], ...]:
        """The dials in words that differ: title, and what they say on the right and on the left."""
        sides = (self.right.asked, self.left.asked)
        told = ((dial.title, *(dial.said(asked) for asked in sides)) for dial in word_dials_of(sides[0].name))
        return tuple((title, right, left) for title, right, left in told if right != left)


def begun(judged: Judged) -> Both:
    """The comparison that a visitor meets first: the left, and on the right one thing better."""
    dials = dials_of(judged.asked.conflict())
    better = next((dial for key in (ACCESS, TRUST) for dial in dials if dial.declared.key == key), None)
    if better is None:
        return Both(judged, judged)
    value = better.rounded(min(better.high, BETTER * better.number))
    return Both(judged, judged._replace(asked=judged.asked.changed(dict.fromkeys(better.paths, value))))


def both_from(query: str | None) -> tuple[Both, str]:
    """The comparison that an address asks for, as far as there is such; and what was left out, in words."""
    judged, said = judged_from(query)
    given = given_in(query).get(RIGHT)
    if given is None:
        return begun(judged), said
    settings = [("set", setting) for setting in given if setting]
    asked, problem = asked_from(urlencode([("war", judged.asked.name), *settings]))
    right = asked._replace(seed=judged.asked.seed).lived_for(judged.asked.days)
    return Both(judged, judged._replace(asked=right)), f"{said} {problem}".strip()

"""Who gets deals: what an observer of wars sees of them, split into what deals did and what was there before.

Wars that sign a ceasefire differ from those that do not, so a difference between the two says little of
what ceasefires do [angristpischke2009]. In the model each war is also lived without deals, which tells them
apart. Wars are sorted by what they have done after a year, lest a war be called one that signs because it
went on for long enough to sign [anderson1983].
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from microdeals.evidence.histories import History
from microdeals.evidence.pattern import LIMITS
from microdeals.evidence.settlements import YEAR, Fate
from microdeals.statistics.batch_means import findings_of
from microdeals.statistics.figures import Figures, Finding

LANDMARK, WITHIN = YEAR, 5 * YEAR


class BothFates(NamedTuple):
    """What became of a war with deals, and of the same war without."""

    with_deals: Fate
    without: Fate

    @property
    def is_undecided(self) -> bool:
        """Whether, after a year, no side had won and nothing was settled, with deals or without."""
        return all(min(fate.settled, fate.won) > LANDMARK for fate in self)

    @property
    def has_signed(self) -> bool:
        """Whether it had a ceasefire in that year."""
        return self.with_deals.ceased <= LANDMARK


class Selection(NamedTuple):
    """Wars undecided after a year: by whether they had signed a ceasefire, and settled within five years.

    ``signers`` and ``others`` are numbers of wars; all else are shares (0..1) of wars, or differences of
    such, each with its 95 % interval: ``seen`` (signers less others, with deals) is ``done`` (signers with
    deals less the same without) and ``before`` (signers less others, without deals) less what deals did for
    the others, ``done_later``, as those may sign after the year.
    """

    signers: int
    others: int
    signers_with: Finding
    signers_without: Finding
    others_with: Finding
    others_without: Finding
    seen: Finding
    done: Finding
    done_later: Finding
    before: Finding


def selection_of(histories: Sequence[History]) -> Selection:
    """The selection in histories that were lived in both arms. NaN where there are too few of a sort."""
    wars = [BothFates(one.fate, one.without) for one in histories if one.fate and one.without]
    undecided = [war for war in wars if war.is_undecided]
    signers = sum(war.has_signed for war in undecided)
    found = findings_of(undecided, _figures)
    possible = {name: one.within(*LIMITS[_unit_of(name)]) for name, one in found.items()}
    return Selection(signers=signers, others=len(undecided) - signers, **possible)


def _unit_of(name: str) -> str:
    return "share" if name.startswith(("signers", "others")) else "difference of shares"


def _figures(wars: Sequence[BothFates]) -> Figures:
    groups = {"signers": [w for w in wars if w.has_signed], "others": [w for w in wars if not w.has_signed]}
    told = {
        f"{name}_{arm}": _settled([getattr(war, field) for war in group])
        for name, group in groups.items()
        for arm, field in (("with", "with_deals"), ("without", "without"))
    }
    return told | {
        "seen": told["signers_with"] - told["others_with"],
        "done": told["signers_with"] - told["signers_without"],
        "done_later": told["others_with"] - told["others_without"],
        "before": told["signers_without"] - told["others_without"],
    }


def _settled(fates: Sequence[Fate]) -> float:
    """Share (0..1) of wars that settled within five years; NaN of none."""
    return float(np.mean([fate.settled <= WITHIN for fate in fates])) if fates else math.nan

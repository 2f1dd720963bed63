"""How large a calibration is: the whole, for a result that is kept, or a quick one to see that it runs."""

from typing import NamedTuple


class Trials(NamedTuple):
    """So many trials, each of so many worlds."""

    points: int
    worlds: int

    @property
    def n_worlds(self) -> int:
        """All worlds of these trials."""
        return self.points * self.worlds


class Walk(NamedTuple):
    """How posterior draws are made: walkers, steps left out, steps kept, and every which one of all steps."""

    walkers: int = 80
    burn_in: int = 700
    steps: int = 1_500
    every: int = 1


LONG = Walk()
LONGEST = Walk(walkers=100, burn_in=600, steps=4_000, every=10)


class Size(NamedTuple):
    """The trials of each stage.

    ``screened``: over all numbers, to see which matter; ``waves``: over those that do, each where the one
    before has left something; ``twice``: how many trials of a wave are made a second time, to tell luck;
    ``planted``: trials that are data sets for simulation-based calibration; ``checked``: at posterior draws.
    ``searched``: points among which those not ruled out are looked for; ``walk``: how draws are made for
    waves, ``last_walk`` those that are kept.
    """

    screened: Trials
    waves: tuple[Trials, ...]
    twice: int
    planted: Trials
    checked: Trials
    draws: int = 1_000
    searched: int = 2**18
    walk: Walk = LONG
    last_walk: Walk = LONGEST

    @property
    def n_worlds(self) -> int:
        """All worlds, or conflict histories, of a calibration."""
        stages = (self.screened, *self.waves, self.planted, self.checked)
        again = sum(self.twice * wave.worlds for wave in self.waves)
        return again + sum(trials.n_worlds for trials in stages)


FULL = Size(
    screened=Trials(300, 40),
    waves=(Trials(950, 60), Trials(850, 60), Trials(400, 60), Trials(400, 60)),
    twice=50,
    planted=Trials(200, 80),
    checked=Trials(180, 100),
)
"""214,000 worlds, and 3,200 more to choose the draw in use."""
QUICK = Size(
    screened=Trials(100, 15),
    waves=(Trials(150, 20), Trials(100, 20), Trials(80, 20)),
    twice=20,
    planted=Trials(0, 20),
    checked=Trials(30, 20),
    draws=500,
)

"""One world, readable: the Mesa model of a war with small deals."""

from typing import Any

import mesa
import numpy as np

from microdeals.agents.deal import Deal, Status
from microdeals.agents.front import Front
from microdeals.agents.log import Event
from microdeals.agents.monitor import Monitor
from microdeals.agents.observing import keep_or_break, observe, revise
from microdeals.agents.party import Party
from microdeals.agents.reviewing import review
from microdeals.agents.spoiler import Spoiler
from microdeals.agents.talks import Talks
from microdeals.agents.third_party import ThirdParty
from microdeals.conflicts import Conflict, Entry, load
from microdeals.conflicts.slots import Slot, slots_of
from microdeals.rulebook.bounded import either
from microdeals.rulebook.events import Happening
from microdeals.rulebook.gap import Gap, gap_of
from microdeals.rulebook.luck import LARGEST_SEED, Purpose, luck
from microdeals.rulebook.pressure import harm_of_day
from microdeals.rulebook.quantities import N_RUNGS, N_SIDES, DealKind
from microdeals.rulebook.series import DAILY
from microdeals.rulebook.talks import is_outdone

Seed = int | np.random.Generator | None


class ConflictModel(mesa.Model):  # type: ignore[misc]
    """A war between two sides, day by day.

    ``conflict`` is a conflict model or the name of a shipped one. ``rng`` is the seed of common luck: the
    same whole number (0 to 2**63 - 1) gives the same run on every machine; a NumPy generator, or None for
    fresh entropy, gives a seed that is kept in ``luck_seed``. ``parties`` are the classes that decide for
    the first and second party. Raises ConflictError for an unknown conflict, ValueError for a bad seed.

    >>> model = ConflictModel("arden_borea", rng=1)
    >>> model.step()
    >>> model.day
    1
    """

    def __init__(
        self,
        conflict: Conflict | str = "arden_borea",
        parties: tuple[type[Party], type[Party]] = (Party, Party),
        horizon_days: int | None = None,
        rng: Seed = None,
    ) -> None:
        self.luck_seed = seed_from(rng)
        super().__init__(rng=self.luck_seed)
        self.conflict = load(conflict) if isinstance(conflict, str) else conflict
        self.horizon_days = self.conflict.horizon_days if horizon_days is None else horizon_days
        self.day = 0
        self.log: list[Event] = []
        self.deals: list[Deal] = []
        self.in_slot: dict[int, Deal] = {}
        self.slots, self.settlement_slot = slots_of(self.conflict)
        self.kinds: tuple[Entry[DealKind], ...] = (*self.conflict.kinds, self.settlement_slot.kind)
        self.settled_on: int | None = None
        self.opened = 1
        self.days_held = [0] * (N_RUNGS + 1)
        self.documented = self.leverage = self.harm = 0.0
        self._people(parties)
        self.count_on_third_parties()
        self.talks = Talks(self)
        self.gap = self.gap_now()
        self.front_days: list[list[tuple[float, float, int, int]]] = []
        self.lean_days: list[list[float]] = []
        self.datacollector = mesa.DataCollector(
            model_reporters={series.name: series.name for series in DAILY}
        )
        let_go(self)

    def _people(self, classes: tuple[type[Party], type[Party]]) -> None:
        conflict = self.conflict
        self.parties = [classes[side](self, side, conflict.parties[side]) for side in range(N_SIDES)]
        self.courting = conflict.parties[0].values.courting - conflict.parties[1].values.courting
        self.front = Front(self, conflict)
        places = len(self.front.sectors)
        missions = [(mission, team) for mission in conflict.monitors for team in range(mission.values.teams)]
        self.monitors = [
            Monitor(self, mission, team, number % places) for number, (mission, team) in enumerate(missions)
        ]
        self.third_parties = [ThirdParty(self, entry) for entry in conflict.third_parties]
        self.spoilers = [Spoiler(self, entry) for entry in conflict.spoilers]

    # --- the day -----------------------------------------------------------------------------

    def step(self) -> None:
        """Live one day, in the order of the rulebook."""
        self.day += 1
        self.shift_third_parties()
        self.deploy_monitors()
        self.strike_and_violate()
        keep_or_break(self)
        observe(self)
        revise(self)
        review(self)
        self.feel()
        self.talks.hold()
        self.record()

    def shift_third_parties(self) -> None:
        """Let leans change, and with them what the sides can count on."""
        for third_party in self.third_parties:
            third_party.shift()
        self.count_on_third_parties()

    def count_on_third_parties(self) -> None:
        """Work out the leverage of those engaged today, and the guarantee that each side feels."""
        self.leverage = 0.0
        for third_party in self.third_parties:
            if third_party.engaged:
                self.leverage += third_party.values.leverage
        for party in self.parties:
            party.guarantee = 0.0
            for third_party in self.third_parties:
                if third_party.engaged:
                    felt = third_party.guarantee_to(party.side, party.character)
                    party.guarantee = either(party.guarantee, felt)

    def deploy_monitors(self) -> None:
        """Send the teams out."""
        for sector in self.front.sectors:
            sector.forget_watch()
        for monitor in self.monitors:
            monitor.deploy()
        self.front.sum_watch()

    def strike_and_violate(self) -> None:
        """Let spoilers strike and commanders in calm sectors fire."""
        for sector in self.front.sectors:
            sector.struck = [0] * N_SIDES
        for party in self.parties:
            party.struck_in = None
        highest = max((deal.terms.rung for deal in self.running_deals()), default=0)
        if highest > 0:
            for spoiler in self.spoilers:
                spoiler.act(highest)
        self.front.commit_violations()

    def feel(self) -> None:
        """Let fire burn, and pressure and optimism move."""
        self.front.burn()
        harms = [
            harm_of_day(self.conflict.harm, self.front.fighting, party.hardship, party.grief)
            for party in self.parties
        ]
        self.harm = (harms[0] + harms[1]) / N_SIDES
        for party in self.parties:
            party.feel(self.front.fighting)

    def record(self) -> None:
        """Set tomorrow's calm and write down the day."""
        active = self.active_deals()
        self.front.calm_down(active)
        self.gap = self.gap_now()
        for series, value in zip(DAILY, self._today(len(active)), strict=True):
            setattr(self, series.name, value)
        self.datacollector.collect(self)
        self.front_days.append(
            [
                (s.fire, s.calm, s.commanders[0].violations, s.commanders[1].violations)
                for s in self.front.sectors
            ]
        )
        self.lean_days.append([third_party.lean for third_party in self.third_parties])
        self.running = self.day < self.horizon_days

    def _today(self, n_active: int) -> tuple[float, ...]:
        first, second = self.parties
        front = self.front
        violations = sum(sector.n_violations for sector in front.sectors)
        pairs = ("trust", "pressure", "optimism", "support", "guarantee")
        return (
            *(getattr(party, name) for name in pairs for party in self.parties),
            self.talks.explored,
            self.documented,
            front.fighting,
            first.hardship,
            second.hardship,
            first.grief,
            second.grief,
            self.harm,
            violations,
            n_active,
            self.opened,
            *self.gap,
        )

    # --- what mediators decide, which a subclass may override ---------------------------------

    def engages(self, third_party: ThirdParty) -> bool:
        """Whether a third party takes part on a day on which its own dates let it."""
        return True

    def tables(self, slot: Slot) -> bool:
        """Whether a deal that could be signed is put on the table."""
        return True

    # --- what it knows -----------------------------------------------------------------------

    def gap_now(self) -> Gap:
        """The gap between what both would settle for, and its channels (shares of the stake)."""
        first, second = self.parties
        return gap_of(
            first.optimism + second.optimism,
            first.fear + second.fear,
            first.audience + second.audience,
            first.pressure + second.pressure,
            self.talks.explored * self.conflict.joint_gain,
        )

    @property
    def is_settled(self) -> bool:
        """Whether a settlement is in force."""
        deal = self.in_slot.get(self.settlement_slot.number)
        return deal is not None and deal.is_active

    @property
    def sectors_now(self) -> list[Any]:
        """The sectors as they are today."""
        return self.front.sectors

    def active_deals(self) -> list[Deal]:
        """Deals that run or wait, in the order of their slots."""
        return [self.in_slot[index] for index in sorted(self.in_slot) if self.in_slot[index].is_active]

    def running_deals(self) -> list[Deal]:
        """Deals that run, in the order of their slots."""
        return [deal for deal in self.active_deals() if deal.status is Status.RUNNING]

    def is_outdone(self, slot: Slot) -> bool:
        """Whether both sides already keep more calm wherever a deal in this slot would ask for some."""
        there = 0.0
        for deal in self.running_deals():
            if deal.slot != slot and deal.is_mutual and deal.slot.sector in (-1, slot.sector):
                there = max(there, deal.terms.calm)
        return is_outdone(slot.kind.values.calm, there)

    def is_free(self, slot: Slot) -> bool:
        """Whether a slot has no active deal, and has had none for the pause between deals."""
        last = self.in_slot.get(slot.number)
        if last is None:
            return True
        return last.ended_on is not None and self.day - last.ended_on >= self.conflict.talks.pause_days

    def title_of(self, slot: Slot) -> str:
        """A deal's title for readers."""
        if slot.sector < 0:
            return slot.kind.title
        return f"{slot.kind.title}, {self.front.sectors[slot.sector].title}"

    def draw(self, purpose: Purpose, who: int, where: int) -> tuple[float, float, float, float]:
        """Four uniforms of common luck for today."""
        return luck(self.luck_seed, self.day, purpose, who, where)

    def draw_for(self, deal: Deal) -> tuple[float, float, float, float]:
        """Today's luck of a deal: its breach and its report, for either side."""
        return self.draw(Purpose.DEAL, deal.kind.luck_id, deal.slot.where)

    def note(self, happening: Happening, slot: int, side: int, who: str, what: str) -> None:
        """Write an event that is no deal's into the log."""
        self.log.append(Event(self.day, happening, slot, side, who, what, "", ""))

    def note_deal(self, happening: Happening, deal: Deal, side: int, what: str, why: str = "") -> None:
        """Write an event in a deal's life into the log; ``side`` is -1 for both, in a report the accused."""
        teller = 1 - side if happening == Happening.REPORT else side
        who = "Both" if side < 0 else self.parties[teller].title
        text = f"{deal.title}: {what}"
        self.log.append(Event(self.day, happening, deal.slot.number, side, who, text, deal.title, why))


def seed_from(rng: Seed) -> int:
    """The seed of common luck (0 to 2**63 - 1) from what Mesa users pass as ``rng``."""
    if rng is None:
        rng = np.random.default_rng()
    if isinstance(rng, np.random.Generator):
        return int(rng.integers(0, LARGEST_SEED, endpoint=True))
    if isinstance(rng, bool) or not isinstance(rng, int | np.integer) or not 0 <= rng <= LARGEST_SEED:
        raise ValueError(
            f"rng = {rng!r}: must be a whole number from 0 to 2**63 - 1, a NumPy generator or None."
        )
    return int(rng)


def let_go(model: mesa.Model) -> None:
    """Undo what Mesa 3.3 does, which remembers every model for good to number its agents."""
    numbers = getattr(mesa.Agent, "_ids", None)
    if numbers is not None:
        numbers.pop(model, None)

"""One world, readable: the Mesa model of a war with small deals."""

import datetime
from pathlib import Path

import mesa

from microdeals.agents.conduct import keep_or_break
from microdeals.agents.deal import Deal
from microdeals.agents.endings import come_to_rest, shift_power
from microdeals.agents.front import FrontLine, FrontSector
from microdeals.agents.ladder import climb
from microdeals.agents.leaders import change_leaders
from microdeals.agents.log import Event
from microdeals.agents.looks import ShownWorld
from microdeals.agents.monitor import Monitor
from microdeals.agents.news import read_news
from microdeals.agents.night import record, set_tomorrow, watch_freeze
from microdeals.agents.observation import observe
from microdeals.agents.party import Party
from microdeals.agents.review import review
from microdeals.agents.said import say
from microdeals.agents.scenario import MesaScenario, ModelWords, asked_by, luck_of
from microdeals.agents.seed import Seed, seed_from
from microdeals.agents.spoiler import SpoilerGroup
from microdeals.agents.talks import Negotiations
from microdeals.agents.third_party import ThirdPartyAgent
from microdeals.agents.trust import learn
from microdeals.conflicts import Conflict, Entry, load
from microdeals.conflicts.slots import Slot, slots_of
from microdeals.day.deal import is_out_of_the_way
from microdeals.day.party import count_on, gap_between, harm_to
from microdeals.day.spoiler import forget_blows
from microdeals.day.states import WarNow
from microdeals.day.war import begin_day, begin_war, scar
from microdeals.rulebook.events import Happening, Status
from microdeals.rulebook.gap import Gap, ground_found
from microdeals.rulebook.luck import Purpose, luck
from microdeals.rulebook.pressure import harm_of_both
from microdeals.rulebook.quantities import N_RUNGS, N_SIDES, DealKind
from microdeals.rulebook.series import DAILY
from microdeals.rulebook.talks import is_outdone
from microdeals.rulebook.third_party import courting_between


class ConflictModel(ShownWorld, mesa.Model, WarNow):  # type: ignore[misc]
    """A war between two sides, day by day.

    ``conflict`` is a conflict model, the name of a shipped one, or where its file is. ``rng`` is the seed of
    common luck: the same whole number (0 to 2**63 - 1) gives the same run on every machine; a generator of
    NumPy, or None for fresh entropy, gives a seed that is kept in ``luck_seed``. ``parties`` are the classes
    that decide for the first and second party. ``scenario`` is one of Mesa's: it may say these words in their
    place, and every other parameter of it is a path of the war. Raises ConflictError for an unknown conflict
    or path, ValueError for a bad seed.

    >>> model = ConflictModel("arden_borea", rng=1)
    >>> model.step()
    >>> model.day
    1
    """

    def __init__(
        self,
        conflict: Conflict | str | Path = "arden_borea",
        parties: tuple[type[Party], type[Party]] = (Party, Party),
        horizon_days: int | None = None,
        rng: Seed = None,
        scenario: MesaScenario | None = None,
    ) -> None:
        self.luck_seed = seed_from(rng) if scenario is None else luck_of(scenario, rng)
        super().__init__(rng=self.luck_seed)
        if scenario is not None:
            self.scenario = scenario
            conflict, parties, horizon_days = asked_by(scenario, ModelWords(conflict, parties, horizon_days))
        self.conflict = conflict if isinstance(conflict, Conflict) else load(conflict)
        self.horizon_days = self.conflict.horizon_days if horizon_days is None else horizon_days
        begin_war(self, self.conflict.first_day_of_year)
        self.log: list[Event] = []
        self.deals: list[Deal] = []
        self.in_slot: dict[int, Deal] = {}
        self.running_today: list[Deal] = []
        """The deals that ran when spoilers and commanders acted today: these are kept or broken, and seen."""
        self.slots, self.settlement_slot = slots_of(self.conflict)
        self.kinds: tuple[Entry[DealKind], ...] = (*self.conflict.kinds, self.settlement_slot.kind)
        self.settled_on: int | None = None
        self.days_held = [0] * (N_RUNGS + 1)
        self._people(parties)
        self.count_on_third_parties()
        self.talks = Negotiations(self)
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
        self.courting = courting_between(*(party.values for party in conflict.parties))
        self.front = FrontLine(self, conflict)
        missions = [(mission, team) for mission in conflict.monitors for team in range(mission.values.teams)]
        self.monitors = [
            Monitor(self, mission, team, number) for number, (mission, team) in enumerate(missions)
        ]
        self.third_parties = [ThirdPartyAgent(self, entry) for entry in conflict.third_parties]
        self.spoilers = [SpoilerGroup(self, entry) for entry in conflict.spoilers]

    # --- the day -----------------------------------------------------------------------------

    def step(self) -> None:
        """Live one day, in the order of ``microdeals.day.order``."""
        begin_day(self)
        change_leaders(self)
        self.shift_third_parties()
        self.deploy_monitors()
        self.strike()
        self.pull_apart()
        self.commit_violations()
        keep_or_break(self)
        observe(self)
        learn(self)
        read_news(self)
        climb(self)
        self.hold_grudges()
        self.talk_at_home()
        review(self)
        self.burn()
        self.feel()
        shift_power(self)
        come_to_rest(self)
        self.hold_talks()
        set_tomorrow(self)
        watch_freeze(self)
        record(self)

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
                    count_on(party, third_party.guarantee_to(party.side, party.character))

    def deploy_monitors(self) -> None:
        """Send the teams out."""
        self.front.forget_watch()
        for monitor in self.monitors:
            monitor.deploy()
        self.front.sum_watch()

    def strike(self) -> None:
        """Let spoilers strike somewhere along the front when deals go well."""
        for party in self.parties:
            forget_blows(party)
        for sector in self.front.sectors:
            for commander in sector.commanders:
                commander.struck = 0
        self.running_today = self.running_deals()
        highest = max((deal.terms.rung for deal in self.running_today), default=0)
        if highest > 0:
            for spoiler in self.spoilers:
                spoiler.act(highest)

    def pull_apart(self) -> None:
        """Let running deals pull the forces apart where they hold."""
        self.front.pull_apart(self.running_today)

    def commit_violations(self) -> None:
        """Let both commanders of each calm sector act."""
        self.front.commit_violations()

    def hold_grudges(self) -> None:
        """Let commanders remember what they suffered, and count quiet days."""
        self.front.hold_grudges()

    def talk_at_home(self) -> None:
        """Let the citizens whose day it is read the news and talk to someone they are tied to."""
        for party in self.parties:
            party.let_citizens_talk()

    def burn(self) -> None:
        """Work out the day's fire in each sector and along the front, and let a surge die down."""
        self.front.burn()

    def feel(self) -> None:
        """Let pressure and optimism move with the day's fire, and add up the harm."""
        fighting = self.front.fighting
        harms = [harm_to(party, self.conflict.harm, fighting) for party in self.parties]
        self.harm = harm_of_both(*harms)
        for party in self.parties:
            party.feel(fighting)
        scar(self, self.conflict.conduct)

    def hold_talks(self) -> None:
        """Hold the day's meeting, if there is one, and move alone or answer where the policy says so."""
        self.talks.hold()

    # --- what mediators decide, which a subclass may override ---------------------------------

    def engages(self, third_party: ThirdPartyAgent) -> bool:
        """Whether a third party takes part on a day on which its own dates let it."""
        return True

    def tables(self, slot: Slot) -> bool:
        """Whether a deal that could be signed is put on the table."""
        return True

    # --- what it knows -----------------------------------------------------------------------

    def gap_now(self) -> Gap:
        """The gap between what both would settle for, and its channels (shares of the dispute)."""
        first, second = self.parties
        ground = ground_found(self.talks.explored, self.conflict.joint_gain)
        return gap_between(first, second, first.character, second.character, ground)

    @property
    def is_settled(self) -> bool:
        """Whether a settlement is in force."""
        deal = self.in_slot.get(self.settlement_slot.number)
        return deal is not None and deal.is_active

    @property
    def sectors_now(self) -> list[FrontSector]:
        """The sectors as they are today."""
        return self.front.sectors

    @property
    def date(self) -> datetime.date:
        """The date of today; the first day is the start of the war."""
        return self.conflict.start + datetime.timedelta(days=self.day - 1)

    def active_deals(self) -> list[Deal]:
        """Deals that run or wait, in the order of their slots."""
        return [self.in_slot[index] for index in sorted(self.in_slot) if self.in_slot[index].is_active]

    def running_deals(self) -> list[Deal]:
        """Deals that run, in the order of their slots."""
        return [deal for deal in self.active_deals() if deal.status == Status.RUNNING]

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
        return last is None or is_out_of_the_way(last, self.day, self.conflict.talks)

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
        who = say("log.both") if side < 0 else self.parties[teller].title
        text = say("log.of_deal", deal=deal.title, what=what)
        self.log.append(Event(self.day, happening, deal.slot.number, side, who, text, deal.title, why))


def let_go(model: mesa.Model) -> None:
    """Undo what Mesa 3.3 does, which remembers every model for good to number its agents."""
    numbers = getattr(mesa.Agent, "_ids", None)
    if numbers is not None:
        numbers.pop(model, None)

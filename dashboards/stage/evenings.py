"""What the stage keeps of a world while it is lived: one entry an evening, from the day before the first."""

from __future__ import annotations

from microdeals.agents import ConflictModel
from microdeals.rulebook.events import Format, Happening
from microdeals.rulebook.gap import Gap


class Evenings:
    """A world's evenings; entry d of each list is day d, and entry 0 the day before the first.

    `trust` (2 lists) are probabilities, `gaps` and `fighting` shares, `fires[sector]` is fire relative to
    what the sector saw before any deal. `eyes[sector]` is 1 where a monitor team works
    while deals are in force, else 0; `calms[sector]` says whether a deal asks for calm.
    """

    def __init__(self, world: ConflictModel) -> None:
        n = len(world.sectors_now)
        self.gaps: list[Gap] = []
        self.fighting: list[float] = []
        self.trust: tuple[list[float], list[float]] = ([], [])
        self.fires: list[list[float]] = [[] for _ in range(n)]
        self.eyes: list[list[int]] = [[] for _ in range(n)]
        self.calms: list[list[bool]] = [[] for _ in range(n)]
        self.hosts: dict[int, str] = {}
        """The third party at the table, by the day of its meeting."""
        self.strengths: dict[int, dict[int, float]] = {}
        """By a deal's place among those ever signed, and day: how much its keeping says, 0 to 1."""
        self._has_deals = False
        self.note(world)

    @property
    def gap(self) -> list[float]:
        """The gap of each evening (share of the dispute)."""
        return [float(gap.total) for gap in self.gaps]

    def note(self, world: ConflictModel) -> None:
        """Keep this evening."""
        self.gaps.append(world.gap_now())
        self.fighting.append(float(world.front.fighting) if world.day else 1.0)
        for line, party in zip(self.trust, world.parties, strict=True):
            line.append(float(party.trust))
        for place, sector in enumerate(world.sectors_now):
            self.fires[place].append(float(sector.fire / sector.share))
            self.calms[place].append(bool(sector.calm > 0.0))
            self.eyes[place].append(int(sector.watched and self._has_deals))
        self._has_deals = bool(world.active_deals())
        if world.day:
            self._note_talks(world)
            self._note_promises(world)

    def _note_talks(self, world: ConflictModel) -> None:
        for event in reversed(world.log):
            if event.day < world.day:
                return
            if event.happening is Happening.MEETING and event.slot == Format.TRILATERAL:
                host = world.talks.host()
                self.hosts[world.day] = host.title.partition(",")[0] if host else ""

    def _note_promises(self, world: ConflictModel) -> None:
        """A day kept says as much as a cheat was likely to break it that day; a breach ends all it said.

        With chances q of a breach by a side that exploits, days kept leave the share of the product of 1 - q:
        so likely a cheat would still have kept it. The strength is what is missing to 1.
        """
        for number, deal in enumerate(world.deals):
            ran = deal in world.running_today
            if not (ran or deal.is_active):
                continue
            days = self.strengths.setdefault(number, {})
            left = 1.0 - days.get(world.day - 1, 0.0)
            for bond in deal.bonds if ran else ():
                if bond.bound:
                    left *= 1.0 - bond.if_exploiting
            days[world.day] = 0.0 if ran and any(deal.broke) else 1.0 - left

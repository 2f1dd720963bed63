"""A session: its journal, what the journal adds up to, and the world that follows from it."""

from pathlib import Path
from typing import NamedTuple

from microdeals.conflicts import digest
from microdeals.errors import RequestError
from microdeals.game.journal import SUFFIX, WAY_OUT, Journal, JournalEntry, NewEntry
from microdeals.game.orders import MediatorOrders, Orders, check_orders, written
from microdeals.game.played_world import Month, TableModel, lived
from microdeals.game.seats import (
    Question,
    Seat,
    Setup,
    check_name,
    check_percent,
    check_pseudonym,
    check_setup,
)
from microdeals.game.state import EntryKind, State, check_follows, first_content, state_of

FOLDER = Path("results") / "table"
"""Where sessions are kept, from the folder in which the program was started."""


class Found(NamedTuple):
    """A session in a folder; ``problem`` says why it cannot be opened."""

    name: str
    problem: str = ""


class Session:
    """One session, as one page sees it. Several may have the same journal open.

    A decision that no longer fits, because somebody else has played or rewound the round meanwhile, raises
    RequestError and changes nothing; ``catch_up`` shows what happened.
    """

    def __init__(self, name: str, journal: Journal) -> None:
        self.name = name
        self.journal = journal
        self.entries: list[JournalEntry] = journal.entries()
        if not self.entries or self.entries[0].kind != EntryKind.CREATED:
            raise RequestError(f"{journal.path}: it has no beginning. {WAY_OUT}")
        self.state: State = state_of(self.entries)
        self.conflict = self.state.setup.loaded()
        self._check_conflict()
        self._last: tuple[list[Month], TableModel] | None = None
        self.world = self._lived()

    @classmethod
    def create(cls, folder: Path, name: str, setup: Setup) -> "Session":
        """Start a session. Raises RequestError or ConflictError for what cannot be played or written."""
        check_name(name)
        check_setup(setup)
        first = NewEntry(0, "", EntryKind.CREATED, first_content(setup, digest(setup.loaded())))
        return cls(name, Journal.create(folder / f"{name}{SUFFIX}", first))

    @classmethod
    def open(cls, folder: Path, name: str) -> "Session":
        """Go on with a session. Raises RequestError when there is none, or it is of another version."""
        check_name(name)
        path = folder / f"{name}{SUFFIX}"
        if not path.is_file():
            raise RequestError(f"{path}: there is no session of this name.")
        return cls(name, Journal(path))

    # --- decisions ---------------------------------------------------------------------------

    def order(self, seat: Seat, orders: Orders) -> None:
        """Take a team's decisions for the round to be played."""
        check_orders(self.conflict, orders)
        if isinstance(orders, MediatorOrders) != (seat is Seat.MEDIATOR):
            raise RequestError(f"seat {seat}: these are decisions of another seat.")
        self._write(seat, EntryKind.ORDERS, written(orders))

    def leave_open(self, seat: Seat) -> None:
        """Take a team's decisions for this round back: the model decides."""
        self._write(seat, EntryKind.OPENED, {})

    def believe(self, seat: Seat, percent: int) -> None:
        """Note a side's belief (0 to 100) that the other keeps its word this round."""
        check_percent(percent)
        self._write(seat, EntryKind.BELIEF, {"percent": percent})

    def guess(self, seat: Seat, question: Question, percent: int) -> None:
        """Note a guess (0 to 100) of a team, before the first round."""
        check_percent(percent)
        if self.state.round:
            raise RequestError("guesses are made before the first round; rewind to it to guess again.")
        self._write(seat, EntryKind.GUESS, {"question": question.value, "percent": percent})

    def seat(self, seat: Seat, team: str) -> None:
        """Give a seat to a team, by its pseudonym, or to the model, by an empty one."""
        check_pseudonym(team)
        self._write(seat, EntryKind.TEAM, {"team": team})

    def play(self) -> None:
        """Live the round. What has not been decided, the model decides."""
        if self.state.is_over:
            raise RequestError(f"session {self.name}: all {self.state.setup.rounds} rounds have been played.")
        world = self._after([*self.state.months, self.state.month()])
        self._write("", EntryKind.PLAYED, {"mark": mark_of(world)})

    def rewind(self, number: int) -> None:
        """Go back to before a round that has been played (from 0). Nothing is deleted from the log."""
        if not 0 <= number < self.state.round:
            raise RequestError(
                f"round {number + 1}: only a round that has been played can be played again "
                f"(1 to {self.state.round})."
            )
        self._write("", EntryKind.REWOUND, {}, number)

    def _write(self, seat: str, kind: str, content: dict[str, object], number: int | None = None) -> None:
        """Append to the journal, unless another past was played meanwhile, or a turn decided otherwise."""
        seen, is_turn = self.state, kind in (EntryKind.PLAYED, EntryKind.REWOUND)

        def check(entries: list[JournalEntry]) -> None:
            now = state_of(entries)
            if now.months != seen.months or (is_turn and now.month() != seen.month()):
                self._catch_up(entries)
                raise RequestError(MOVED_ON)
            check_follows(entries, line)

        line = NewEntry(seen.round if number is None else number, str(seat), kind, content)
        self.journal.append(line, check)
        self.catch_up()

    # --- following the journal ------------------------------------------------------------------

    def catch_up(self) -> bool:
        """Read what anybody has written since; tell whether there was anything."""
        if self.journal.newest() == self.state.newest:
            return False
        self._catch_up(self.journal.entries())
        return True

    def _catch_up(self, entries: list[JournalEntry]) -> None:
        months = self.state.months
        self.entries, self.state = entries, state_of(entries)
        if self.state.months != months:
            self.world = self._lived()

    def _lived(self) -> TableModel:
        """The world of all rounds that were played. Raises RequestError if it is not the one of the log."""
        world = self._after(self.state.months)
        if self.state.marks and not is_of(world, self.state.marks[-1]):
            raise RequestError(self._refused(self._other_rules(world)))
        return world

    def _after(self, months: list[Month]) -> TableModel:
        """The world after these rounds, kept for whoever asks next: a played round is asked for twice."""
        last, setup = self._last, self.state.setup
        if last is None or last[0] != months:
            last = self._last = list(months), lived(self.conflict, setup.seed, setup.days, months)
        return last[1]

    def _check_conflict(self) -> None:
        if digest(self.conflict) != self.state.digest:
            reason = f"it was played with other numbers of {self.conflict.title!r} than this microdeals has"
            raise RequestError(self._refused(f"{reason}, so its world would not come out the same"))

    def _other_rules(self, world: TableModel) -> str:
        return (
            "it was played by other rules than those of this microdeals: after round "
            f"{len(self.state.marks)} the gap was {self.state.marks[-1]}, and is {mark_of(world)} here"
        )

    def _refused(self, reason: str) -> str:
        return (
            f"session {self.name}: {reason}. Open it with the microdeals that wrote it, or start a new one; "
            "its file is left as it is."
        )


MOVED_ON = "Another page has changed this round meanwhile; nothing was written. Look at it, and decide again."


SAME_GAP = 1e-9
"""Gaps that differ by less are of one world: until elementary functions were our own, last bits hung on the
machine (1.6e-15 at most in 16,000 worlds), and such games are still played."""


def mark_of(world: TableModel) -> str:
    """A number that tells two worlds apart: the gap, to its last bit."""
    return repr(float(world.gap_now().total))


def is_of(world: TableModel, mark: str) -> bool:
    """Whether a mark is of this world, whatever the last bits of the machine that wrote it."""
    try:
        written_gap = float(mark)
    except ValueError:
        return False
    return abs(float(world.gap_now().total) - written_gap) < SAME_GAP


def sessions_in(folder: Path) -> list[Found]:
    """The sessions of a folder by name, with what is wrong with those that cannot be opened."""
    found = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            Journal(path).entries()
            found.append(Found(path.stem))
        except RequestError as problem:
            found.append(Found(path.stem, str(problem)))
    return found

"""The state of a game at several tables: what the entries of a room's journal say of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from microdeals.game.rows import JournalEntry
from microdeals.game.seats import Setup, check_lengths
from microdeals.rooms.table_seats import MOST_TABLES, TableSeat, seat_in

ROUNDS_UNTIL_MODEL = 2
"""Months without a word of a seat, after which the model plays it."""
PARTS = ("trade", "turns", "words")
"""What the wall shows in the debrief: the trade, how each table went, and who was believed."""


@dataclass(frozen=True)
class GameState:
    """A game of a room: ``tables`` tables on the same war and seed.

    ``seats`` are by pseudonym, rounds count from 0. ``by_model``: seats that the model plays, though somebody
    has them. ``silent``: for how many months in a row nobody on a seat has said a word. ``part``: of the
    debrief, the one that is shown (`PARTS`); empty as long as the game is played.
    """

    number: int
    war: str
    seed: int
    rounds: int
    tables: int
    seats: Mapping[str, TableSeat] = field(default_factory=lambda: MappingProxyType({}))
    round: int = 0
    ready: frozenset[TableSeat] = frozenset()
    by_model: frozenset[TableSeat] = frozenset()
    silent: Mapping[TableSeat, int] = field(default_factory=lambda: MappingProxyType({}))
    part: str = ""

    @property
    def is_over(self) -> bool:
        """Whether all months have been played."""
        return self.round >= self.rounds

    @property
    def is_played(self) -> bool:
        """Whether orders are asked for: no debrief is shown, and a month is left."""
        return not self.part and not self.is_over

    def setup(self, teams: tuple[str, str, str] = ("", "", "")) -> Setup:
        """What each table plays. Silence keeps what runs, and refuses what is new."""
        return Setup(self.war, self.seed, self.rounds, teams=teams, keeps=True, refuses=True)

    def with_seat(self, name: str, seat: TableSeat) -> "GameState":
        """The game once somebody sits there; the model plays it no more."""
        return replace(self, seats={**self.seats, name: seat})._with_model(seat, is_on=False)

    def without(self, name: str) -> "GameState":
        """The game without somebody."""
        return replace(self, seats={it: seat for it, seat in self.seats.items() if it != name})

    def _with_model(self, seat: TableSeat, is_on: bool) -> "GameState":
        silent = {it: n for it, n in self.silent.items() if it != seat}
        by_model = self.by_model | {seat} if is_on else self.by_model - {seat}
        return replace(self, by_model=by_model, silent=silent)


def begun_game(number: int, content: Mapping[str, Any]) -> GameState:
    """The game that an entry begins. Raises ValueError, KeyError or TypeError for what is none."""
    war, seed, rounds, tables = (content[name] for name in ("war", "seed", "rounds", "tables"))
    if not isinstance(war, str) or type(tables) is not int or not 1 <= tables <= MOST_TABLES:
        raise ValueError(f"a game has a war, and 1 to {MOST_TABLES} tables")
    check_lengths(Setup(war, seed, rounds))
    seats = {str(name): seat_in(seat, tables) for name, seat in content["seats"].items()}
    return GameState(number, war, seed, rounds, tables, seats)


def _month(game: GameState, entry: JournalEntry) -> GameState:
    _check_round(entry.content["month"], game.round)
    quiet = [seat_in(it, game.tables) for it in entry.content["silent"]]
    silent = {seat: game.silent.get(seat, 0) + 1 for seat in quiet}
    gone = {seat for seat, n in silent.items() if n >= ROUNDS_UNTIL_MODEL}
    kept = {seat: n for seat, n in silent.items() if seat not in gone}
    return replace(game, round=game.round + 1, ready=frozenset(), silent=kept, by_model=game.by_model | gone)


def _month_back(game: GameState, entry: JournalEntry) -> GameState:
    _check_round(entry.content["month"], game.round - 1)
    return replace(game, round=game.round - 1, ready=frozenset(), silent={}, part="")


def _ready(game: GameState, entry: JournalEntry) -> GameState:
    seat = game.seats[entry.seat]
    _check_round(entry.content["month"], game.round)
    return replace(game, ready=game.ready | {seat} if entry.content["ready"] else game.ready - {seat})


def _back(game: GameState, entry: JournalEntry) -> GameState:
    return game._with_model(game.seats[entry.seat], is_on=False)


def _moved(game: GameState, entry: JournalEntry) -> GameState:
    return game.with_seat(entry.seat, seat_in(entry.content, game.tables))


def _model(game: GameState, entry: JournalEntry) -> GameState:
    return game._with_model(seat_in(entry.content, game.tables), bool(entry.content["plays"]))


def _part(game: GameState, entry: JournalEntry) -> GameState:
    part = entry.content["part"]
    if part and part not in PARTS:
        raise ValueError(f"a debrief has no part {part!r}")
    return replace(game, part=part)


def _check_round(said: object, expected: int) -> None:
    if said != expected or expected < 0:
        raise ValueError(f"it is no month {said!r}")


GAME_ACTS: Mapping[str, Callable[[GameState, JournalEntry], GameState]] = MappingProxyType(
    {
        "month played": _month,
        "month taken back": _month_back,
        "ready": _ready,
        "back": _back,
        "moved": _moved,
        "model plays": _model,
        "debrief": _part,
    }
)
"""What each kind of entry does to a game."""

"""What a debrief needs: how each table came out, and 500 worlds of the model; counted behind the pages."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from microdeals.errors import RequestError
from microdeals.game.among_worlds import traded_worlds
from microdeals.game.table_wars import load_war
from microdeals.rooms import ClassRoom
from microdeals.rooms.game_state import GameState
from microdeals.rooms.table_debrief import TableResult, result_of
from microdeals.verdict import Verdict

MOST_KEPT = 24


class GameFindings:
    """Results of tables, by what was played, and worlds by war and days. What failed is counted again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._on_the_way: dict[tuple[object, ...], Future[Any]] = {}
        self._pool = ThreadPoolExecutor(1, "game-worlds")

    def results(self, room: ClassRoom, game: GameState) -> list[TableResult] | None:
        """How each table came out, but for those that cannot be read; None as long as it is being counted."""
        seen = tuple(_newest(room, game, table) for table in range(1, game.tables + 1))
        key = (room.code, game.number, game.round, seen)
        found: list[TableResult] | None = self._found(key, lambda: results_of(room, game))
        return found

    def worlds(self, game: GameState) -> Verdict | None:
        """Worlds that the model played for as many days; None as long as they are being run."""
        days = game.round * game.setup().days
        found: Verdict | None = self._found((game.war, days), lambda: traded_worlds(load_war(game.war), days))
        return found

    def _found(self, key: tuple[object, ...], count: Callable[[], Any]) -> Any:
        with self._lock:
            if key not in self._on_the_way:
                while len(self._on_the_way) >= MOST_KEPT:
                    del self._on_the_way[next(iter(self._on_the_way))]
                self._on_the_way[key] = self._pool.submit(count)
            waited_for = self._on_the_way[key]
            if waited_for.done() and waited_for.exception() is not None:
                del self._on_the_way[key]
        return waited_for.result() if waited_for.done() else None


def results_of(room: ClassRoom, game: GameState) -> list[TableResult]:
    """How each table came out; one that cannot be read is left out."""
    found = []
    for table in range(1, game.tables + 1):
        try:
            found.append(result_of(table, room.tables.sessions.of(table, game)))
        except RequestError:
            continue
    return found


def _newest(room: ClassRoom, game: GameState, table: int) -> int:
    """The newest entry of a table; 0 of one that cannot be read."""
    try:
        return room.tables.sessions.of(table, game).state.newest
    except RequestError:
        return 0

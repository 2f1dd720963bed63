"""Strategies of students against each other and the built-in ones, each bout in a process of its own.

    entrants = [*built_in(), *in_folder(Path("strategies"))]
    table = play(entrants, Rules(conflicts, seeds=range(10)))

A strategy is a file with one subclass of ``microdeals.agents.Party``. Its code is not trusted: it runs
in another process, with limits on time, memory and what it writes, and what comes back is numbers.
That keeps accidents away. It is not a sandbox: see docs/strategies.md.
"""

from typing import TYPE_CHECKING, Any

from microdeals.tournament.entrants import Entrant, built_in, in_folder
from microdeals.tournament.fixtures import Bout, Field, Rules
from microdeals.tournament.round_robin import Played, play

if TYPE_CHECKING:
    from microdeals.tournament.ranks import Standing, standings

__all__ = [
    "Bout",
    "Entrant",
    "Field",
    "Played",
    "Rules",
    "Standing",
    "built_in",
    "in_folder",
    "play",
    "standings",
]


def __getattr__(name: str) -> Any:
    """Standings are loaded when they are first asked for: ``--help`` needs limits, and no statistics."""
    if name in ("Standing", "standings"):
        from microdeals.tournament import ranks

        return getattr(ranks, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

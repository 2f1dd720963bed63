"""What is in a conflict model, in a few lines for a reader."""

import textwrap
from collections.abc import Iterable

from microdeals.conflicts import Conflict

WIDTH = 100


def listed(conflict: Conflict) -> str:
    """An entry of the list of models: name, title, length, deals, summary."""
    days = _counted(conflict.horizon_days, "day")
    deals = _counted(len(conflict.kinds), "kind of deal", "kinds of deals")
    lines = [f"{conflict.name}: {conflict.title}", _wrapped(f"{days}, {deals}. {conflict.summary}")]
    return "\n".join(lines).rstrip()


def described(conflict: Conflict) -> str:
    """What a valid model holds: parties, issues, sectors, deals, who else takes part, horizon."""
    first, second = (party.title for party in conflict.parties)
    invented = " (invented)" if conflict.fictional else ""
    teams = sum(mission.values.teams for mission in conflict.monitors)
    rows = (
        ("parties", f"{first}, {second}{invented}"),
        ("issues", _titles(conflict.issues)),
        ("sectors", _titles(conflict.sectors)),
        ("deals", _titles(conflict.kinds)),
        ("third parties", _titles(conflict.third_parties)),
        ("monitors", f"{_titles(conflict.monitors)} ({_counted(teams, 'team')})"),
        ("spoilers", _titles(conflict.spoilers)),
        ("ladder", conflict.ladder.policy.name.lower().replace("_", " ")),
        ("horizon", f"{_counted(conflict.horizon_days, 'day')} from {conflict.start.isoformat()}"),
    )
    table = "\n".join(_row(name, text) for name, text in rows)
    return f"{conflict.source}: valid.\n{conflict.title}\n{table}"


def _titles(entries: Iterable[tuple[object, ...]]) -> str:
    """The titles of entries or issues, which stand second in both."""
    titles = [str(entry[1]) for entry in entries]
    return f"{len(titles)}: {', '.join(titles)}" if titles else "none"


def _row(name: str, text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=f"  {name:<14}", subsequent_indent=" " * 16)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ")


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"

"""What is in a conflict model, in a few lines for a reader."""

import textwrap
from collections.abc import Iterable

from microdeals.conflicts import Conflict
from microdeals.documents.wording import WIDTH, counted_as


def listed(conflict: Conflict) -> str:
    """An entry of the list of models: name, title, length, deals, summary."""
    days = counted_as(conflict.horizon_days, "day")
    deals = counted_as(len(conflict.kinds), "kind of deal", "kinds of deals")
    lines = [f"{conflict.name}: {conflict.title}", _wrapped(f"{days}, {deals}. {conflict.about}")]
    return "\n".join(lines).rstrip()


def described(conflict: Conflict) -> str:
    """What a valid model holds: parties, issues, sectors, deals, who else takes part, horizon."""
    table = "\n".join(_row(name, text) for name, text in rows_of(conflict))
    return f"{conflict.source}: valid.\n{conflict.title}\n{table}"


def sentence_of(conflict: Conflict) -> str:
    """The model in a line: what it is called, how long it is, what is in it."""
    parts = (
        counted_as(len(conflict.sectors), "sector"),
        counted_as(len(conflict.kinds), "kind of deal", "kinds of deals"),
        counted_as(len(conflict.third_parties), "third party", "third parties"),
    )
    first, second = (party.title for party in conflict.parties)
    return (
        f"{conflict.title} ({conflict.name}): {first} and {second}, "
        f"{counted_as(conflict.horizon_days, 'day')} from {conflict.start.isoformat()}, {', '.join(parts)}"
    )


def rows_of(conflict: Conflict) -> tuple[tuple[str, str], ...]:
    """What is in the model, by its name."""
    first, second = (party.title for party in conflict.parties)
    invented = " (invented)" if conflict.fictional else ""
    teams = sum(mission.values.teams for mission in conflict.monitors)
    return (
        ("parties", f"{first}, {second}{invented}"),
        ("issues", _titles(conflict.issues)),
        ("sectors", _titles(conflict.sectors)),
        ("deals", _titles(conflict.kinds)),
        ("third parties", _titles(conflict.third_parties)),
        ("monitors", f"{_titles(conflict.monitors)} ({counted_as(teams, 'team')})"),
        ("spoilers", _titles(conflict.spoilers)),
        ("ladder", conflict.ladder.policy.name.lower().replace("_", " ")),
        ("horizon", f"{counted_as(conflict.horizon_days, 'day')} from {conflict.start.isoformat()}"),
    )


def _titles(entries: Iterable[tuple[object, ...]]) -> str:
    """The titles of entries or issues, which stand second in both."""
    titles = [str(entry[1]) for entry in entries]
    return f"{len(titles)}: {', '.join(titles)}" if titles else "none"


def _row(name: str, text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=f"  {name:<14}", subsequent_indent=" " * 16)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ")

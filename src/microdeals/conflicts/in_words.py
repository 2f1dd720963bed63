"""What is in a conflict model, in a few lines for a reader."""

import textwrap
from collections.abc import Iterable

from microdeals.conflicts import Conflict
from microdeals.conflicts.declared import choice_in_words, say, word
from microdeals.documents.wording import WIDTH


def listed(conflict: Conflict) -> str:
    """An entry of the list of models: name, title, length, deals, summary."""
    days, deals = _counted("day", conflict.horizon_days), _counted("kind", len(conflict.kinds))
    about = say("model.listed", days=days, deals=deals, about=conflict.about)
    lines = [f"{conflict.name}: {conflict.title}", _wrapped(about)]
    return "\n".join(lines).rstrip()


def described(conflict: Conflict) -> str:
    """What a valid model holds: parties, issues, sectors, deals, who else takes part, horizon."""
    table = "\n".join(_row(name, text) for name, text in rows_of(conflict))
    return f"{say('model.valid', source=conflict.source)}\n{conflict.title}\n{table}"


def sentence_of(conflict: Conflict) -> str:
    """The model in a line: what it is called, how long it is, what is in it."""
    parts = (
        _counted("sector", len(conflict.sectors)),
        _counted("kind", len(conflict.kinds)),
        _counted("third", len(conflict.third_parties)),
    )
    first, second = (party.title for party in conflict.parties)
    return say(
        "model.sentence",
        title=conflict.title,
        name=conflict.name,
        first=first,
        second=second,
        days=_counted("day", conflict.horizon_days),
        start=conflict.start.isoformat(),
        parts=", ".join(parts),
    )


def rows_of(conflict: Conflict) -> tuple[tuple[str, str], ...]:
    """What is in the model, by its name."""
    first, second = (party.title for party in conflict.parties)
    parties = (
        say("model.invented", first=first, second=second) if conflict.fictional else f"{first}, {second}"
    )
    teams = sum(mission.values.teams for mission in conflict.monitors)
    days, start = _counted("day", conflict.horizon_days), conflict.start.isoformat()
    rows = (
        ("parties", parties),
        ("issues", _titles(conflict.issues)),
        ("sectors", _titles(conflict.sectors)),
        ("deals", _titles(conflict.kinds)),
        ("third_parties", _titles(conflict.third_parties)),
        ("monitors", f"{_titles(conflict.monitors)} ({_counted('team', teams)})"),
        ("spoilers", _titles(conflict.spoilers)),
        ("ladder", choice_in_words(word(conflict.ladder.policy))),
        ("horizon", say("model.from", days=days, start=start)),
    )
    return tuple((say(f"row.{name}"), told) for name, told in rows)


def _counted(key: str, n: int) -> str:
    return say.counted(f"model.{key}", n)


def _titles(entries: Iterable[tuple[object, ...]]) -> str:
    """The titles of entries or issues, which stand second in both."""
    titles = [str(entry[1]) for entry in entries]
    return f"{len(titles)}: {', '.join(titles)}" if titles else say("model.none")


def _row(name: str, text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=f"  {name:<14}", subsequent_indent=" " * 16)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent="  ")

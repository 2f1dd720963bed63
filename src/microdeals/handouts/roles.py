"""Role cards: who sits at the table, by the names of the lesson's invented war."""

from microdeals.conflicts import Conflict
from microdeals.handouts.sheets import Card
from microdeals.handouts.words import say

EVERYBODY = ("first", "second", "third", "monitors", "public", "spoiler")


def cards_of(conflict: Conflict) -> tuple[Card, ...]:
    """The roles that a war has. Nobody is asked to play a people that is at war: a real one has no names."""
    names = _names(conflict) if conflict.fictional else _no_names()
    absent = {
        "third": not conflict.third_parties,
        "monitors": not conflict.monitors,
        "spoiler": not conflict.spoilers,
    }
    return tuple(_card(role, names) for role in EVERYBODY if not absent.get(role, False))


def _card(role: str, names: dict[str, str]) -> Card:
    texts = {key: say(f"card.{role}.{key}", **names) for key in ("title", "who", "wants", "does", "secret")}
    return Card(texts["title"], (texts["who"], texts["wants"], texts["does"]), texts["secret"])


def _names(conflict: Conflict) -> dict[str, str]:
    first, second = (party.title for party in conflict.parties)
    hosts = [third for third in conflict.third_parties if third.values.hosts] or list(conflict.third_parties)
    third = max(hosts, key=lambda entry: entry.values.heft).title if hosts else ""
    monitors = conflict.monitors[0].title if conflict.monitors else ""
    return {"first": first, "second": second, "third": third, "monitors": monitors}


def _no_names() -> dict[str, str]:
    return {name: say(f"unnamed.{name}") for name in ("first", "second", "third", "monitors")}

"""What a tournament would play, and count, twice: a war, whatever it is called, a strategy or a seed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from microdeals.conflicts import load
from microdeals.tournament.entrants import Entrant
from microdeals.tournament.fixtures import Field, Rules


def twice_in(entrants: Sequence[Entrant], rules: Rules) -> Iterator[str]:
    """A sentence for each thing that would count twice."""
    yield from fields_twice(rules.fields)
    for name in _again(one.title for one in entrants):
        yield f"{name}: two strategies are called so; each needs a name of its own."
    for seed in _again(map(str, rules.seeds)):
        yield f"seed {seed}: is there twice, and its wars would count twice. Leave one out."


def fields_twice(fields: Sequence[Field]) -> Iterator[str]:
    """The wars that are there twice, with the same settings, by one name or by two."""
    seen: dict[tuple[Path, tuple[str, ...]], Field] = {}
    for field in fields:
        key = (Path(load(field.model).source).resolve(), field.settings)
        if key in seen:
            other = seen[key]
            same = "is there twice" if other.title == field.title else f"is the same war as {other.title}"
            yield f"{field.title}: {same}, and its wars would count twice. Leave one out."
        else:
            seen[key] = field


def _again(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]

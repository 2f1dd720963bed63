"""Texts of a document by dotted keys: items of a list by their number, from 1."""

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any


def flat(value: Any, above: str = "") -> Iterator[tuple[str, str]]:
    """Every text with its key.

    >>> list(flat({"clock": {"columns": ["from", "to"], "minutes": 5}}))
    [('clock.columns.1', 'from'), ('clock.columns.2', 'to')]
    """
    if isinstance(value, str):
        yield above.removesuffix("."), value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from flat(inner, f"{above}{key}.")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value, start=1):
            yield from flat(inner, f"{above}{number}.")


def put_in(value: Any, texts: Mapping[str, str], above: str = "") -> Any:
    """The document with other texts where ``texts`` has their keys; all else is as it was.

    >>> put_in({"hook": ["One.", "Two."], "n": 2}, {"hook.2": "Deux."})
    {'hook': ['One.', 'Deux.'], 'n': 2}
    """
    if isinstance(value, str):
        return texts.get(above.removesuffix("."), value)
    if isinstance(value, Mapping):
        return {key: put_in(inner, texts, f"{above}{key}.") for key, inner in value.items()}
    if isinstance(value, list):
        return [put_in(inner, texts, f"{above}{number}.") for number, inner in enumerate(value, start=1)]
    return value


def gaps_in(text: str) -> set[str]:
    """Names of the gaps in a text. Raises ValueError for braces that do not match.

    >>> sorted(gaps_in("In {n} of {of:,} worlds"))
    ['n', 'of']
    """
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

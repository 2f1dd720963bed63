"""The five labels in the spoken language: names and sentences; marks and colours are the rulebook's."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from microdeals.language.chosen import Language, spoken
from microdeals.language.translated import translated
from microdeals.rulebook import labels
from microdeals.rulebook.labels import Label, LabelSign, key_of

LABELS = "microdeals/rulebook/labels.toml"
"""What they are called in a language's folder."""
SAID = ("name", "plural", "did")
"""The first fields of a sign: what is said."""


class _Signs(Mapping[Label, LabelSign]):
    """Each label's sign in the language that is spoken when it is asked for."""

    def __getitem__(self, label: Label) -> LabelSign:
        return _signs_in(spoken())[label]

    def __iter__(self) -> Iterator[Label]:
        return iter(labels.SIGNS)

    def __len__(self) -> int:
        return len(labels.SIGNS)


SIGNS = _Signs()
"""Each label's sign. Pages, commands, reports and pictures take them from here."""


def called(label: Label, number: int) -> str:
    """What so many of a label are called.

    >>> called(Label.SETBACK, 1), called(Label.SETBACK, 0)
    ('setback', 'setbacks')
    """
    return SIGNS[label].name if number == 1 else SIGNS[label].plural


def at_a_price() -> str:
    """What is said of stepping stones that spared no suffering."""
    return _said_in(spoken())["at_a_price"]


def label_texts() -> dict[str, str]:
    """What is said of labels, in English."""
    signs = labels.SIGNS.items()
    told = {f"{key_of(label)}.{field}": getattr(sign, field) for label, sign in signs for field in SAID}
    return told | {"at_a_price": labels.AT_A_PRICE}


@lru_cache(maxsize=8)
def _said_in(language: Language) -> dict[str, str]:  # noqa: ARG001 (the cache asks it)
    return translated(LABELS, label_texts())


@lru_cache(maxsize=8)
def _signs_in(language: Language) -> dict[Label, LabelSign]:
    said = _said_in(language)
    signs: dict[Label, LabelSign] = {}
    for label, sign in labels.SIGNS.items():
        name, plural, did = (said[f"{key_of(label)}.{field}"] for field in SAID)
        signs[label] = sign._replace(name=name, plural=plural, did=did)
    return signs

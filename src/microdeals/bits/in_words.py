"""Which of the published digests are met here, in words."""

from collections.abc import Mapping
from typing import NamedTuple

from microdeals._compile import SOURCE_HASH
from microdeals._version import __version__
from microdeals.bits.fields import DAYS, PARTS
from microdeals.bits.machine import machine_in_words
from microdeals.bits.reading import MANY, published


class Met(NamedTuple):
    """The digests of some models as this machine comes to them, and by which engine."""

    engine: str
    models: Mapping[str, Mapping[str, str]]

    @property
    def others(self) -> list[tuple[str, str]]:
        """Model and part of each digest that is another one here."""
        promised = published().models
        return [
            (model, part)
            for model, digests in self.models.items()
            for part in PARTS
            if digests[part] != promised.get(model, {}).get(MANY, {}).get(part)
        ]


def met_in_words(met: Met) -> str:
    """A line a model, and what to make of it."""
    others = met.others
    lines = [
        f"{MANY:,} worlds of {DAYS} days of each model, against the digests of microdeals {__version__}:"
    ]
    for model in met.models:
        states = [f"{part} {'DIFFER' if (model, part) in others else 'the same'}" for part in PARTS]
        lines.append(f"  {model:<22}{', '.join(states)}")
    lines += [
        "",
        f"Engine: {met.engine}",
        f"Machine: {machine_in_words()}",
        "",
        _what_it_means(met, len(others)),
    ]
    return "\n".join(lines)


def _what_it_means(met: Met, n_others: int) -> str:
    n_all = len(met.models) * len(PARTS)
    if not n_others:
        return f"All {n_all} digests are the same: the same seeds are the same worlds here, to the last bit."
    if published().rules != SOURCE_HASH:
        return (
            f"{n_others} of {n_all} digests differ, and so does the source of the rules: this is a checkout "
            "with changes. If they are meant, renew the digests: python tools/write_bits.py."
        )
    return (
        f"{n_others} of {n_all} digests differ, though the rules are those that were published. "
        "Please report these lines: a number here is not the number elsewhere."
    )

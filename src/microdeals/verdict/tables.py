"""The table of a verdict's pairs, a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from microdeals.ensemble.pairs import TWINS
from microdeals.rulebook.labels import Label, Peace, key_of
from microdeals.rulebook.outcome import Outcome
from microdeals.verdict.channels import SIDES
from microdeals.verdict.measures import measured
from microdeals.verdict.provenance import with_provenance

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame
    from microdeals.verdict.verdict import Verdict


def table_of_pairs(verdict: Verdict) -> Frame:
    """The fields of ``PAIR``, labels, cell, closing, relief, outcomes; ``attrs`` say where they come from."""
    import pandas as pd  # type: ignore[import-untyped]

    measures = measured(verdict.pairs)
    table = pd.DataFrame.from_records(verdict.pairs)
    table.insert(1, "label", [key_of(Label(label)) for label in verdict.labels])
    table.insert(2, "spared", verdict.plane.spared)
    table.insert(3, "peace", [Peace(peace).name.lower() for peace in verdict.plane.peace])
    table.insert(4, "closing", measures.closing)
    table.insert(5, "relief", measures.relief)
    for side in SIDES:
        own = [key_of(Label(label)) for label in verdict.labels_by_side[side]]
        table.insert(2 + side, f"label_{side}", own)
    for place, twin in enumerate(TWINS):
        ends = verdict.outcomes_of(twin)
        table.insert(8 + place, f"outcome_{twin}", [Outcome(end).name.lower() for end in ends])
    return with_provenance(table, verdict.manifest)

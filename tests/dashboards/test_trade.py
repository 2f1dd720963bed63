"""The trade: marks have the figures of their pairs, and lie in the region of their label."""

from __future__ import annotations

import json

import numpy as np
import pytest

from dashboards.charts import LABEL_LOOKS, Caption, Trade, TradeCounts, TradeWorlds
from dashboards.panels.pairs.pictures import counts_of, traded
from microdeals.conflicts import load
from microdeals.rulebook.labels import SIGNS, Label
from microdeals.verdict import Thresholds, Verdict, twins_of
from verdict.made import gaps, pairs

PICTURE = Trade(Caption("Deals eased the war", "A mark is a world"), 0.05, 0.05)
COUNTS = TradeCounts(100, (1, 1, 1, 1, 1), 0, ("0", "0"))
NAN = float("nan")

SPARED = {"harm_with": 75.0}
PLANTED = {
    Label.STEPPING_STONE: gaps(0.25, 0.5) | SPARED,
    Label.PRESSURE_VALVE: SPARED,
    Label.PAINKILLER: gaps(0.5, 0.25) | SPARED,
    Label.DEAD_LETTER: {},
    Label.SETBACK: gaps(0.5, 0.25),
}


def verdict_of(*worlds: dict[str, float]) -> Verdict:
    return Verdict(twins_of(load("arden_borea")), pairs(*worlds), Thresholds())


def test_marks_have_the_figures_of_their_pairs():
    verdict = verdict_of(*PLANTED.values())
    frame = PICTURE.frame(traded(verdict), counts_of(verdict))
    relief, closing, kinds, days = np.frombuffer(frame["values"], "<f4").reshape(4, 5)
    assert relief.tolist() == [0.25, 0.25, 0.25, 0.0, 0.0]
    assert closing.tolist() == [0.25, 0.0, -0.25, 0.0, -0.25]
    assert kinds.tolist() == list(Label)
    assert np.isnan(days).all()
    assert (frame["n"], frame["first"]) == (5, "0")


@pytest.mark.parametrize(
    ("settled", "label", "sooner"),
    [
        ({"settled_on_with": 40}, Label.STEPPING_STONE, 60),
        ({"settled_on_without": 40}, Label.SETBACK, -60),
        ({"settled_on_with": 40, "settled_on_without": 80}, Label.STEPPING_STONE, 40),
        ({"settled_on_with": 80, "settled_on_without": 40}, Label.SETBACK, -40),
        ({"settled_on_with": 40, "settled_on_without": 50}, Label.STEPPING_STONE, NAN),
        ({}, Label.STEPPING_STONE, NAN),
    ],
)
def test_a_settlement_that_decides_is_told_apart_from_the_gap(settled, label: Label, sooner: float):
    """In all of them the gap is a quarter smaller with deals."""
    worlds = traded(verdict_of(gaps(0.25, 0.5) | settled))
    relief, closing, kinds, days = worlds.columns()[:, 0]
    assert (relief, closing, kinds) == (0.0, 0.25, label)
    assert days == pytest.approx(sooner, nan_ok=True)
    assert PICTURE.frame(worlds, COUNTS)["n"] == 1


@pytest.mark.parametrize("label", Label)
@pytest.mark.parametrize("place", [(0.2, 0.2), (0.2, 0.0), (0.2, -0.2), (0.0, 0.2), (0.0, 0.0), (0.0, -0.2)])
def test_a_mark_outside_the_region_of_its_label_is_an_error(label: Label, place: tuple[float, float]):
    relief, closing = place
    spared = {"harm_with": 100.0 - 100.0 * relief}
    own = verdict_of(gaps(0.5 - closing, 0.5) | spared).labels[0]
    worlds = TradeWorlds(7, [relief], [closing], [label], [NAN])
    if own == label:
        assert PICTURE.frame(worlds, COUNTS)["n"] == 1
    else:
        with pytest.raises(ValueError, match=f"trade: world 7 is no {label.name} at"):
            PICTURE.frame(worlds, COUNTS)


def test_a_settlement_gives_room_up_and_down_but_not_to_the_side():
    assert PICTURE.frame(TradeWorlds(7, [0.2], [0.3], [Label.PAINKILLER], [-50.0]), COUNTS)["n"] == 1
    with pytest.raises(ValueError, match="world 7 is no PAINKILLER"):
        PICTURE.frame(TradeWorlds(7, [0.0], [0.3], [Label.PAINKILLER], [-50.0]), COUNTS)


def test_the_worlds_of_before_are_checked_alike():
    worlds = TradeWorlds(7, [0.2], [0.2], [Label.STEPPING_STONE], [NAN])
    frame = PICTURE.frame(worlds, COUNTS, before=TradeWorlds(7, [0.2], [0.0], [Label.PRESSURE_VALVE], [NAN]))
    assert frame["before"]["n"] == 1
    with pytest.raises(ValueError, match="is no SETBACK"):
        PICTURE.frame(worlds, COUNTS, before=worlds._replace(kinds=[Label.SETBACK]))


def test_five_regions_are_named_as_the_labels_are():
    kinds = json.loads(json.dumps(PICTURE.spec()))["kinds"]
    assert [kind["plural"] for kind in kinds] == [SIGNS[label].plural for label in Label]
    assert [kind["look"] for kind in kinds] == [LABEL_LOOKS[label].value for label in Label]
    assert [(kind["peace"], kind["spared"]) for kind in kinds] == [
        ("closer", None), ("neither", True), ("further", True), ("neither", False), ("further", False),
    ]  # fmt: skip


def test_what_regions_say_is_what_the_verdict_counts():
    at_a_price = gaps(0.25, 0.5)
    worlds = [at_a_price] * 10 + [PLANTED[Label.STEPPING_STONE]] * 20 + [{"settled_on_without": 40}] * 70
    assert counts_of(verdict_of(*worlds)) == (100, [30, 0, 0, 0, 70], 10, ("0", "70"))

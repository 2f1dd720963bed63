"""The first screen: what it ships is the model's own, and needs no engine to be shown."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dashboards.asked.dials import dials_of
from dashboards.asked.run import FIRST_CONFLICT, Asked
from dashboards.first.after_guess import easiest_first
from dashboards.first.guess import DECLINED, NOT_YET, better_watched, guess_from, own_part, standing_from
from dashboards.first.in_words import beginning, count_of, findings, revealed, settled
from dashboards.first.pictures import in_order, weeks, weeks_frame
from dashboards.first.shipped import ShippedPair, ensemble, read, written
from dashboards.first.worlds import pairs_of, typical, world_of
from microdeals._version import __version__
from microdeals.conflicts import digest, load, value_at, with_values
from microdeals.conflicts.horizons import HORIZON, HORIZONS
from microdeals.rulebook.labels import Label

CHECKOUT = Path(__file__).parents[2]
RENEW = "renew it: make pages"


def test_the_shipped_worlds_are_of_this_model_and_version():
    found, own = ensemble(), load(FIRST_CONFLICT)
    assert (found.version, found.digest) == (__version__, digest(own)), RENEW
    assert dict(found.changes) == better_watched(own), RENEW
    assert found.changed_digest == digest(with_values(own, dict(found.changes))), RENEW


def test_ten_of_the_shipped_pairs_come_out_the_same_again():
    found, own = ensemble(), load(FIRST_CONFLICT)
    assert pairs_of(own, 10) == found.pairs[:10], RENEW
    assert pairs_of(with_values(own, dict(found.changes)), 10) == found.changed_pairs[:10], RENEW


def test_four_horizons_are_shipped_and_come_out_the_same_again():
    found, own = ensemble(), load(FIRST_CONFLICT)
    assert [own.horizon_days, *dict(found.longer)] == list(HORIZONS)
    for days, pairs in found.longer:
        assert [pair.seed for pair in pairs] == [pair.seed for pair in found.pairs]
        assert pairs_of(with_values(own, {HORIZON: days}), 3) == pairs[:3], RENEW
    assert found.lived_for(365) == dict(found.longer)[365]
    assert found.lived_for(182) == found.lived_for(7) == found.pairs


def test_the_one_world_comes_out_the_same_again():
    found = ensemble()
    assert world_of(load(FIRST_CONFLICT), found.world.seed) == found.world, RENEW


def test_the_shipped_hundreds_are_of_the_same_hundred_seeds():
    seeds = list(range(1, 101))
    assert [pair.seed for pair in ensemble().pairs] == seeds
    assert [pair.seed for pair in ensemble().changed_pairs] == seeds
    assert typical(ensemble().pairs) == ensemble().world.seed


def test_the_file_reads_back_as_it_was_written():
    assert read(json.loads(written(ensemble()))) == ensemble()


def test_the_sentence_counts_every_world_once():
    said = " ".join([beginning(load(FIRST_CONFLICT), ensemble().pairs, 182), *findings(ensemble().pairs)])
    assert "each lived for half a year" in said
    n, year, *counts = (int(number) for number in re.findall(r"\d+", said))
    assert (n, year) == (100, 2025)
    assert len(counts) == len(Label)
    assert sum(counts) == 100


PAIRS = (
    ShippedPair(1, "setback", -0.2, 0.0, "without"),
    ShippedPair(2, "pressure_valve", -0.1, 0.2, "neither"),
    ShippedPair(3, "stepping_stone", 0.3, 0.1, "with"),
    ShippedPair(4, "dead_letter", 0.0, 0.0, "both"),
    ShippedPair(5, "painkiller", 0.0, 0.3, "neither"),
    ShippedPair(6, "pressure_valve", -0.3, 0.1, "neither"),
)


def test_marks_stand_in_the_order_of_what_became_of_them():
    assert [mark.key for mark in in_order(PAIRS)] == ["3", "2", "6", "5", "4", "1"]
    assert count_of(PAIRS, Label.PRESSURE_VALVE) == 2


def test_settled_only_without_is_said_wherever_it_happens():
    assert settled(PAIRS) == "Settled only without deals: 1 of 6; only with deals: 1; both ways: 1."
    assert settled(PAIRS[1:2]) == "None of them was settled at the end, with deals or without."


def test_the_world_that_is_shown_is_an_ordinary_one():
    assert typical(PAIRS) == 6  # of two valves the one that is lower in the middle


def test_the_guess_stands_beside_what_came_out():
    said = revealed(40, PAIRS, PAIRS[:2], "monitored")
    assert said.startswith("You guessed 40. ")
    assert "closer in 1 of the same 100 worlds; as it was, in 0." in said
    assert revealed(DECLINED, PAIRS, PAIRS, "own").startswith("You made no guess. ")


def test_monitors_that_miss_half_as_much():
    own = with_values(
        load("arden_borea"),
        {
            f"monitors.{it.key}.{key}": 0.5
            for it in load("arden_borea").monitors
            for key in ("access", "attribution")
        },
    )
    assert set(better_watched(own).values()) == {0.75}
    perfect = with_values(own, dict.fromkeys(better_watched(own), 1.0))
    assert set(better_watched(perfect).values()) == {1.0}


def test_a_visitor_can_turn_to_everything_that_the_guess_is_about():
    own = load(FIRST_CONFLICT)
    known = {path for dial in dials_of(own) for path in dial.paths}
    assert set(better_watched(own)) <= known
    first = easiest_first(dials_of(own))
    assert [dial.declared.key for dial in first[:3]] == ["access", "attribution", "fickleness"]
    assert sorted(dial.key for dial in first) == sorted(dial.key for dial in dials_of(own))
    assert all(value_at(own, path) != value for path, value in ensemble().changes)


@pytest.mark.parametrize(
    ("query", "guess"),
    [
        ("guess=0", 0),
        ("guess=100", 100),
        ("guess=none", DECLINED),
        ("", NOT_YET),
        (None, NOT_YET),
        ("guess=101", NOT_YET),
        ("guess=-1", NOT_YET),
        ("guess=4.5", NOT_YET),
        ("guess=" + "9" * 5000, NOT_YET),
        ("guess=<b>", NOT_YET),
    ],
)
def test_a_guess_is_a_whole_number_up_to_a_hundred_or_none(query: str | None, guess: int):
    assert guess_from(query) == guess
    if guess != NOT_YET:
        assert guess_from(own_part(guess)) == guess


def test_an_address_without_a_guess_shows_the_model_as_it_is():
    query = Asked().changed({"party.russia.trust": 0.5}).query().removeprefix("?")
    assert standing_from(query).asked == Asked()
    assert dict(standing_from(f"{query}&guess=7").asked.changes) == {"party.russia.trust": 0.5}
    assert standing_from("war=arden_borea&guess=7").asked == Asked()


def test_the_small_picture_tells_each_signing_and_each_ending_once():
    conflict, world = load(FIRST_CONFLICT), ensemble().world
    frame = weeks_frame(weeks(conflict, ensemble()), conflict, world)
    told = [part for moment in frame["moments"] for part in moment["said"].split("; ") if part]
    ended = [deal for deal in world.deals if deal.ended >= 0]
    assert len(told) == len(world.deals) + len(ended)
    assert [moment["day"] for moment in frame["moments"]] == [*range(0, 182, 7), 182]


def test_nothing_of_the_engine_is_imported_for_it():
    look = (
        "import sys; import dashboards.app, dashboards.first.page as page;"
        "page.ensemble(); print(sorted({'mesa', 'numba'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

"""The first screen: what it ships is the model's own, and needs no engine to be shown."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from dashboards.asked.dials import dials_of
from dashboards.asked.run import FIRST_CONFLICT, Asked, world_from
from dashboards.first.after_guess import easiest_first
from dashboards.first.guess import DECLINED, NOT_YET, guess_from, own_part, standing_from
from dashboards.first.in_words import (
    answer_to_guess,
    beginning,
    count_of,
    findings,
    how_sure,
    own_answer,
    turned,
)
from dashboards.first.pictures import counts_of, trade, traded
from dashboards.first.shipped import (
    COURSE,
    ShippedAnswer,
    ShippedChange,
    ShippedDecider,
    ShippedPair,
    ShippedShare,
    ShippedWars,
    ensemble,
    one_world,
    read,
    written,
    written_course,
)
from dashboards.first.worlds import (
    answer_of,
    course_on_stage,
    fit_in,
    in_short,
    judged,
    most_like_all,
    pairs_of,
    typical,
)
from microdeals._version import __version__
from microdeals.conflicts import digest, load, value_at, with_values
from microdeals.conflicts.horizons import HORIZON, HORIZONS
from microdeals.page.dials import better_watched
from microdeals.rulebook.labels import Label, key_of
from microdeals.verdict import judge
from microdeals.verdict.unknown_in_words import what_decides

CHECKOUT = Path(__file__).parents[2]
RENEW = "renew it: make pages"


def test_the_shipped_worlds_are_of_this_model_and_version():
    found, own = ensemble(), load(FIRST_CONFLICT)
    assert (found.version, found.digest) == (__version__, digest(own)), RENEW
    assert dict(found.changes) == better_watched(own), RENEW
    assert found.changed_digest == digest(with_values(own, dict(found.changes))), RENEW


def test_ten_of_the_shipped_pairs_come_out_the_same_again():
    """Each is a war that fits what we know; what the guess is about is set, and so not drawn."""
    found, own = ensemble(), load(FIRST_CONFLICT)
    changed, kept = with_values(own, dict(found.changes)), dict(found.changes)
    assert pairs_of(own, 10, found.first_seed) == found.own.pairs[:10], RENEW
    assert pairs_of(changed, 10, found.first_seed, kept) == found.changed.pairs[:10], RENEW
    assert found.own.pairs[:10] != in_short(judge(own, runs=10, seed=found.first_seed)), "as given"


def test_four_horizons_are_shipped_and_come_out_the_same_again():
    found, own = ensemble(), load(FIRST_CONFLICT)
    assert [own.horizon_days, *dict(found.longer)] == list(HORIZONS)
    for days, wars in found.longer:
        assert [pair.seed for pair in wars.pairs] == [pair.seed for pair in found.own.pairs]
        assert pairs_of(with_values(own, {HORIZON: days}), 2, found.first_seed) == wars.pairs[:2], RENEW
    assert found.lived_for(365) == dict(found.longer)[365]
    assert found.lived_for(182) == found.lived_for(7) == found.own


def test_the_one_world_comes_out_the_same_again():
    course = course_on_stage(load(FIRST_CONFLICT), ensemble().seed)
    assert written_course(course) == COURSE.read_text(encoding="utf-8"), RENEW
    assert one_world().on_stage() == course


def test_a_mark_leads_to_the_world_that_it_stands_for():
    """The address of Watch is that of the first twin of the pair: its gap and its harm, to the last bit."""
    asked, said = world_from(Asked(seed=7, drawn=True).query()[1:])
    assert said == ""
    pair = fit_in(load(FIRST_CONFLICT)).pairs(np.array([7]))
    assert judge(asked.conflict(), runs=1, seed=7).pairs.tobytes() == next(pair).tobytes()


def test_the_hundreds_are_of_the_same_seeds_in_a_row():
    found = ensemble()
    seeds = list(range(found.first_seed, found.first_seed + 100))
    assert [pair.seed for pair in found.own.pairs] == seeds
    assert [pair.seed for pair in found.changed.pairs] == seeds
    assert typical(found.own.pairs) == found.seed


def every_hundred() -> list[ShippedWars]:
    found = ensemble()
    return [found.own, found.changed, *dict(found.longer).values()]


def test_the_marks_are_no_lucky_hundred():
    """What is seen first is off by no more than 2; nowhere by more than a hundred at random would be."""
    for most, wars in zip((2, 2, 10, 10, 10), every_hundred(), strict=True):
        off = [abs(count_of(wars.pairs, label) - wars.answer.of_hundred(key_of(label))) for label in Label]
        assert max(off) <= most, RENEW


def test_other_wars_that_fit_give_the_shipped_answer():
    """Four hundred that were not counted: every share is within four standard errors of the sentence's."""
    n, answer = 400, ensemble().own.answer
    others = pairs_of(load(FIRST_CONFLICT), n, seed=1_000_000)
    for label in Label:
        share = answer.of_hundred(key_of(label)) / 100
        error = math.sqrt(max(share * (1 - share), 0.01) / n)
        assert abs(count_of(others, label) / n - share) < 4 * error + 0.005, RENEW


def test_the_sentence_says_what_the_command_says():
    """Shares, both ranges and what they hang on are those of `microdeals judge` with as many pairs."""
    own = with_values(load(FIRST_CONFLICT), {HORIZON: 60, "publics.citizens": 8})
    verdict = judged(own, 40)
    answer = answer_of(verdict)
    for label, share in zip(Label, answer.shares, strict=True):
        luck, unknown = verdict.intervals[label]
        assert (share.label, share.luck) == (key_of(label), pytest.approx(luck, abs=1e-4))
        assert luck[0] - 0.005 <= share.as_given / 100 <= luck[1] + 0.005, (
            "the range of luck is that number's"
        )
        assert share.unknown == pytest.approx(unknown, abs=1e-4)
    said = what_decides(verdict).split(". ")[0]
    assert [one.path for one in answer.decides] == [one.path for one in verdict.decides if one.path in said]
    only = verdict.settlements
    assert answer.settled == (only.only_without.number, only.only_with.number, only.both.number)


def test_the_hundred_that_is_shown_is_the_one_most_like_all():
    """Half of three hundred are of one label: seeds 52 to 151 are the first hundred of which half are."""
    made = SimpleNamespace(runs=300, labels=np.array([0] * 101 + [1] * 150 + [0] * 49))
    assert most_like_all([made]) == 52


def test_the_file_reads_back_as_it_was_written():
    assert read(json.loads(written(ensemble()))) == ensemble()


def test_the_sentence_counts_every_war_once():
    conflict = load(FIRST_CONFLICT)
    for days, wars in (*ensemble().longer, (182, ensemble().own)):
        said = " ".join([beginning(conflict, days), *(it.counted for it in findings(wars.answer))])
        assert said.startswith("Of 100 simulated wars that fit what we know of autumn 2025, each lived for ")
        n, year, *counts = (int(number) for number in re.findall(r"\d+", said))
        assert (n, year) == (100, 2025)
        assert len(counts) == len(Label)
        assert sum(counts) == 100


def test_every_count_lies_in_its_range_of_what_we_do_not_know():
    for wars in every_hundred():
        for share in wars.answer.shares:
            low, high = share.unknown
            assert low - 0.005 <= share.of_hundred / 100 <= high + 0.005


ANSWER = ShippedAnswer(
    10_000,
    (
        ShippedShare("stepping_stone", 43, (0.321, 0.358), (0.10, 0.80), 34),
        ShippedShare("pressure_valve", 57, (0.0, 0.004), (0.071, 0.9), 0),
    ),
    4,
    (3, 40, 7),
    (
        ShippedDecider("party.russia.chance_trustworthy", "sincerity", 0.23, True),
        ShippedDecider("publics.news_kept", "good news", 0.131),
    ),
)


def test_both_ranges_and_what_they_hang_on_are_said():
    first, second = findings(ANSWER)
    assert first == ("stepping stones in 43", "(10 to 80; as given 34, by luck alone 32 to 36)")
    assert second == ("pressure valves in 57", "(7 to 90)")
    said = how_sure(load(FIRST_CONFLICT), ANSWER)
    assert said.startswith("Counted over 10,000 such wars; in brackets, what we do not know.")
    assert "hangs most on sincerity of Russia (23 % of what we do not know) and good news (13 %)." in said
    unsure = ANSWER._replace(decides=tuple(one._replace(is_surely_first=False) for one in ANSWER.decides))
    assert "seems to hang most on sincerity of Russia" in how_sure(load(FIRST_CONFLICT), unsure)
    assert said.endswith(
        "Settled at the end only without deals: 3 of 10,000; only with deals: 40; both ways: 7."
    )


def test_where_nothing_decides_nothing_is_named():
    said = how_sure(load(FIRST_CONFLICT), ANSWER._replace(decides=(), settled=(0, 0, 0)))
    assert "hangs on no single number that we do not know" in said
    assert said.endswith("Not one of them was settled at the end, with deals or without.")


PAIRS = (
    ShippedPair(1, "setback", 0.2, 0.0, "without", -40),
    ShippedPair(2, "pressure_valve", -0.01, 0.2, "neither", None),
    ShippedPair(3, "stepping_stone", 0.3, 0.0, "with", 90),
    ShippedPair(4, "dead_letter", 0.0, 0.0, "both", None),
    ShippedPair(5, "painkiller", -0.1, 0.3, "neither", None),
    ShippedPair(6, "pressure_valve", -0.03, 0.1, "neither", None),
)


def test_marks_have_the_figures_of_their_wars():
    frame = trade(ensemble()).frame(traded(PAIRS), counts_of(PAIRS, None, 0.05))
    relief, closing, kinds, days = np.frombuffer(frame["values"], "<f4").reshape(4, len(PAIRS))
    assert relief == pytest.approx([pair.relief for pair in PAIRS])
    assert closing == pytest.approx([pair.closing for pair in PAIRS])
    assert [key_of(Label(int(kind))) for kind in kinds] == [pair.label for pair in PAIRS]
    assert [place for place, day in enumerate(days) if not math.isnan(day)] == [0, 2]
    assert frame["first"] == "1"


def test_regions_say_the_answer_or_else_count_the_marks():
    assert count_of(PAIRS, Label.PRESSURE_VALVE) == 2
    assert counts_of(PAIRS, None, 0.05) == (6, [1, 2, 1, 1, 1], 1, ("2", "2"))
    said = counts_of(PAIRS, ANSWER._replace(settled=(0, 40, 7)), 0.05)
    assert said == (100, [43, 57], 4, ("fewer than 1", "fewer than 1"))


def test_every_shipped_war_lies_in_the_region_of_its_label():
    found = ensemble()
    for wars in every_hundred():
        frame = trade(found).frame(traded(wars.pairs), counts_of(wars.pairs, wars.answer, found.least[1]))
        assert frame["n"] == 100
        assert sum(frame["counts"]["kinds"]) == 100
        assert frame["counts"]["price"] <= frame["counts"]["kinds"][Label.STEPPING_STONE]


def test_the_world_that_is_shown_is_an_ordinary_one():
    assert typical(PAIRS) == 6  # of two valves the one that is lower in the middle


def test_the_guess_stands_beside_what_came_out():
    said = answer_to_guess(40, ShippedChange(42, 45, (3.1, 1.9, 4.3)), 5_000, 46)
    assert said.startswith("You guessed 40. With monitors that miss half as much, small deals brought peace")
    assert "in 45 of 100 wars; with the monitors that the model has, in 42, over 5,000 wars" in said
    assert "(46 of the hundred shown)" in said
    assert said.endswith("War by war it is 3.1 of 100 more (1.9 to 4.3), which luck does not explain.")
    assert own_answer(DECLINED, ANSWER, 44).startswith("You made no guess. ")
    assert "in 12 of the same 100 wars; with nothing set, in 44" in turned(7, 12, 44)


@pytest.mark.parametrize(
    ("apart", "said"),
    [
        ((-3.0, -4.0, -2.0), "War by war it is 3.0 of 100 fewer (2.0 to 4.0), which luck does not explain."),
        ((0.4, -0.3, 1.1), "War by war, luck explains the difference as well."),
    ],
)
def test_a_difference_is_named_only_where_luck_cannot_explain_it(
    apart: tuple[float, float, float], said: str
):
    assert answer_to_guess(1, ShippedChange(42, 42, apart), 5_000, 42).endswith(said)


def test_the_shipped_difference_is_the_one_of_the_same_wars():
    change = ensemble().change
    mean, low, high = change.apart
    assert low <= mean <= high
    assert abs(change.after - change.before - mean) <= 1.0  # both were rounded


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


def test_nothing_of_the_engine_is_imported_for_it():
    look = (
        "import sys; import dashboards.app, dashboards.first.page as page;"
        "page.ensemble(); page.one_world(); print(sorted({'mesa', 'numba'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

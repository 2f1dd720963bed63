"""Where a visitor is in a lesson, and what of a guess is kept."""

from __future__ import annotations

import csv
import datetime
import math

import pytest

from dashboards.asked.lesson_settings import known_settings, query_of
from dashboards.asked.run import asked_from, world_from
from dashboards.lessons.guesses import Guesses, columns_csv, guesses_csv
from dashboards.lessons.place import At, at_from
from microdeals.lessons import (
    DECLINED,
    STAGES,
    Guess,
    Kind,
    Worlds,
    is_possible,
    load_lesson,
    shipped_lessons,
)

LATER = STAGES[STAGES.index("guess") + 1 :]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("is_case", [False, True])
def test_an_address_leads_back_to_its_place(stage: str, is_case: bool):
    at = At("fog", stage, is_case)
    assert at_from(at.own()) == (at, "")


@pytest.mark.parametrize("query", [None, "", "lesson=", "stage=reveal", "lesson=%00&stage=x", "a" * 10_000])
def test_an_address_without_a_lesson_is_the_list(query: str | None):
    assert at_from(query)[0] == At()


def test_an_unknown_lesson_is_named_and_an_unknown_stage_is_the_first():
    assert at_from("lesson=frog&stage=reveal") == (At(), "frog")
    assert at_from("lesson=fog&stage=end")[0] == At("fog", "hook")


@pytest.mark.parametrize("stage", LATER)
def test_without_a_guess_every_later_stage_is_the_guess(stage: str):
    assert At("fog", stage).checked(has_guessed=False).stage == "guess"
    assert At("fog", stage).checked(has_guessed=True).stage == stage


def test_the_guess_is_not_in_the_address():
    assert set(At("fog", "reveal", True).own().split("&")) == {"lesson=fog", "stage=reveal", "case=1"}


def test_the_first_guess_counts_until_it_is_forgotten():
    kept, name = Guesses(), ("session", "fog", False)
    assert kept.keep(name, DECLINED) == DECLINED
    assert kept.keep(name, Guess((0.0,))) == DECLINED
    assert kept.of(("another", "fog", False)) is None
    kept.forget(name)
    assert kept.of(name) is None


def test_several_before_one_screen_guess_until_the_result_is_seen_there():
    kept, name = Guesses(), ("session", "fog", False)
    kept.add(name, Guess((1.0,)))  # nobody has guessed yet whose screen it were
    assert kept.room("fog", False) == ()
    kept.keep(name, Guess((30.0,)))
    kept.add(name, Guess((80.0,)))
    kept.see(name)
    kept.add(name, Guess((0.0,)))
    assert kept.has_seen(name)
    assert kept.room("fog", False) == (Guess((30.0,)), Guess((80.0,)))
    assert kept.of(name) == Guess((30.0,))
    assert [told.guest for told in kept.told()] == [1, 2]


def test_a_room_is_one_lesson_of_one_war_within_the_time_of_a_class():
    kept = Guesses()
    kept.keep(("a", "fog", False), Guess((30.0,)))
    kept.keep(("b", "fog", True), Guess((40.0,)))
    kept.keep(("c", "bomb", False), Guess((50.0,)))
    kept.keep(("d", "fog", False), DECLINED)
    assert kept.room("fog", False) == (Guess((30.0,)), DECLINED)
    later = kept.told()[-1].at + datetime.timedelta(hours=2, seconds=1)
    assert kept.room("fog", False, later) == ()


def test_old_guesses_make_room():
    kept = Guesses(most=2)
    for session in "abc":
        kept.keep((session, "fog", False), DECLINED)
    assert [kept.of((session, "fog", False)) for session in "abc"] == [None, DECLINED, DECLINED]


@pytest.mark.parametrize(
    ("key", "good", "bad"),
    [
        ("fog", (0.0,), [(-1.0,), (101.0,), (0.5,), (math.nan,), (1.0, 2.0)]),
        ("promise", (3.0,), [(4.0,), (-1.0,), (0.5,)]),
        (
            "mediator",
            (1.0, *[0.0] * 7),
            [(1.0, *[0.0] * 6), (81.0, *[0.0] * 7), (math.inf, *[0.0] * 7), (43.0,) * 8],
        ),
    ],
)
def test_only_a_guess_that_answers_the_question_is_one(key: str, good: tuple, bad: list[tuple]):
    lesson = load_lesson(key)
    assert is_possible(lesson, Guess(good))
    assert not any(is_possible(lesson, Guess(values)) for values in bad)


@pytest.mark.parametrize("key", shipped_lessons())
def test_watch_is_led_to_exactly_the_worlds_of_a_lesson(key: str):
    lesson = load_lesson(key)
    for told in (lesson, lesson.in_case()):
        for name, setting in told.settings.items():
            asked, said = world_from(query_of(told, name, seed=7)[1:])
            assert (said, asked.seed) == ("", 7)
            worlds = Worlds(setting.world(), 1, kept=told.kept)
            assert worlds.fit is not None
            assert asked.conflict() == worlds.fit.twins_at(7).with_deals
            assert asked.as_given() == setting.world()


def test_an_address_lets_through_what_a_lesson_sets_and_nothing_near_it():
    assert "conflict.horizon_days=1095" in known_settings()
    asked, said = asked_from("war=arden_borea&set=conflict.horizon_days%3D7000")
    assert "conflict.horizon_days=7000" in said
    assert asked.changes == ()


def test_guesses_leave_as_numbered_guests_with_time_and_completion():
    kept = Guesses()
    kept.keep(("a", "fog", False), Guess((30.0,)))
    kept.keep(("b", "fog", True), DECLINED)
    kept.complete(("a", "fog", False))
    kept.forget(("a", "fog", False))  # the next group before the same screen
    kept.keep(("a", "fog", False), Guess((60.0,)))
    head, *lines = csv.reader(guesses_csv(kept.told()).splitlines())
    assert head == [
        "guest", "lesson", "case", "kind", "guess", "at_utc", "completed", "war", "seed", "version",
    ]  # fmt: skip
    real = load_lesson("fog").case
    assert real
    assert [line[7] for line in lines] == ["arden_borea", real.conflict, "arden_borea"]
    told = {row["column"] for row in csv.DictReader(columns_csv().splitlines())}
    assert told == set(head)
    assert [(line[0], line[2], line[4], line[6]) for line in lines] == [
        ("guest-1", "invented", "30", "1"),
        ("guest-2", "real", "", "0"),
        ("guest-3", "invented", "60", "0"),
    ]
    assert all(datetime.datetime.fromisoformat(line[5]).tzinfo for line in lines)


def test_an_option_is_told_by_its_number_from_one():
    choice = next(key for key in shipped_lessons() if load_lesson(key).prediction.kind is Kind.CHOICE)
    kept = Guesses()
    kept.keep(("a", choice, False), Guess((0.0,)))
    assert guesses_csv(kept.told()).splitlines()[1].split(",")[4] == "1"

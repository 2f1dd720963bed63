"""What a browser that teaches a lesson tells the server is checked like input."""

from __future__ import annotations

import pytest

from dashboards.browser.lesson_files import lesson_files_of
from dashboards.lessons.here import at_now, guess_told, way_told
from microdeals._compile import SOURCE_HASH
from microdeals.conflicts import digest, load
from microdeals.lessons import DECLINED, Guess, load_lesson


@pytest.mark.parametrize(
    ("key", "values", "guess"),
    [
        ("fog", [35], Guess((35.0,))),
        ("fog", [], DECLINED),
        ("fog", [101], None),
        ("fog", [True], None),
        ("fog", ["35"], None),
        ("fog", [float("nan")], None),
        ("fog", [10**400], None),
        ("fog", [1, 2], None),
        ("fog", 35, None),
        ("fog", None, None),
        ("promise", [3], Guess((3.0,))),
        ("promise", [3.5], None),
        ("promise", [99], None),
        ("mediator", [1, 2], None),
    ],
)
def test_a_guess_is_one_that_can_be_made_or_none(key: str, values: object, guess: Guess | None):
    assert guess_told(load_lesson(key), {"number": 1, "values": values}) == guess


def test_a_lesson_leads_to_its_own_worlds_and_nowhere_else():
    lesson = load_lesson("relief")
    address = way_told(lesson, {"page": "watch", "key": "a", "seed": 17})
    assert address.startswith("/watch?war=arden_borea&seed=17&drawn=1&set=")
    for strange in (
        {"page": "https://elsewhere.example", "key": "a", "seed": 0},
        {"page": "watch", "key": "z", "seed": 0},
        {"page": "watch", "key": "a", "seed": 100},
        {"page": "watch", "key": "a", "seed": "0"},
        {"page": "watch", "key": ["a"], "seed": 0},
        {},
    ):
        assert way_told(lesson, strange) == ""


def test_the_files_are_of_todays_rules_and_of_the_war_that_is_shown():
    invented, real = (lesson_files_of("fog", is_case) for is_case in (False, True))
    assert invented is not None
    assert real is not None
    assert invented.rules == real.rules == SOURCE_HASH
    assert (invented.digest, real.digest) == tuple(
        digest(load(war)) for war in ("arden_borea", "russia_ukraine_2025")
    )
    assert invented.data != real.data
    assert (invented.script, invented.module) == (real.script, real.module)


def test_a_browser_is_told_of_a_guess_that_was_declined_and_of_none():
    assert at_now("play", DECLINED, (Guess((35.0,)),), False) == {
        "stage": "play",
        "guess": [],
        "room": [[35.0]],
        "has_seen": False,
    }
    assert at_now("guess", None, (), True)["guess"] is None

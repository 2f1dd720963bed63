"""Measures are the library's own numbers, and guesses are judged by them."""

from __future__ import annotations

import numpy as np
import pytest

from microdeals.conflicts import load
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.lessons import (
    DECLINED,
    Findings,
    Guess,
    Nearness,
    Worlds,
    filled,
    findings_of,
    load_lesson,
    nearness,
)
from microdeals.lessons.in_words import tidied
from microdeals.lessons.tables import Measure, Of
from microdeals.verdict import Label, judge

RUNS = 20
WORLDS = Worlds(load("arden_borea"), RUNS)


def measure(of: Of, **more: object) -> Measure:
    return Measure.model_validate({"title": "t", "unit": "u", "of": of, **more})


def test_a_label_counts_the_worlds_that_the_verdict_gives_it():
    verdict = judge(load("arden_borea"), runs=RUNS)
    counted = WORLDS.each(measure(Of.PRESSURE_VALVE))
    assert counted.mean() * RUNS / 100 == verdict.shares[Label.PRESSURE_VALVE].number
    assert set(counted) <= {0.0, 100.0}


def test_closing_and_relief_are_the_verdicts_means():
    verdict = judge(load("arden_borea"), runs=RUNS)
    assert WORLDS.each(measure(Of.CLOSING)).mean() == pytest.approx(verdict.closing.total.mean)
    assert WORLDS.each(measure(Of.RELIEF)).mean() == pytest.approx(verdict.relief.mean)


def test_a_series_on_one_day_is_what_the_ensemble_records_on_it():
    on_day = measure(Of.SERIES, series="trust_1", first_day=30, last_day=30, scale=100.0)
    assert WORLDS.each(on_day) == pytest.approx(100.0 * WORLDS.series("trust_1")[:, 29])


def test_a_series_without_days_is_its_mean_over_the_whole_run():
    whole = WORLDS.each(measure(Of.SERIES, series="fighting"))
    assert whole == pytest.approx(WORLDS.series("fighting").mean(axis=1))


def test_bounds_are_in_the_models_unit_and_include_their_ends():
    gaps = WORLDS.each(measure(Of.GAP))
    middle = float(np.sort(gaps)[RUNS // 2 - 1])
    assert WORLDS.each(measure(Of.GAP, at_most=middle, scale=100.0)).mean() == 50.0


def test_a_war_without_deals_has_thirty_days_of_harm_a_month():
    quiet = load_lesson("relief").settings["b"].world()
    assert Worlds(quiet, 5).each(measure(Of.HARM_A_MONTH)) == pytest.approx(30.0)


def test_harm_of_a_war_ends_with_its_settlement():
    ripe = Worlds(load_lesson("relief").settings["b"].world(), 5)
    stopped = run_ensemble(ripe.conflict, range(5), Wanted(stops_settled=True)).outcomes
    assert ripe.each(measure(Of.WAR_HARM)) == pytest.approx(stopped.harm)
    assert (ripe.each(measure(Of.DAYS_OF_WAR)) < ripe.conflict.horizon_days).all()


def made(key: str, value: float) -> Findings:
    """Findings in which the measure that is guessed has this value in every world of A."""
    lesson = load_lesson(key)
    return Findings({(lesson.prediction.measure, "a"): np.full(4, value)}, {"a": np.full((4, 182), value)})


@pytest.mark.parametrize(
    ("guess", "near"),
    [(40.0, Nearness.RIGHT), (47.0, Nearness.RIGHT), (48.0, Nearness.NEAR), (61.0, Nearness.FAR)],
)
def test_dots_are_right_near_or_far_by_the_lessons_own_distances(guess: float, near: Nearness):
    # The file: right up to 7, near up to 20.
    assert nearness(load_lesson("fog"), Guess((guess,)), made("fog", 40.0)) is near


@pytest.mark.parametrize(("option", "near"), [(0, Nearness.RIGHT), (1, Nearness.NEAR), (2, Nearness.FAR)])
def test_the_option_beside_the_right_one_is_near(option: int, near: Nearness):
    assert nearness(load_lesson("promise"), Guess((float(option),)), made("promise", 25.0)) is near


def test_an_option_holds_its_lower_bound_and_not_its_upper_one():
    assert nearness(load_lesson("promise"), Guess((1.0,)), made("promise", 32.0)) is Nearness.RIGHT


@pytest.mark.parametrize(("off", "near"), [(4.0, Nearness.RIGHT), (9.0, Nearness.NEAR), (11.0, Nearness.FAR)])
def test_a_line_is_judged_by_how_far_off_it_is_on_the_mean(off: float, near: Nearness):
    lesson = load_lesson("mediator")
    line = tuple(30.0 + (off if n % 2 else -off) for n in range(len(lesson.prediction.days)))
    assert nearness(lesson, Guess(line), made("mediator", 30.0)) is near


def test_who_declines_is_told_neither_right_nor_wrong():
    assert nearness(load_lesson("fog"), DECLINED, made("fog", 40.0)) is Nearness.DECLINED


def test_numbers_and_the_guess_are_filled_into_texts():
    said = filled(load_lesson("fog"), "You: {guess}. It is {quiet_a}.", made("fog", 40.4), Guess((50.0,)))
    assert said == "You: 50. It is 40."


def test_every_text_of_every_lesson_can_be_filled():
    lesson = load_lesson("mediator")
    findings = findings_of(lesson, 3)
    for words in (*lesson.contrast, *lesson.recap, lesson.prediction.hint, lesson.reveal.far):
        assert "{" not in filled(lesson, words, findings)


def test_minus_nothing_is_nothing():
    assert tidied(-0.2, 0) == "0"

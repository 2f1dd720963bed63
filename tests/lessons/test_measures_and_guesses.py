"""Measures are the library's own numbers, and guesses are judged by them."""

from __future__ import annotations

import numpy as np
import pytest

import microdeals as md
from microdeals.conflicts import load, value_at, with_values
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.lessons import (
    DECLINED,
    Findings,
    Guess,
    Nearness,
    Worlds,
    filled,
    findings_at,
    findings_of,
    load_lesson,
    nearness,
    shipped_lessons,
)
from microdeals.lessons.in_words import tidied
from microdeals.lessons.tables import Measure, Of
from microdeals.unknowns import differing
from microdeals.verdict import Label
from microdeals.verdict.varied_worlds import run_varied_worlds

RUNS = 20
WORLDS = Worlds(load("arden_borea"), RUNS)


def measure(of: Of, **more: object) -> Measure:
    return Measure.model_validate({"title": "t", "unit": "u", "of": of, **more})


def test_a_label_counts_the_worlds_that_the_verdict_gives_it():
    verdict = md.judge("arden_borea", runs=RUNS)
    counted = WORLDS.each(measure(Of.PRESSURE_VALVE))
    assert counted.mean() * RUNS / 100 == verdict.shares[Label.PRESSURE_VALVE].number
    assert set(counted) <= {0.0, 100.0}


def test_closing_and_relief_are_the_verdicts_means():
    verdict = md.judge("arden_borea", runs=RUNS)
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
    assert ripe.fit is not None
    stopped = run_varied_worlds(ripe.fit.wars, range(5), Wanted(stops_settled=True)).outcomes
    assert ripe.each(measure(Of.WAR_HARM)) == pytest.approx(stopped.harm)
    assert (ripe.each(measure(Of.DAYS_OF_WAR)) < ripe.conflict.horizon_days).all()


@pytest.mark.parametrize("key", shipped_lessons())
def test_settings_of_a_lesson_differ_in_what_they_set_and_in_nothing_else(key: str):
    """What nobody knows is drawn alike in all of them, and never what any of them sets."""
    lesson = load_lesson(key)
    wars = {}
    for name, setting in lesson.settings.items():
        fit = Worlds(setting.world(), 1, kept=lesson.kept).fit
        assert fit is not None
        wars[name] = fit.twins_at(3).with_deals
        assert {path: value_at(wars[name], path) for path in lesson.kept} == lesson.set_in(name)
        assert wars[name] != setting.world()
        assert set(differing(wars["a"], wars[name])) <= set(lesson.kept)


def test_a_war_that_has_nothing_to_draw_is_measured_as_it_is():
    bare = Worlds(with_values(load("base_rate"), {"conflict.horizon_days": 20}), 3)
    given = run_ensemble(bare.conflict, range(3)).outcomes
    assert bare.fit is None
    assert bare.each(measure(Of.GAP)) == pytest.approx(given.gap)


@pytest.mark.parametrize("key", shipped_lessons())
def test_a_course_ends_where_worlds_are_counted(key: str):
    """What has moved on the axis to its border is what the result counts."""
    lesson, findings = load_lesson(key), findings_of(load_lesson(key), 30)
    asked, course = lesson.asked, findings.courses["a"]
    assert course.values.shape == (len(course.days), 30)
    assert list(course.days) == sorted(set(course.days))
    if asked.counts:
        low, high = (it * lesson.course.scale for it in (asked.at_least or -9e9, asked.at_most or 9e9))
        counted = (course.values[-1] >= low) & (course.values[-1] <= high)
        assert list(100.0 * counted) == list(findings.each[lesson.prediction.measure, "a"])
    else:
        assert course.values[-1] == pytest.approx(findings.lines["a"][:, -1])


def test_a_world_stays_where_it_was_settled_and_the_others_move_on():
    days, values = findings_of(load_lesson("relief"), 10).courses["b"]
    settled = values[-1] < days[-1]
    assert settled.any()
    for n, day in enumerate(days):
        at_war = values[-1] >= day
        assert (values[n][at_war] == day).all()
        assert (values[n][~at_war] == values[-1][~at_war]).all()


STANDS = {
    "promise": {1: "a", 5: "b", 8: "c"},
    "fog": {7: "a", 2: "c"},
    "relief": {2: "a"},
    "bomb": {1: "a", 6: "b"},
}
STANDS["mediator"] = {4: "a", 7: "c"}


@pytest.mark.parametrize("key", shipped_lessons())
def test_a_lever_stands_inside_its_story(key: str):
    """Where a step sets what a setting sets, it is that setting, world for world."""
    lesson = load_lesson(key)
    for step, setting in STANDS[key].items():
        assert lesson.steps[f"step_{step}"].world() == lesson.settings[setting].world()
    n = next(iter(STANDS[key]))
    found, all_found = findings_at(lesson, f"step_{n}", 10), findings_of(lesson, 10)
    for name in lesson.measure:
        assert list(found.each[name, f"step_{n}"]) == list(all_found.each[name, "a"])


def made(key: str, value: float) -> Findings:
    """Findings in which the measure that is guessed has this value in every world of A."""
    lesson = load_lesson(key)
    each = {(lesson.prediction.measure, "a"): np.full(4, value)}
    return Findings(each, {"a": np.full((4, 182), value)}, {})


@pytest.mark.parametrize(
    ("guess", "near"),
    [(40.0, Nearness.RIGHT), (47.0, Nearness.RIGHT), (48.0, Nearness.NEAR), (61.0, Nearness.FAR)],
)
def test_dots_are_right_near_or_far_by_the_lessons_own_distances(guess: float, near: Nearness):
    # The file: right up to 7, near up to 20.
    assert nearness(load_lesson("fog"), Guess((guess,)), made("fog", 40.0)) is near


@pytest.mark.parametrize(("option", "near"), [(0, Nearness.RIGHT), (1, Nearness.NEAR), (2, Nearness.FAR)])
def test_the_option_beside_the_right_one_is_near(option: int, near: Nearness):
    assert nearness(load_lesson("promise"), Guess((float(option),)), made("promise", 12.0)) is near


def test_an_option_holds_its_lower_bound_and_not_its_upper_one():
    assert nearness(load_lesson("promise"), Guess((1.0,)), made("promise", 20.0)) is Nearness.RIGHT


@pytest.mark.parametrize(("off", "near"), [(4.0, Nearness.RIGHT), (9.0, Nearness.NEAR), (11.0, Nearness.FAR)])
def test_a_line_is_judged_by_how_far_off_it_is_on_the_mean(off: float, near: Nearness):
    lesson = load_lesson("mediator")
    line = (30.0 + off, 30.0 - off, 30.0 + off, *[30.0 - off] * 2, *[30.0 + off] * 3)
    assert nearness(lesson, Guess(line), made("mediator", 30.0)) is near


def jumped(by: float) -> Findings:
    """The mediator's line: level at 30 to day 90, and higher by so much from day 91 on."""
    findings = made("mediator", 30.0)
    findings.lines["a"][:, 90:] += by
    return findings


@pytest.mark.parametrize(
    ("line", "near"),
    [
        ((30, 30, 30, 30, 42, 42, 42, 42), Nearness.RIGHT),
        ((30, 30, 30, 30, 36, 40, 42, 42), Nearness.NEAR),  # half of the jump
        ((36, 36, 36, 36, 36, 36, 36, 36), Nearness.FAR),  # level, and six off on the mean
        ((42, 42, 42, 42, 30, 30, 30, 30), Nearness.FAR),  # the wrong way
    ],
)
def test_a_line_without_the_jump_is_not_close_however_near_it_runs(line: tuple[int, ...], near: Nearness):
    # The file: from day 90 to day 100, right up to 5 off and near up to 9.
    lesson = load_lesson("mediator")
    assert nearness(lesson, Guess(tuple(map(float, line))), jumped(12.0)) is near


def test_the_jump_that_was_drawn_is_told():
    lesson = load_lesson("mediator")
    guess = Guess((40.0, 40.0, 40.0, 40.0, 37.5, 40.0, 40.0, 40.0))
    assert filled(lesson, "{guess_jump}", made("mediator", 30.0), guess) == "−2"
    assert filled(lesson, "{guess_jump}", made("mediator", 30.0), DECLINED) == "0"


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

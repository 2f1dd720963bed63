"""The stage in lessons and in games: the courses are those of the very worlds that were asked for."""

from pathlib import Path

from dashboards.asked.lesson_settings import query_of
from dashboards.asked.run import world_from
from dashboards.panels.game.course import course_asked
from dashboards.panels.one_war import AskedCourse
from microdeals.agents import ConflictModel
from microdeals.game import Session
from microdeals.game.seats import Setup
from microdeals.lessons import load_lesson
from microdeals.verdict import without_deals


def last_of(question) -> dict:
    *_, part = question.parts()
    return part.answer


def test_a_lessons_world_is_the_one_that_watch_opens():
    query = query_of(load_lesson("fog"), "a")
    course = last_of(AskedCourse(query))
    asked, _ = world_from(query.removeprefix("?"))
    world = ConflictModel(asked.conflict(), rng=asked.seed)
    twin = ConflictModel(without_deals(asked.conflict()), rng=asked.seed)
    for _ in range(course["last"]):
        world.step()
        twin.step()
    assert course["seed"] == 0
    assert course["gap"][-1] == round(world.gap_now().total, 4)
    assert course["twin"]["gap"][-1] == round(twin.gap_now().total, 4)


def test_a_games_months_are_on_the_stage_as_they_were_played(tmp_path: Path):
    session = Session.create(tmp_path, "monday", Setup(rounds=6, days=20, seed=5, teams=("Red", "Blue", "")))
    session.play(0)
    session.play(1)
    question = course_asked(session)
    course = last_of(question)
    world = session.world
    assert course["last"] == world.day == 40
    assert course["gap"][-1] == round(world.gap_now().total, 4)
    assert [line[-1] for line in course["trust"]] == [round(party.trust, 4) for party in world.parties]
    assert [deal["signed"] for deal in course["deals"]] == [deal.signed_on for deal in world.deals]
    twin = ConflictModel(without_deals(session.conflict), horizon_days=40, rng=5)
    for _ in range(40):
        twin.step()
    assert course["twin"]["gap"][-1] == round(twin.gap_now().total, 4)


def test_another_month_is_another_question_and_the_same_log_the_same(tmp_path: Path):
    session = Session.create(tmp_path, "monday", Setup(rounds=6, days=20))
    session.play(0)
    first, again = course_asked(session), course_asked(session)
    assert (first, hash(first)) == (again, hash(again))
    session.play(1)
    assert course_asked(session) != first

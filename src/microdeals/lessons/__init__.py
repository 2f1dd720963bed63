"""Lessons: classes that begin with a guess, as files; and whether what they claim is true of the model.

    lesson = load_lesson("promise")
    lesson.title, lesson.clock.total, lesson.settings["a"].title
    for claim in weigh_claims(lesson):
        claim.holds, claim.difference, claim.margin

A lesson is `dashboards/lessons/<key>/lesson.toml`. A file that is not valid raises ``LessonError`` with all
of its problems at once.
"""

from microdeals.lessons.claims import Weighed, weigh_claims, weigh_found
from microdeals.lessons.findings import CLASS, Findings, findings_at, findings_of, in_steps
from microdeals.lessons.guesses import DECLINED, Guess, Nearness, is_possible, nearness
from microdeals.lessons.in_words import filled, guess_in_words, tidied
from microdeals.lessons.lesson import Lesson
from microdeals.lessons.measures import WorldCourse, Worlds
from microdeals.lessons.reading import load_lesson, shipped_lessons
from microdeals.lessons.tables import SETTINGS, STAGES, Kind, Theory

__all__ = [
    "CLASS",
    "DECLINED",
    "SETTINGS",
    "STAGES",
    "Findings",
    "Guess",
    "Kind",
    "Lesson",
    "Nearness",
    "Theory",
    "Weighed",
    "WorldCourse",
    "Worlds",
    "filled",
    "findings_at",
    "findings_of",
    "guess_in_words",
    "in_steps",
    "is_possible",
    "load_lesson",
    "nearness",
    "shipped_lessons",
    "tidied",
    "weigh_claims",
    "weigh_found",
]

"""Home of a lever: the step from which a class starts to turn it."""

from microdeals.lessons.lesson import Lesson


def home_of(lesson: Lesson) -> str:
    """The step that is the lever's setting itself; empty where none is."""
    set_there = lesson.set_in(lesson.lever.setting)
    for key, step in zip(lesson.steps, lesson.lever.steps, strict=True):
        if all(set_there[path] == step.value for path in lesson.lever.paths):
            return key
    return ""

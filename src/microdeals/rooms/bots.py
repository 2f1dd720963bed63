"""Bots: they sit in a rehearsal, and guess anything that can be guessed, always the same."""

import hashlib

from microdeals.lessons import Kind, Lesson

STEPS = 100


def guess_of_bot(lesson: Lesson, name: str) -> tuple[float, ...]:
    """What a bot of this name guesses in a lesson."""
    drawn = hashlib.sha256(f"{lesson.key} {name}".encode()).digest()
    asked, measure = lesson.prediction, lesson.asked
    if asked.kind is Kind.CHOICE:
        return (float(drawn[0] % len(asked.options)),)
    if asked.kind is Kind.DOTS:
        return (float(drawn[0] % (STEPS + 1)),)
    span = measure.high - measure.low
    return tuple(measure.low + span * (byte % (STEPS + 1)) / STEPS for byte in drawn[: len(asked.days)])

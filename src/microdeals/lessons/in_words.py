"""A lesson in words: texts with the numbers of the model in them, and guesses as they were made."""

from microdeals.lessons.findings import Findings
from microdeals.lessons.guesses import DECLINED, Guess, jump_in
from microdeals.lessons.lesson import Lesson
from microdeals.lessons.tables import Kind


def filled(lesson: Lesson, text: str, findings: Findings, guess: Guess = DECLINED) -> str:
    """A text with its numbers: ``{measure_setting}``, ``{guess}`` and ``{guess_jump}``."""
    return text.format_map(_Numbers(lesson, findings, guess))


class _Numbers(dict[str, str]):
    """Numbers by name, found when a text asks for them."""

    def __init__(self, lesson: Lesson, findings: Findings, guess: Guess) -> None:
        super().__init__()
        self.lesson, self.findings, self.guess = lesson, findings, guess

    def __missing__(self, name: str) -> str:
        if name == "guess":
            return guess_in_words(self.lesson, self.guess)
        if name == "guess_jump":
            jump = jump_in(self.lesson, self.guess.values) if self.guess.values else 0.0
            return tidied(jump, self.lesson.asked.decimals)
        measure, setting = next(key for key in self.findings.each if name == "_".join(key))
        return tidied(self.findings.value(measure, setting), self.lesson.measure[measure].decimals)


def guess_in_words(lesson: Lesson, guess: Guess) -> str:
    """A guess as the reader made it."""
    if not guess.values:
        return "–"
    if lesson.prediction.kind is Kind.CHOICE:
        return lesson.prediction.options[int(guess.values[0])].text
    return ", ".join(tidied(value, lesson.asked.decimals) for value in guess.values)


def tidied(value: float, decimals: int) -> str:
    """A number as texts write it, with a real minus.

    >>> tidied(-0.04, 1), tidied(-2.46, 1)
    ('0.0', '−2.5')
    """
    return f"{round(value, decimals) + 0.0:.{decimals}f}".replace("-", "−")

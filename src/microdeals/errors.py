"""Every error that microdeals raises on purpose.

A message says where, what, which rule and the way out, so a command prints it as it is::

    MicrodealsError
    ├── ProblemsError          a file cannot be used; carries every problem found in one pass
    │   ├── ConflictError      a conflict model cannot be used
    │   ├── ExperimentError    an experiment cannot be run as written
    │   ├── LanguageError      a language cannot be spoken, or its folder has faults
    │   ├── LessonError        a lesson cannot be taught as written
    │   ├── RecordError        a record of a war's deals cannot be compared with the model
    │   └── UnknownsError      what nobody knows about a war cannot be drawn as written
    ├── RequestError           a command or a call asks for what cannot be done (days, seed, output file)
    ├── StrategyError          a class that decides for a side failed in a decision; says which, and when
    └── RunError               a run came to a number that is not finite, or its process could not be started

Anything else that reaches a user is a bug.
"""

from collections.abc import Sequence
from typing import Self

MOST_PROBLEMS_SHOWN = 50
"""A list of problems is cut here in print; ``problems`` keeps them all."""
LONGEST_LINE = 600
"""Letters of a line of a message; a longer one, as only a file or a name makes it, is cut in the middle."""


class MicrodealsError(Exception):
    """The root of the tree: catch this to catch them all."""

    def __str__(self) -> str:
        """The message, each line at a length that can be read."""
        return "\n".join(map(_cut, super().__str__().split("\n")))


class ProblemsError(MicrodealsError):
    """A file is not valid. ``problems`` holds one sentence for each thing to mend."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = list(problems)
        super().__init__(listed(self.problems))

    def __reduce__(self) -> tuple[type[Self], tuple[list[str]]]:
        """Travel between processes with the whole list."""
        return (type(self), (self.problems,))


class ConflictError(ProblemsError):
    """A conflict model is not valid."""


class ExperimentError(ProblemsError):
    """An experiment cannot be run as written."""


class LanguageError(ProblemsError):
    """A language is not there, or its folder of texts is not valid."""


class LessonError(ProblemsError):
    """A lesson's file is not valid."""


class RecordError(ProblemsError):
    """A record of a war's deals is not valid."""


class UnknownsError(ProblemsError):
    """A file of unknowns, or a table of joint draws, is not valid."""


class UnknownsWarning(UserWarning):
    """What is unlikely to be meant in an unknowns.toml, such as draws that pass by the model's own number."""


class RequestError(MicrodealsError):
    """A command or a call asks for what cannot be done; the message says what can."""


class StrategyError(MicrodealsError):
    """A class that decides for a side failed in a decision; the message says in which, on which day.

    ``said`` is what went wrong, without where; ``file`` and ``line`` are its own code's, "" and 0 if unknown.
    """

    def __init__(self, message: str, said: str = "", file: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.said, self.file, self.line = said or message, file, line


class RunError(MicrodealsError):
    """A run came to a number that is not finite, or could not be started; the message says where, or why."""


def listed(problems: Sequence[str]) -> str:
    """The problems one a line, cut after the first `MOST_PROBLEMS_SHOWN`."""
    shown = list(problems[:MOST_PROBLEMS_SHOWN])
    left = len(problems) - len(shown)
    if left:
        shown.append(f"and {left} more")
    return "\n".join(shown)


def _cut(line: str) -> str:
    half = LONGEST_LINE // 2
    return line if len(line) <= LONGEST_LINE else f"{line[:half]} … {line[-half:]}"

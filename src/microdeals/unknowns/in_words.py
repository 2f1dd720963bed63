"""One war that was drawn, in words: that it was, and each of its numbers."""

from microdeals.conflicts import Conflict
from microdeals.documents.wording import wrapped
from microdeals.language import WordsBeside
from microdeals.unknowns.draw import Unknowns
from microdeals.unknowns.inputs import Inputs, inputs_of
from microdeals.unknowns.one_war import DrawnNumber, DrawnWar

say = WordsBeside(__file__)
DIGITS = 4
"""Significant digits of a number that is shown; the seed has all of them."""


def unknowns_told(unknowns: Unknowns, conflict: Conflict) -> str:
    """How many numbers nobody knows, and where that stands; and a line for each warning."""
    counted = counted_in_words(inputs_of(conflict, unknowns))
    told = say("one_war.unknown", source=unknowns.source, numbers=counted)
    return "\n".join(map(wrapped, (told, *unknowns.warnings)))


def counted_in_words(inputs: Inputs) -> str:
    """How much is drawn: numbers by themselves, and how many parameters they set; and what is joint.

    A number may set several parameters, and each side may have one of its own: so there are three counts, and
    what is counted is always said.
    """
    n, n_joint = len(inputs.single), len(inputs.joint_targets)
    n_set = len({target.path for one in inputs.single for target in one.targets})
    if not (n or n_joint):
        return say("counted.none")
    single = say.counted("counted.setting" if n_set > n else "counted.number", n, set=n_set)
    joint = say.counted("counted.joint", n_joint)
    return say("counted.both", single=single, joint=joint) if n and n_joint else single if n else joint


def drawn_in_words(war: DrawnWar, seed: int) -> str:
    """That the numbers of a world were drawn, from where, and where the same world is met again."""
    return wrapped(say("one_war.drawn", seed=seed, source=war.source))


def numbers_in_words(war: DrawnWar) -> str:
    """A line a number: its path, what was drawn, what the model says, and what its file calls it."""
    told = say("one_war.from", source=war.source, numbers=counted_in_words(war.inputs))
    parameter, number, given = (say(f"one_war.{key}") for key in ("parameter", "number", "given"))
    head = f"{parameter:<52}{number:>12}{given:>12}"
    return "\n".join([told, head, *map(_line, war.numbers)])


def _line(number: DrawnNumber) -> str:
    drawn, given = (in_digits(value) for value in (number.value, number.given))
    return f"  {number.path:<50}{drawn:>12}{given:>12}  {number.name or say('one_war.fitted')}"


def in_digits(value: float) -> str:
    """A number as it is shown.

    >>> in_digits(0.0123456), in_digits(120), in_digits(1.0)
    ('0.01235', '120', '1')
    """
    return f"{value:.{DIGITS}g}"

"""One war that was drawn, in words: that it was, and each of its numbers."""

from microdeals.conflicts import Conflict
from microdeals.documents.wording import counted_as, wrapped
from microdeals.unknowns.draw import Unknowns
from microdeals.unknowns.inputs import Inputs, inputs_of
from microdeals.unknowns.one_war import DrawnNumber, DrawnWar

DIGITS = 4
"""Significant digits of a number that is shown; the seed has all of them."""


def unknowns_told(unknowns: Unknowns, conflict: Conflict) -> str:
    """How many numbers nobody knows, and where that stands; and a line for each warning."""
    counted = counted_in_words(inputs_of(conflict, unknowns))
    return "\n".join([f"Nobody knows ({unknowns.source}): {counted}.", *map(wrapped, unknowns.warnings)])


def counted_in_words(inputs: Inputs) -> str:
    """How much is drawn: numbers by themselves, and how many parameters they set; and what is joint.

    A number may set several parameters, and each side may have one of its own: so there are three counts, and
    what is counted is always said.
    """
    n, n_joint = len(inputs.single), len(inputs.joint_targets)
    n_set = len({target.path for one in inputs.single for target in one.targets})
    sets = f" that {'sets' if n == 1 else 'set'} {n_set} parameters" if n_set > n else ""
    single = counted_as(n, "number") + sets
    joint = counted_as(n_joint, "parameter that was fitted", "parameters that were fitted together")
    return " and ".join([single] * bool(n) + [joint] * bool(n_joint)) or "no numbers"


def drawn_in_words(war: DrawnWar, seed: int) -> str:
    """That the numbers of a world were drawn, from where, and where the same world is met again."""
    return wrapped(
        f"Its numbers are the draw of seed {seed} from {war.source}; --numbers prints them."
        f" judge --seed {seed} has this world in its first pair."
    )


def numbers_in_words(war: DrawnWar) -> str:
    """A line a number: its path, what was drawn, what the model says, and what its file calls it."""
    told = f"Drawn from {war.source}: {counted_in_words(war.inputs)}."
    head = f"{'Parameter':<52}{'drawn':>12}{'given':>12}"
    return "\n".join([told, head, *map(_line, war.numbers)])


def _line(number: DrawnNumber) -> str:
    drawn, given = (in_digits(value) for value in (number.value, number.given))
    return f"  {number.path:<50}{drawn:>12}{given:>12}  {number.name or 'fitted, with others'}"


def in_digits(value: float) -> str:
    """A number as it is shown.

    >>> in_digits(0.0123456), in_digits(120), in_digits(1.0)
    ('0.01235', '120', '1')
    """
    return f"{value:.{DIGITS}g}"

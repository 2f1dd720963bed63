"""Classes of one's own that are to decide: checked before the first world."""

import difflib
import inspect
from collections.abc import Iterator
from typing import Any, TypeAlias, get_type_hints

from microdeals.agents import Party
from microdeals.agents.decisions import DECISIONS
from microdeals.day.states import PartyNow
from microdeals.errors import RequestError
from microdeals.strategies.in_words import told

PartyClasses: TypeAlias = tuple[type[Party], type[Party]]
"""What decides for the first and for the second side."""
SIDES = ("first", "second")
NUMBERS = tuple(get_type_hints(PartyNow))
"""What changes in a party from day to day, by name."""
NEARLY = 0.85
"""How alike (0..1) the names of a method and of a decision are for the one to be meant for the other."""


def check_parties(parties: Any) -> PartyClasses:
    """The two classes, if they can play. Raises RequestError with everything that is wrong with them."""
    if not isinstance(parties, tuple | list) or len(parties) != len(SIDES):
        raise RequestError(
            f"parties = {told(parties)}: must be two classes, for the first and for the second side, "
            "such as (Mine, Party)."
        )
    problems = [problem for side, one in zip(SIDES, parties, strict=True) for problem in _problems(side, one)]
    if problems:
        raise RequestError("\n".join(dict.fromkeys(problems)))
    first, second = parties
    return first, second


def _problems(side: str, one: Any) -> Iterator[str]:
    if not isinstance(one, type):
        hint = " Give the class itself, without brackets." if isinstance(one, Party) else ""
        yield f"the {side} of parties is {told(one)}, which is no class.{hint or _HOW}"
    elif not issubclass(one, Party):
        yield f"{one.__name__}, the {side} of parties, is no Party.{_HOW}"
    else:
        for name, words in DECISIONS.items():
            yield from _problems_of(one, name, words)
        yield from _misspelt(one)
        yield from _of_the_model(one)


_HOW = " Write class Mine(Party), and give Mine; docs/strategies.md says more."


def _problems_of(one: type[Party], name: str, words: tuple[str, ...]) -> Iterator[str]:
    method, written = getattr(one, name), inspect.getattr_static(one, name)
    if not callable(method):
        yield f"{one.__name__}.{name} is {told(method)}, and must be a method{_asked(name, words)}."
        return
    is_bound = isinstance(written, classmethod | staticmethod) or not hasattr(written, "__get__")
    try:
        signature = inspect.signature(method)
    except ValueError:
        return  # a built-in that does not say what it takes
    try:
        signature.bind(*(words if is_bound else ("self", *words)))
    except TypeError:
        yield f"{one.__name__}.{name}{signature} cannot be asked: write it{_asked(name, words)}."


def _asked(name: str, words: tuple[str, ...]) -> str:
    return f" as def {name}(self, {', '.join(words)})"


def _of_the_model(one: type[Party]) -> Iterator[str]:
    """Numbers that the model sets from day to day, which a class has written for itself."""
    bases = [base for base in one.__mro__ if not issubclass(Party, base)]
    own = {name: value for base in reversed(bases) for name, value in vars(base).items()}
    for name in NUMBERS:
        if name in own:
            yield (
                f"{one.__name__}.{name} is {told(own[name])}: {name} is a number of the model, and no class"
                " sets it. Its value on the first day, if it has one, is a parameter of the war, such as"
                ' md.with_values(war, {"party.arden.trust": 0.3}).'
            )


def _misspelt(one: type[Party]) -> Iterator[str]:
    """Methods of its own that are called nearly as a decision that it leaves to the model."""
    open_to_it = [name for name in DECISIONS if getattr(one, name) is getattr(Party, name)]
    own = {name for base in one.__mro__ if not issubclass(Party, base) for name in vars(base)}
    for name in sorted(own - set(dir(Party))):
        near = difflib.get_close_matches(name, open_to_it, n=1, cutoff=NEARLY)
        if near and callable(getattr(one, name, None)):
            yield f"{one.__name__}.{name} is no decision, so nobody would ask it. Did you mean '{near[0]}'?"

"""Decisions of a class of one's own, watched: what goes wrong says where, and what it may answer.

A decision answers yes or no. A forgotten ``return`` is not a no, an error is not an answer, and a number of
the model that is none any more, or none that can be, is the doing of the decision that left it so.
"""

import inspect
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, get_args, get_type_hints

import numpy as np

from microdeals.agents import Party
from microdeals.agents.decisions import DECISIONS
from microdeals.day.states import PartyNow
from microdeals.documents.own_code import CodePlace, beginning_of, place_of, said_by
from microdeals.errors import MicrodealsError, StrategyError
from microdeals.rulebook.quantities import Share
from microdeals.strategies.decisions import NUMBERS, SIDES, PartyClasses
from microdeals.strategies.in_words import told

SHARES = tuple(
    name
    for name, hint in get_type_hints(PartyNow, include_extras=True).items()
    if {*get_args(Share)[1:]} <= {*get_args(hint)[1:]}
)
"""Those that cannot be less than 0 or more than 1."""
MUST_ANSWER = "must return True or False"
FAILURES = (Exception, SystemExit, GeneratorExit)
"""What code of one's own may raise; Ctrl-C is somebody else's."""
_numbers_of, _shares_of = attrgetter(*NUMBERS), attrgetter(*SHARES)


@contextmanager
def watched(party: Party) -> Iterator[None]:
    """Watch a party while it plays: what goes wrong in a decision says in which, when, and of which world.

    What it leaves to the model stays as it is. Of decisions that ask each other the first is watched.
    """
    own, watch = own_decisions(type(party)), _WatchedParty(party)
    its_own: dict[str, Any] = party.__dict__
    before = {name: its_own[name] for name in own if name in its_own}
    its_own |= {name: watch.asked(name, getattr(party, name)) for name in own}
    try:
        yield
    finally:
        for name in own:
            its_own.pop(name, None)
        its_own |= before


def own_decisions(strategy: type[Party]) -> list[str]:
    """The decisions that a class does not leave to the model."""
    return [name for name in DECISIONS if getattr(strategy, name) is not getattr(Party, name)]


class _WatchedParty:
    """The decisions of one party, of which one at a time is being asked."""

    def __init__(self, party: Party) -> None:
        self.party, self.files = party, own_files_of(type(party))
        self.is_deciding = False

    def asked(self, name: str, decision: Any) -> Callable[..., bool]:
        """What is asked in place of a decision of the party."""

        def asked(*words: Any, **by_name: Any) -> bool:
            if self.is_deciding:
                return bool(decision(*words, **by_name))
            is_sound, self.is_deciding = are_numbers(self.party), True
            try:
                answer = decision(*words, **by_name)
            except MicrodealsError:
                raise
            except FAILURES as error:
                raise self._failed(name, error) from error
            finally:
                self.is_deciding = False
            if not isinstance(answer, bool | np.bool_):
                raise self._refused(name, decision, f"it returned {told(answer)}, and {MUST_ANSWER}")
            if is_sound and not are_numbers(self.party):
                left = f"it left {_what_is_none(self.party)}, and must leave the model's numbers alone"
                raise self._refused(name, decision, f"{left}: a decision returns True or False")
            return bool(answer)

        return asked

    def _failed(self, name: str, error: BaseException) -> StrategyError:
        place, said = place_of(error, self.files), said_by(error)
        if not isinstance(error, Exception):
            said += f", and it {MUST_ANSWER}"
        line = f", in {place.told}" if place else ""
        return _strategy_error(f"{_where(self.party, name)}: {said}{line}.", f"{name}: {said}", place)

    def _refused(self, name: str, decision: Any, said: str) -> StrategyError:
        code = getattr(inspect.unwrap(getattr(decision, "__func__", decision)), "__code__", None)
        place = beginning_of(code) if code is not None else None
        line = f" ({place.told})" if place else ""
        return _strategy_error(f"{_where(self.party, name)}: {said}{line}.", f"{name}: {said}", place)


def failed_outside(parties: PartyClasses, error: BaseException, when: str) -> StrategyError:
    """What to say of an error that arose while these classes played, in no decision."""
    own = list(dict.fromkeys(one for one in parties if own_files_of(one))) or list(dict.fromkeys(parties))
    place = place_of(error, {file for one in own for file in own_files_of(one)})
    written_there = [one for one in own if place and _has_written(one, place)]
    names = " or ".join(one.__name__ for one in written_there or own)
    said = said_by(error)
    line = f", in {place.function}, {place.told}" if place else ""
    return _strategy_error(f"{names}, {when}, outside its decisions: {said}{line}.", said, place)


def own_files_of(strategy: type[Party]) -> frozenset[str]:
    """The files in which a class and its bases are written, up to `Party`; of `Party` itself none."""
    return frozenset(code.co_filename for code in _codes_of(strategy))


def lines_of(strategy: type[Party]) -> str:
    """A class with its own decisions, and where it begins: ``Mine (keeps, stays; line 7 of mine.py)``."""
    first = min(map(beginning_of, _codes_of(strategy)), default=None, key=lambda place: place.line)
    parts = [part for part in (", ".join(own_decisions(strategy)), first.told if first else "") if part]
    return strategy.__name__ + (f" ({'; '.join(parts)})" if parts else "")


def _codes_of(strategy: type[Party]) -> Iterator[Any]:
    for base in strategy.__mro__:
        if not issubclass(Party, base):
            for written in vars(base).values():
                code = getattr(getattr(written, "__func__", written), "__code__", None)
                if code is not None:
                    yield code


def _has_written(strategy: type[Party], place: CodePlace) -> bool:
    names = {(code.co_filename, code.co_name) for code in _codes_of(strategy)}
    return (place.file, place.function) in names


def are_numbers(party: Party) -> bool:
    """Whether all that changes in a party is finite numbers, and shares and chances are from 0 to 1."""
    try:
        shares = _shares_of(party)
        return math.isfinite(sum(_numbers_of(party))) and min(shares) >= 0.0 and max(shares) <= 1.0
    except (TypeError, AttributeError):
        return False


def _what_is_none(party: Party) -> str:
    """``trust = nan``, ``trust = 7.0 (it is from 0 to 1)``."""
    for name in NUMBERS:
        value = getattr(party, name, None)
        if not isinstance(value, int | float | np.number) or not math.isfinite(value):
            return f"{name} = {told(value)}"
        if name in SHARES and not 0.0 <= value <= 1.0:
            return f"{name} = {told(value)} (it is from 0 to 1)"
    return "numbers that have no sum"


def _where(party: Party, name: str) -> str:
    model = party.conflict_model
    world = f"on day {model.day} of the world with seed {model.luck_seed}"
    return f"{type(party).__name__}.{name}, for the {SIDES[party.side]} side, {world}"


def _strategy_error(message: str, said: str, place: CodePlace | None) -> StrategyError:
    return StrategyError(message, said, *((place.file, place.line) if place else ()))

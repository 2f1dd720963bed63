"""From the text of a strategy to its class, and from an error back to the line that is to blame."""

import ast
import errno
import sys
import types

from microdeals.agents import Party
from microdeals.errors import StrategyError
from microdeals.tournament.bout_result import Blame
from microdeals.tournament.entrants import plain
from microdeals.tournament.limits import MOST_WRITTEN


class NotAStrategyError(Exception):
    """A file that cannot play; the message says why."""

    def __init__(self, why: str, line: int = 0) -> None:
        super().__init__(why)
        self.line = line


def file_name(place: int) -> str:
    """What the code of either strategy of a bout is called in a traceback."""
    return f"<strategy {place}>"


def class_from(text: str, place: int) -> type[Party]:
    """The one subclass of Party that a text defines. Runs the text. Raises NotAStrategyError."""
    module = types.ModuleType(f"strategy_{place}")
    sys.modules[module.__name__] = module
    exec(compile(text, file_name(place), "exec"), module.__dict__)  # noqa: S102 - in a process of its own
    own = [
        value
        for value in dict.fromkeys(one for one in vars(module).values() if isinstance(one, type))
        if issubclass(value, Party) and value.__module__ == module.__name__
    ]
    last = [one for one in own if not any(other is not one and issubclass(other, one) for other in own)]
    if not last:
        raise NotAStrategyError("no subclass of microdeals.agents.Party is defined in it")
    if len(last) > 1:
        names = ", ".join(one.__name__ for one in last)
        where = line_of_class(text, last[1].__name__)
        raise NotAStrategyError(f"two strategies in one file ({names}): give each a file of its own", where)
    return last[0]


def line_of_class(text: str, name: str) -> int:
    """Line on which a class is defined; 0 if it is not written there."""
    lines = [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef) and node.name == name
    ]
    return lines[-1] if lines else 0


def blame_for(error: BaseException, texts: tuple[str, str], loading: int = -1) -> Blame:
    """Whose code raised an error, and where: the innermost frame that is a strategy's.

    ``loading`` is the strategy being read, -1 once both are.
    """
    if isinstance(error, StrategyError):
        return _blame_for_decision(error, texts, loading)
    place, line = loading, 0
    if isinstance(error, SyntaxError) and loading >= 0 and error.filename == file_name(loading):
        line = error.lineno or 0
    trace = error.__traceback__
    while trace is not None:
        for one in range(2):
            if trace.tb_frame.f_code.co_filename == file_name(one):
                place, line = one, trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, NotAStrategyError):
        line = error.line or line
    if line == 0:
        place, line = _named_in(error, texts, place)
    return Blame(place, line, _why(error))


def _blame_for_decision(error: StrategyError, texts: tuple[str, str], loading: int) -> Blame:
    """A decision that raised an error, or that answered neither yes nor no."""
    place = next((one for one in range(2) if error.file == file_name(one)), loading)
    if error.__cause__ is None:
        return Blame(place, error.line, plain(error.said))
    cause = blame_for(error.__cause__, texts, place)
    return cause._replace(line=error.line) if error.file == file_name(cause.place) else cause


def _named_in(error: BaseException, texts: tuple[str, str], place: int) -> tuple[int, int]:
    """The class that an error names: ``Grudger.keeps() takes 1 positional argument``."""
    name = _said(error).partition(".")[0]
    found = [one for one in range(2) if name.isidentifier() and f"class {name}" in texts[one]]
    if place >= 0:
        found = [one for one in found if one == place]
    same = len(found) == 2 and texts[0] == texts[1]
    if len(found) == 1 or same:
        return found[0], line_of_class(texts[found[0]], name)
    return place, 0


def _said(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        return ""


def _why(error: BaseException) -> str:
    said = plain(_said(error))
    if isinstance(error, NotAStrategyError):
        return said
    if isinstance(error, SystemExit):
        return "left with sys.exit()"
    if isinstance(error, MemoryError):
        return "took more memory than it may"
    if isinstance(error, OSError) and error.errno == errno.EFBIG:
        return f"printed or wrote more than {MOST_WRITTEN // 1_000_000} MB"
    if isinstance(error, SyntaxError):
        said = plain(str(error.msg))
    name = plain(type(error).__name__, 40)
    return f"{name}: {said}" if said else name

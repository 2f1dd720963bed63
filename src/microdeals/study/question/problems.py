"""Every problem of an experiment's file, gathered in one pass and told as conflict models tell theirs.

::

    experiments/x.toml, [levers] party.arden.trsut: no such path. Did you mean 'party.arden.trust'? (line 9)
"""

import math
from collections.abc import Mapping, Sequence

from microdeals.documents.problems import line_of
from microdeals.errors import ExperimentError

Place = tuple[str, ...]


class Problems:
    """Problems of one file. ``at`` looks at the same list from one key."""

    def __init__(self, source: str, lines: Mapping[Place, int]) -> None:
        self.source, self.lines = source, lines
        self.told: list[tuple[float, str]] = []
        self.place: Place = ()
        self.name = ""
        self.n_told = 0

    def at(self, place: Place, name: str) -> "Problems":
        """The same list, for problems of the key ``name`` at this place."""
        here = Problems(self.source, self.lines)
        here.told, here.place, here.name = self.told, place, name
        return here

    def tell(self, rule: str) -> None:
        """Note a problem of the key that this looks at; ``rule`` starts with the value if it is shown."""
        space = " " if rule.startswith(("=", "low", "high", "has", "must", "lists")) else ": "
        self.add(self.place, f"{self.name}{space}{rule}")
        self.n_told += 1

    def add(self, place: Place, rule: str) -> None:
        """Note a problem at a place of the file. ``rule`` needs no full stop."""
        table = f", [{place[0]}]" if len(place) > 1 or place[0] in TABLES else ","
        line = line_of(place, self.lines)
        ending = "" if rule.endswith(("?", ".")) else "."
        text = f"{self.source}{table} {rule}{ending}" + (f" (line {line})" if line else "")
        self.told.append((line or math.inf, text))

    def raise_any(self) -> None:
        """Raise ExperimentError with all problems in the order of the file, if there is one."""
        if self.told:
            raise self.as_error()

    def as_error(self) -> ExperimentError:
        """All problems in the order of the file."""
        return ExperimentError([text for _, text in sorted(self.told, key=lambda told: told[0])])

    def add_all(self, texts: Sequence[str]) -> None:
        """Note problems that another room has put into words."""
        self.told += [(math.inf, text) for text in texts]


TABLES = ("design", "levers", "uncertainties", "settings", "claim", "robust")

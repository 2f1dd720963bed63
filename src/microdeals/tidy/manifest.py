"""The manifest: which model, seeds and versions made some worlds, so that others can make them again."""

import importlib.metadata
import platform

from microdeals._compile import SOURCE_HASH
from microdeals._version import __version__
from microdeals.conflicts import digest
from microdeals.tidy.recorded import Recorded

FORMAT = 1
"""Of the tables and of this manifest."""
LIBRARIES = ("numpy", "pandas", "mesa")

Manifested = dict[str, str | int | bool | list[int] | list[str] | dict[str, str] | dict[str, float | None]]


def manifest_of(found: Recorded) -> Manifested:
    """What can be kept as JSON: ``seeds`` is a list; ``rules`` is the digest of the rules' source, as
    ``microdeals check --bits`` has it; ``conflict_digest`` covers every number of the model."""
    conflict = found.conflict
    return {
        "format": FORMAT,
        "microdeals": __version__,
        "rules": SOURCE_HASH,
        "conflict": conflict.name,
        "conflict_title": conflict.title,
        "conflict_digest": digest(conflict),
        "drawn": found.is_drawn,
        "decided_by": list(found.decided_by),
        "days": found.n_days,
        "worlds": found.n_worlds,
        "seeds": found.seeds.tolist(),
        "python": platform.python_version(),
        "libraries": releases(),
    }


def releases() -> dict[str, str]:
    """Of the libraries that tables and worlds of agents hang on."""
    return {name: importlib.metadata.version(name) for name in LIBRARIES}

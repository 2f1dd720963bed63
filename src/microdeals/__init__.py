"""microdeals: small deals in a long war, and whether they bring its end nearer.

    import microdeals as md

    war = md.load("arden_borea")
    watched = md.with_values(war, {"monitors.valley_mission.detection": 0.95})
    print(md.compare(war, watched, runs=1000).closing)

This is the door to everything that most people need; docs/python.md walks through it. Behind it are the
rooms, to be read in this order: ``microdeals.rulebook`` (what happens on one day), ``microdeals.agents``
(one world to read and watch), ``microdeals.ensemble`` (many at once), ``microdeals.verdict``. A name is
fetched when it is first used, so ``import microdeals`` itself loads nothing heavy.
"""

from typing import TYPE_CHECKING

from microdeals._version import __version__

__all__ = [
    "ConflictModel",
    "Deal",
    "Party",
    "Slot",
    "Thresholds",
    "__version__",
    "attribute",
    "chart",
    "check",
    "compare",
    "copy_war",
    "fit",
    "judge",
    "load",
    "models",
    "result",
    "robust",
    "run",
    "run_many",
    "sweep",
    "unknowns_of",
    "validate",
    "value_at",
    "with_values",
]

if TYPE_CHECKING:
    from microdeals.agents import ConflictModel, Deal, Party, Slot
    from microdeals.door.charts import chart
    from microdeals.door.choices import robust
    from microdeals.door.fits import fit
    from microdeals.door.many import run_many
    from microdeals.door.results import result
    from microdeals.door.studies import sweep, validate
    from microdeals.door.verdicts import attribute, compare, judge
    from microdeals.door.wars import check, copy_war, load, models, unknowns_of, value_at, with_values
    from microdeals.door.worlds import run
    from microdeals.verdict import Thresholds
else:
    # Hidden from type checkers, which would take any name for one that is here.
    _WHERE = {
        "microdeals.agents": ("ConflictModel", "Deal", "Party", "Slot"),
        "microdeals.door.choices": ("robust",),
        "microdeals.door.charts": ("chart",),
        "microdeals.door.fits": ("fit",),
        "microdeals.door.many": ("run_many",),
        "microdeals.door.results": ("result",),
        "microdeals.door.studies": ("sweep", "validate"),
        "microdeals.door.verdicts": ("attribute", "compare", "judge"),
        "microdeals.door.wars": (
            "check",
            "copy_war",
            "load",
            "models",
            "unknowns_of",
            "value_at",
            "with_values",
        ),
        "microdeals.door.worlds": ("run",),
        "microdeals.verdict": ("Thresholds",),
    }

    def __getattr__(name):
        """Fetch a name of the door from the module that has it, the first time it is used."""
        import importlib

        for module, names in _WHERE.items():
            if name in names:
                found = getattr(importlib.import_module(module), name)
                globals()[name] = found
                return found
        raise AttributeError(_no_such(name), name=name)

    def _no_such(name):
        import difflib

        public = [known for known in __all__ if not known.startswith("_")]
        near = difflib.get_close_matches(name, public, n=1)
        hint = f"Did you mean '{near[0]}'?" if near else f"It has {', '.join(public)}."
        return f"microdeals has no '{name}'. {hint}"


def __dir__() -> list[str]:
    """The names of the door, for dir() and for the Tab key."""
    return list(__all__)

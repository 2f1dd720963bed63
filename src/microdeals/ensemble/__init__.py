"""Many worlds at once: the rulebook's day in compiled loops over arrays of records.

    worlds = run_ensemble(load("arden_borea"), seeds=range(1000))
    worlds.outcomes.settled_on

The same rules, the same order of the day and the same luck as ``microdeals.agents``, bit for bit.
"""

from microdeals.ensemble.runs import Ensemble, Wanted, run_ensemble, run_in_chunks

__all__ = ["Ensemble", "Wanted", "run_ensemble", "run_in_chunks"]

"""Values that the rules may meet, for hypothesis: drawn from the ranges that the parameters declare."""

from typing import Any

from hypothesis import strategies as st

from microdeals.conflicts.declared import declared_in

chances = st.floats(0.0, 1.0)
shares = st.floats(0.0, 1.0)
small = st.floats(0.0, 0.3)


def tables(name: str, holds: Any) -> st.SearchStrategy[Any]:
    """Any table of conflict.toml, by its name, as the NamedTuple that holds it."""
    fields = {}
    for declared in declared_in(name):
        low, high = declared.low, min(declared.high, 1e6)
        if declared.key == "side":
            fields[declared.key] = st.integers(0, 1)
        elif declared.choices:
            fields[declared.key] = st.integers(0, len(declared.choices) - 1)
        elif declared.type is bool:
            fields[declared.key] = st.booleans()
        elif declared.type is int:
            fields[declared.key] = st.integers(int(low), int(high))
        else:
            fields[declared.key] = st.floats(low, high, exclude_min=not declared.low_is_allowed)
    return st.builds(holds, **fields)

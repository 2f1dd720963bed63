"""What a strategy gave, in a few words."""

from typing import Any


def told(value: Any) -> str:
    """What something is, whatever its own ``repr`` would do."""
    if value is None or isinstance(value, bool | int | float | str):
        return repr(value)
    if isinstance(value, type):
        return f"the class {value.__name__}"
    if isinstance(value, tuple | list):
        return f"a {type(value).__name__} of {len(value)}"
    return f"an object of {type(value).__name__}"

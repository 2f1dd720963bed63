"""What a call was given, checked before anything begins: which argument cannot be, and how to mend it."""

import operator
from pathlib import Path
from typing import SupportsIndex

from microdeals.documents.wording import shown
from microdeals.errors import RequestError


def path_given(name: str, value: object) -> Path:
    """A file or a folder. Raises RequestError for what is no path."""
    if not isinstance(value, str | Path):
        raise RequestError(f"{name} = {shown(value)}: must be a name or a path, in quotes.")
    return Path(value)


def whole_given(name: str, value: object) -> int:
    """A whole number; its limits are its room's. Raises RequestError for what is none."""
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        raise RequestError(f"{name} = {shown(value)}: must be a whole number.")
    return operator.index(value)

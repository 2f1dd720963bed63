"""The published digests."""

import functools
import json
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("published.json")
MANY, FEW = 1_000, 2
"""Worlds a model that have a digest together; the few are for engines that take their time."""


class Published(NamedTuple):
    """What is promised: by model, number of worlds and part."""

    rules: str  # digest of the source when the file was written
    models: dict[str, dict[int, dict[str, str]]]


@functools.cache
def published() -> Published:
    """The digests that come with this version."""
    held = json.loads(FILE.read_text(encoding="utf-8"))
    by_number = {
        model: {int(n_worlds): parts for n_worlds, parts in digests.items()}
        for model, digests in held["models"].items()
    }
    return Published(held["rules"], by_number)

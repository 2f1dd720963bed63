"""Files that browsers keep for good: each is named by what is in it. The server has them at `PLACE`."""

from __future__ import annotations

import gzip
import hashlib
from typing import NamedTuple

PLACE = "/assets/browser/"
TYPES = {"js": "text/javascript", "json": "application/json", "wasm": "application/wasm"}


class KeptFile(NamedTuple):
    """A file as it is sent: gzip, and what kind of thing it is."""

    content: bytes
    media_type: str


KEPT: dict[str, KeptFile] = {}
"""Every file that a page of this process has named, by its name."""


def keep(kind: str, content: bytes) -> str:
    """Keep a file of one of `TYPES`, and return its address."""
    name = f"{hashlib.sha256(content).hexdigest()[:32]}.{kind}"
    if name not in KEPT:
        KEPT[name] = KeptFile(gzip.compress(content, compresslevel=9, mtime=0), TYPES[kind])
    return PLACE + name

"""What a browser fetches once for a war, and keeps: data, rules and script, each named by what is in it."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import NamedTuple

from dashboards.browser.kept import keep
from microdeals._compile import SOURCE_HASH
from microdeals.conflicts import digest, load
from microdeals.errors import RequestError
from microdeals.page import script
from microdeals.page.command import asked_for
from microdeals.page.war import war_as_data
from microdeals.page.words import words_spoken
from microdeals.portable.reading import FILE, found

OWN = Path(__file__).with_name("js")
ENTRY = "here.js"
WORKER = "worker.js"
SEEDS_DRAWN_HERE = 6_000
"""Seeds from 0 on that a browser draws to the last bit; for wars of others the server is asked."""


class WarFiles(NamedTuple):
    """Where the files of a war are, and of which rules and which war they must be."""

    script: str
    data: str
    module: str
    rules: str
    digest: str
    paths: frozenset[str]
    """What the dials of the war set."""
    is_drawn: bool
    """Whether there is something that nobody knows."""

    def addresses(self) -> dict[str, str]:
        """What the browser has to know of them."""
        names = ("script", "data", "module", "rules", "digest")
        return {name: str(getattr(self, name)) for name in names}


@functools.cache
def files_of(name: str) -> WarFiles | None:
    """The files of a shipped war. None where a browser cannot live it: the server has to answer.

    That is so without a module of today's rules, and for a war that a page cannot draw.
    """
    if found().problem:
        return None
    try:
        war = war_as_data(asked_for(name, as_given=False), words_spoken(), SEEDS_DRAWN_HERE)
    except RequestError:
        return None
    told = {"war": war, "words": words_spoken().for_scripts(), "worker": script.script_of(WORKER)}
    content = json.dumps(told, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    return WarFiles(
        script=keep("js", script_from(ENTRY).encode()),
        data=keep("json", content),
        module=keep("wasm", FILE.read_bytes()),
        rules=SOURCE_HASH,
        digest=digest(load(name)),
        paths=frozenset(path for dial in war["dials"] for path in dial["paths"]),
        is_drawn=war["draws"] is not None,
    )


def script_from(entry: str) -> str:
    """Our modules, the page's and the charts' as one module, which takes nothing from anywhere."""
    return f'{script.joined(entry, file_of)}\nexport default modules["{entry}"];\n'


def file_of(name: str) -> Path:
    """The file of a module: one of ours, or else one that a page has."""
    own = OWN / name
    return own if own.is_file() else script.file_of(name)

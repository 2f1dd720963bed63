"""Our modules as one script: a file that is opened by itself, or a notebook's cell, cannot import others.

What is understood is how our own modules are written: ``import { a, b as c } from "./name.js"``,
``import * as name from ...``, ``export`` before a function, a class or a constant, and
``export default`` before an expression.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from microdeals.paths import room

IMPORT = re.compile(r'^import\s+(\{[^}]*\}|\* as \w+)\s+from\s+"\./([\w.]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function\*?|class|const|let) (\w+))", re.MULTILINE)
WHOLE = re.compile(r"^export default (?=.+;$)", re.MULTILINE)
SHARED = ("charts/js", "stage/js", "lessons")
"""Folders of the dashboards whose modules a page takes, too. No name stands in two of them."""
BESIDE = re.compile(r"""\s+// [^"'`]*$""")
"""A comment at the end of a line; what has a quotation mark behind it may stand in a text."""
LEFT = re.compile(r"^\s*(?:import|export)\b[^(].*$", re.MULTILINE)


class Module(NamedTuple):
    """A module's name, its text without imports and exports, what it takes from where, and what it offers."""

    name: str
    body: str
    takes: tuple[tuple[str, str], ...]
    offers: tuple[str, ...]


def script_of(entry: str) -> str:
    """The module ``entry`` of the page, with all that it needs, as a script that keeps to itself."""
    return f'"use strict";\n(() => {{\n{joined(entry, file_of)}\n}})();\n'


def joined(entry: str, file_of: Callable[[str], Path]) -> str:
    """The module ``entry`` and all that it needs, each before whoever takes from it, in a scope of its own.

    ``modules[entry]`` then has what ``entry`` offers, its default export as ``whole``. Raises ValueError for
    a line that is written otherwise than said above, and for modules that import each other in a circle.
    """
    return "\n".join(["const modules = {};", *(_scoped(module) for module in _in_order(entry, file_of))])


def _in_order(entry: str, file_of: Callable[[str], Path]) -> list[Module]:
    found: dict[str, Module] = {}

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"{name}: imports itself, by {' and '.join(above)}")
        if name in found:
            return
        module = _read(name, file_of(name))
        for _, other in module.takes:
            add(other, (*above, name))
        found[name] = module

    add(entry, ())
    return list(found.values())


def file_of(name: str) -> Path:
    """The file of a module: one of the page's, or else of the charts', the stage's or the lessons'."""
    dashboards = room("dashboards")
    places = [Path(__file__).parent / "js", *(dashboards / folder for folder in SHARED)]
    return next((it for it in (place / name for place in places) if it.is_file()), places[0] / name)


def _read(name: str, file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    whole = ("whole",) if WHOLE.search(text) else ()
    body = WHOLE.sub("const whole = ", EXPORT.sub("", IMPORT.sub("", text)))
    if left := LEFT.search(body):
        raise ValueError(f"{name}: a line that cannot be put into one script: {left[0].strip()}")
    return Module(name, shortened(body), tuple(IMPORT.findall(text)), (*EXPORT.findall(text), *whole))


def shortened(text: str) -> str:
    """The text without indentation, empty lines and comments: a seventh less to send.

    >>> shortened('// One.\\n  const one = 1; // px\\n  const at = "a // b";\\n')
    'const one = 1;\\nconst at = "a // b";'
    """
    lines = (BESIDE.sub("", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _scoped(module: Module) -> str:
    return "\n".join(
        [
            f'modules["{module.name}"] = (() => {{',
            *_taken(module),
            module.body,
            f"return {{ {', '.join(module.offers)} }};",
            "})();",
        ]
    )


def _taken(module: Module) -> Iterator[str]:
    for names, other in module.takes:
        kept = names.removeprefix("* as ") if names.startswith("*") else names.replace(" as ", ": ")
        yield f'const {kept} = modules["{other}"];'

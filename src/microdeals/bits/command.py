"""``microdeals check --bits``: whether this machine lives the published worlds."""

import os

from microdeals._compile import INTERPRETED
from microdeals.bits.fields import digests_of
from microdeals.bits.in_words import Met
from microdeals.bits.reading import MANY
from microdeals.conflicts import load, shipped
from microdeals.ensemble.ready import make_ready, said_before_compiling
from microdeals.ensemble.runs import ENGINE
from microdeals.portable.runner import CHOICE, COMPILED, MODULE
from microdeals.progress import bar_of

NAMES = {MODULE: "the WebAssembly module of the package", COMPILED: "machine code for this processor"}


def waiting_line() -> str:
    """What to say before it starts, if something has to be compiled first; else ""."""
    return said_before_compiling()


def met_here() -> Met:
    """The digests by the engine that answers here first; it is kept to, so that one engine does it all."""
    engine = MODULE if ENGINE.is_module_first() else COMPILED
    os.environ[CHOICE] = engine
    names = shipped()
    make_ready(load(names[0]))
    found = {}
    with bar_of("Models", len(names)) as bar:
        for name in names:
            found[name] = digests_of(load(name), MANY)
            bar.advance(1)
    return Met("plain Python" if INTERPRETED else NAMES[engine], found)

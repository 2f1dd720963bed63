"""Writing the published digests, after rules, models or their numbers have been changed on purpose."""

import json

from microdeals._compile import SOURCE_HASH
from microdeals._version import __version__
from microdeals.bits.fields import DAYS, digests_of
from microdeals.bits.reading import FEW, FILE, MANY
from microdeals.conflicts import load, shipped


def write() -> None:
    """Run the worlds of every shipped model and write their digests into the package."""
    models = {
        name: {str(n_worlds): digests_of(load(name), n_worlds) for n_worlds in (MANY, FEW)}
        for name in shipped()
    }
    told = {"version": __version__, "rules": SOURCE_HASH, "days": DAYS, "models": models}
    FILE.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")

"""microdeals: small deals in a long war, and whether they bring its end nearer.

Start with ``microdeals.rulebook`` (what happens on one day), then ``microdeals.agents`` (one world
to read and watch). Nothing heavy is imported here: ``import microdeals`` only knows its version.
"""

from microdeals._version import __version__

__all__ = ["__version__"]

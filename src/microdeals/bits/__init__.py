"""The promise that a seed is the same world everywhere, as digests that anybody can meet.

fields     the numbers of some worlds, column by column, and their digests
reading    the published digests
files      writing them: python tools/write_bits.py
machine    what the worlds were run on
in_words   which of them are met here
command    ``microdeals check --bits``
"""

from microdeals.bits.fields import PARTS, digests_of
from microdeals.bits.reading import FILE, Published, published

__all__ = ["FILE", "PARTS", "Published", "digests_of", "published"]

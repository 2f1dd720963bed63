"""Write the digests of worlds that are promised: python tools/write_bits.py (make pages)

Run by machine code compiled here, so that the module and all other ways are held against it.
"""

import os

from microdeals.bits.files import write
from microdeals.portable.runner import CHOICE, COMPILED

if __name__ == "__main__":
    os.environ[CHOICE] = COMPILED
    write()

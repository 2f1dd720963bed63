"""Files as failing disks leave them: cut, zeroed, with flipped bits."""

import random
from collections.abc import Iterator

LONGEST_HOLE = 2048
MOST_FLIPS = 8


def damaged(content: bytes, rng: random.Random) -> Iterator[bytes]:
    """The content cut, with a hole of zeros, and with some flipped bits, over and over."""
    while True:
        yield content[: rng.randrange(len(content))]
        start, length = rng.randrange(len(content)), rng.randrange(1, LONGEST_HOLE)
        end = min(start + length, len(content))
        yield content[:start] + bytes(end - start) + content[end:]
        flipped = bytearray(content)
        for _ in range(rng.randrange(1, MOST_FLIPS + 1)):
            flipped[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        yield bytes(flipped)

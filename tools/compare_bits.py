"""Hold the worlds of several machines against each other and against the published ones.

python tools/compare_bits.py write FILE          on each machine
python tools/compare_bits.py compare FILE ...    wherever the files have been brought together
"""

import json
import sys
from pathlib import Path

from microdeals.bits.fields import digests_of
from microdeals.bits.machine import machine_in_words
from microdeals.bits.reading import MANY, published
from microdeals.conflicts import load, shipped

USAGE = "usage: compare_bits.py write FILE, or compare_bits.py compare FILE ..."


def write(file: Path, n_worlds: int = MANY) -> None:
    """Live worlds of every shipped model here, and keep their digests."""
    models = {name: digests_of(load(name), n_worlds) for name in shipped()}
    told = {"machine": machine_in_words(), "n_worlds": n_worlds, "models": models}
    file.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def others(files: list[Path]) -> list[str]:
    """A line for each digest of these files that is not the published one, with its machine."""
    lines = []
    for file in files:
        told = json.loads(file.read_text(encoding="utf-8"))
        for name, by_number in published().models.items():
            promised = by_number[told["n_worlds"]]
            here = told["models"].get(name, {})
            lines += [
                f"{file.name}: {name}, {part} differ on {told['machine']}"
                for part, digest in promised.items()
                if here.get(part) != digest
            ]
    return lines


def main(words: list[str]) -> int:
    """0 if all is the same, 1 if something differs, 2 for what cannot be understood."""
    match words:
        case ["write", file]:
            write(Path(file))
            return 0
        case ["compare", _, *_]:
            found = others([Path(word) for word in words[1:]])
            print("\n".join(found) or f"{len(words) - 1} files: the published worlds on every machine.")
            return int(bool(found))
    print(USAGE)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Writers that are killed at any moment: a file that has its name is whole, and the next one writes on."""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from microdeals.documents.one_writer import only_writer
from microdeals.documents.whole_files import write_result
from microdeals.errors import MicrodealsError
from trial.trial import Trial
from waits import until

SIZE = 300_000
WRITES = """
import itertools, sys
from pathlib import Path
from microdeals.documents.one_writer import only_writer
from microdeals.documents.whole_files import write_result

folder = Path(sys.argv[1])
with only_writer(folder):
    for number in itertools.count():
        one = bytes([number % 256])
        write_result("--out", {folder / "a.bin": one * 300_000, folder / "b.bin": one * 300_000})
        (folder / "begun").touch()
"""


def tried(seed: int, n: int) -> Trial:
    """Kill a process that writes two files over and over, and look what it has left."""
    rng = random.Random(seed)
    lost = tracebacks = 0
    for _ in range(n):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            process = subprocess.Popen([sys.executable, "-c", WRITES, place], stderr=subprocess.PIPE)
            until(lambda folder=folder: (folder / "begun").exists(), "it writes")  # type: ignore[misc]
            time.sleep(rng.random() / 20.0)  # any moment will do
            process.kill()
            _, errors = process.communicate()
            lost += not (_is_whole(folder / "a.bin") and _is_whole(folder / "b.bin"))
            tracebacks += b"Traceback" in errors
            try:
                with only_writer(folder):
                    write_result("--out", {folder / "a.bin": b"again"})
            except MicrodealsError:
                lost += 1
    return Trial("killed writers of files", n, 0, lost, tracebacks)


def _is_whole(file: Path) -> bool:
    content = file.read_bytes()
    return len(content) == SIZE and content == content[:1] * SIZE

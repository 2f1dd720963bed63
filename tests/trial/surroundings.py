"""The real command in odd surroundings: closed and full streams, encodings, full disks, deleted folders."""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from cli.terminal import COMMAND
from trial.trial import Trial
from waits import BOUND

STREAMS = ("", ">&-", "2>&-", ">&- 2>&-", "<&-", "> /dev/full", "2> /dev/full", "| true", "> /dev/full 2>&1")
BEFORE = ("", "ulimit -f 0;", "ulimit -f 2;", "cd gone; rmdir ../gone;", "chmod a-w .;", "ulimit -n 40;")
VARIABLES: tuple[dict[str, str], ...] = (
    {},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp1252"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"HOME": "/nowhere", "XDG_CACHE_HOME": "/nowhere"},
    {"COLUMNS": "1", "TERM": "dumb"},
    {"MICRODEALS_ENGINE": "steam"},
    {"TMPDIR": "/nowhere"},
)
RUN = {"run.csv", "run.events.csv", "run.dictionary.csv"}
WORDS = (
    "models",
    "check arden_borea",
    "run arden_borea --days 5 --log",
    "run arden_borea --days 30 --out run.csv",
    "judge arden_borea --days 5 --runs 5 --no-attribute --as-given --out found.json",
    "--help",
    "nothing",
)


def tried(seed: int, n: int) -> Trial:
    """Run commands in a shell. A result that is there is whole; every end has a code, and no traceback."""
    rng = random.Random(seed)
    refused = lost = tracebacks = 0
    for _ in range(n):
        words, stream, before = rng.choice(WORDS), rng.choice(STREAMS), rng.choice(BEFORE)
        variables = rng.choice(VARIABLES)
        with tempfile.TemporaryDirectory() as place:
            (Path(place) / "gone").mkdir()
            env = {**os.environ, "M": str(COMMAND), **variables}
            line = ["bash", "-c", f'{before} "$M" {words} {stream}']
            done = subprocess.run(line, cwd=place, env=env, capture_output=True, timeout=BOUND, check=False)
            said = done.stdout + done.stderr
            refused += done.returncode != 0
            is_bad = b"Traceback" in said or done.returncode not in (0, 1, 2)
            tracebacks += is_bad
            lost += _n_half(Path(place))
            if is_bad:
                sys.stderr.write(f"{variables} {line[2]}\n{said.decode(errors='replace')}\n")
    return Trial("commands in odd surroundings", n, refused, lost, tracebacks)


def _n_half(folder: Path) -> int:
    """Results that are not whole: half of a pair, or an unfinished file."""
    names = {file.name for file in folder.iterdir()}
    is_pair = names.issuperset(RUN) or not names & RUN
    return (not is_pair) + any("unfinished" in name for name in names)

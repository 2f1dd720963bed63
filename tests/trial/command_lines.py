"""Command lines as nobody should type them: each ends with its code and, if refused, with a message."""

import random
import sys
import tempfile
import traceback
from pathlib import Path
from typing import NamedTuple

from cli.terminal import typed_here
from trial.trial import Trial

PLACES = (
    "x" * 300,
    "x" * 5000,
    "/dev/full",
    "/dev/null/x",
    ".",
    "",
    "~",
    "\udcff",
    "a\tb",
    "nowhere/x",
    "é",
    "pipe",
)
NUMBERS = ("-1", "0", "1e9", "nan", "9" * 30, "", "1.5", "٣", "0x10", "3")
SETTINGS = ("", "=", "a=b", "party.arden.trust=nan", f"party.arden.trust={'9' * 400}", "\udcff=1", "x" * 5000)
CLUSTERS = ("tcp://", "tcp://h:99999", "a..b://c", "tcp://127.0.0.1:1", *PLACES)
FILES = (*PLACES, *(f"{place}.csv" for place in PLACES), "run.csv", "found.json")
RUN = {"--out": FILES, "--seed": NUMBERS, "--days": NUMBERS, "--set": SETTINGS}
JUDGE = {**RUN, "--runs": NUMBERS, "--against": PLACES, "--precision": NUMBERS, "--closing": NUMBERS}
SWEEP = {"--out": PLACES, "--runs": NUMBERS, "--threads": NUMBERS, "--cluster": CLUSTERS}
TOURNAMENT = {
    "--conflict": PLACES,
    "--seconds": NUMBERS,
    "--memory": NUMBERS,
    "--set": SETTINGS,
    "--out": FILES,
}
GOOD = "arden_borea"


class CommandWords(NamedTuple):
    """What a command is tried with: its first words, its options, and what keeps it short."""

    first: tuple[str, ...]
    options: dict[str, tuple[str, ...]]
    short: tuple[str, ...] = ()


COMMANDS = {
    "check": CommandWords((GOOD, *PLACES), {}),
    "run": CommandWords((GOOD, GOOD, *PLACES), RUN, ("--days", "2")),
    "judge": CommandWords((GOOD, GOOD, *PLACES), JUDGE, ("--days", "2", "--runs", "2", "--no-attribute")),
    "sweep": CommandWords(PLACES, SWEEP),
    "robust": CommandWords(PLACES, SWEEP),
    "report": CommandWords(PLACES, {"--out": PLACES}),
    "tournament": CommandWords(PLACES, TOURNAMENT),
    "handout": CommandWords(PLACES, {"--out": PLACES, "--paper": ("a5", "")}),
    "calibrate": CommandWords(PLACES, {"--out": PLACES, "--seed": NUMBERS, "--processes": NUMBERS}),
    "validate": CommandWords(
        ("--ceasefires",), {"--ceasefires": PLACES, "--report": FILES}, ("--size", "40")
    ),
}


def tried(seed: int, n: int) -> Trial:
    """Type lines of a command and some options with odd words."""
    rng = random.Random(seed)
    refused = tracebacks = 0
    for _ in range(n):
        words = _line(rng)
        with tempfile.TemporaryDirectory() as place:
            try:
                answer = typed_here(*words, folder=Path(place))
                is_told = answer.code == 0 or bool(answer.errors.strip())
                refused += answer.code != 0
                tracebacks += not is_told or "Traceback" in answer.errors or len(answer.errors) > 100_000
            except Exception:
                print(words, file=sys.stderr)  # noqa: T201
                traceback.print_exc(file=sys.stderr)
                tracebacks += 1
    return Trial("command lines", n, refused, 0, tracebacks)


def _line(rng: random.Random) -> list[str]:
    command = rng.choice(tuple(COMMANDS))
    first, options, short = COMMANDS[command]
    words = [command, rng.choice(first), *short]
    if command == "validate":
        words.insert(2, rng.choice(PLACES))
    for option in rng.sample(sorted(options), rng.randint(0, min(3, len(options)))):
        words += [option, rng.choice(options[option])]
    return words

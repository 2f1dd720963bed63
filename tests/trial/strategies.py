"""Folders of strategies as a class may hand them in: broken files, odd names, and every file has its row."""

import random
import tempfile
from pathlib import Path

from microdeals.errors import MicrodealsError
from microdeals.tournament import Field, Rules, built_in, in_folder, play, standings
from tournament.folder import BAD, LOYAL
from trial.hostile_text import hostile
from trial.trial import Trial

NAMES = (
    "=cmd",
    "a" * 60,
    "é" * 90,
    "tit_for_tat",
    "tit_for_tat (built-in)",
    "x\x1b[31m",
    "ü",
    "a b",
    "a  b",
    "@1",
)
FOLDERS_A_TOURNAMENT = 10
"""Of so many folders one is played: each bout is a process."""


def tried(seed: int, n: int) -> Trial:
    """Read folders of one to five strategies, and let some play two days of war."""
    rng = random.Random(seed)
    refused = lost = tracebacks = 0
    for number in range(n):
        with tempfile.TemporaryDirectory() as place:
            n_files = _hand_in(Path(place), rng)
            try:
                entrants = in_folder(Path(place))
                titles = {entrant.title for entrant in (*entrants, *built_in())}
                lost += len(entrants) != n_files or len(titles) != n_files + len(built_in())
                if number % FOLDERS_A_TOURNAMENT == FOLDERS_A_TOURNAMENT - 1:
                    lost += _n_rows(entrants[:2]) != len(entrants[:2])
            except MicrodealsError:
                refused += 1
            except Exception:
                tracebacks += 1
    return Trial("folders of strategies", n, refused, lost, tracebacks)


def _hand_in(folder: Path, rng: random.Random) -> int:
    texts = [LOYAL, *(text for text, _, _ in BAD.values())]
    for _ in range(rng.randint(0, 5)):
        content = hostile(rng.choice(texts) or "\n", rng) if rng.random() < 0.5 else LOYAL.encode()
        (folder / f"{rng.choice(NAMES)}.py").write_bytes(content)
    return len(list(folder.glob("*.py")))


def _n_rows(entrants: list) -> int:
    rules = Rules((Field("arden_borea", ("conflict.horizon_days=2",)),), seeds=(1,), at_once=2)
    played = play(entrants, rules)
    return len({one.entrant.title for one in standings(played)} | {out.entrant.title for out in played.out})

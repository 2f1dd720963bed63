"""Nothing is shared by accident between the tabs of a class: a hundred kernels ask the pool at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from waits import BOUND

CLASS = Path(__file__).with_name("kernels.py")


def test_a_hundred_tabs_each_get_their_own_answers_and_never_an_older_one_as_new():
    """In a process of its own: Solara's kernels change how threads and widgets work."""
    done = subprocess.run([sys.executable, CLASS], capture_output=True, text=True, timeout=2 * BOUND)
    assert (done.returncode, done.stderr) == (0, "")  # it gives up by itself, and says where
    tabs = json.loads(done.stdout)
    assert [said[-1] for said in tabs] == [
        f"{1000 * place + 5}: {2 * (1000 * place + 5)} false" for place in range(100)
    ]
    fresh = [line.split(" ") for said in tabs for line in said if line.endswith("false")]
    own = {(f"{number}:", str(answer)) for number in _numbers() for answer in (-1, 2 * number, None)}
    assert {(number, answer) for number, answer, _ in fresh} <= own


def _numbers() -> list[int]:
    return [1000 * place + turn for place in range(100) for turn in range(6)]

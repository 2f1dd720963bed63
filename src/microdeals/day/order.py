"""The order of the day, as data: every engine, every page and every description agrees with it.

``DAY`` lists the steps of a day. A step has a number and a title for readers, the functions that both engines
call for it by these names and in this order, and the files of ``microdeals.rulebook`` with its formulas.
"""

import textwrap
from typing import NamedTuple

LONGEST_LINE = 105


class Step(NamedTuple):
    """One step of the day."""

    number: int
    title: str
    functions: tuple[str, ...]
    """What both engines call, in order."""
    rules: tuple[str, ...]
    """Files of the rulebook, without ending."""


DAY: tuple[Step, ...] = (
    Step(
        1,
        "leaders and third parties change",
        ("change_leaders", "shift_third_parties"),
        ("leaders", "third_party"),
    ),
    Step(2, "monitors deploy", ("deploy_monitors",), ("monitor",)),
    Step(
        3,
        "spoilers and commanders act",
        ("strike", "pull_apart", "commit_violations"),
        ("spoiler", "institution", "violations"),
    ),
    Step(4, "parties keep or break", ("keep_or_break",), ("conduct", "scars")),
    Step(5, "monitors and parties observe", ("observe",), ("observation",)),
    Step(
        6,
        "trust, records, ladder and publics move",
        ("learn", "read_news", "climb", "hold_grudges", "talk_at_home"),
        ("trust", "channel", "publics", "ladder", "violations"),
    ),
    Step(7, "review", ("review",), ("acceptance", "power", "institution", "ladder")),
    Step(
        8,
        "fire burns; pressure, optimism and power move",
        ("burn", "feel", "shift_power", "come_to_rest"),
        ("fire", "pressure", "optimism", "scars", "power", "endings"),
    ),
    Step(9, "talks", ("hold_talks",), ("talks", "gap", "acceptance", "ladder")),
    Step(
        10,
        "night",
        ("set_tomorrow", "watch_freeze", "record"),
        ("fire", "outcome", "series", "events"),
    ),
)

SHARED = ("bell", "bounded", "labels", "luck", "quantities", "verdict")
"""Files of the rulebook that no step owns: arithmetic, draws, what is declared, and how a world compares with
its twin."""


def told() -> str:
    """The order of the day in lines, as a reader of the rulebook finds it."""
    steps = [f"{step.number}. {step.title}" for step in DAY]
    width = max(len(step) for step in steps) + 1
    lines = []
    for step, told_of in zip(steps, DAY, strict=True):
        files = textwrap.wrap(", ".join(f"``{name}``" for name in told_of.rules), LONGEST_LINE - width)
        lines += [f"{step:<{width}} {files[0]}", *(f"{'':<{width}} {more}" for more in files[1:])]
    return "\n".join(lines)

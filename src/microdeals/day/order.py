"""The order of the day, as data: every engine, every page and every description agrees with it.

``DAY`` lists the steps of a day. A step has a number and a title for readers, the functions that both engines
call for it by these names and in this order, and the files of ``microdeals.rulebook`` with its formulas.
"""

from typing import NamedTuple


class Step(NamedTuple):
    """One step of the day."""

    number: int
    title: str
    functions: tuple[str, ...]
    """What both engines call, in order."""
    rules: tuple[str, ...]
    """Files of the rulebook, without ending."""


DAY: tuple[Step, ...] = (
    Step(1, "third parties shift", ("shift_third_parties",), ("third_party",)),
    Step(2, "monitors deploy", ("deploy_monitors",), ("monitor",)),
    Step(3, "spoilers and commanders act", ("strike", "commit_violations"), ("spoiler", "violations")),
    Step(4, "parties keep or break", ("keep_or_break",), ("conduct",)),
    Step(5, "monitors and parties observe", ("observe",), ("observation",)),
    Step(
        6,
        "trust, records, ladder and publics move",
        ("learn", "read_news", "climb", "hold_grudges", "talk_at_home"),
        ("trust", "channel", "publics", "ladder", "violations"),
    ),
    Step(7, "review", ("review",), ("acceptance", "ladder")),
    Step(8, "fire burns; pressure and optimism move", ("burn", "feel"), ("fire", "pressure", "optimism")),
    Step(9, "talks", ("hold_talks",), ("talks", "gap", "acceptance", "ladder")),
    Step(10, "night", ("set_tomorrow", "record"), ("fire", "series", "events")),
)

SHARED = ("bell", "bounded", "labels", "luck", "outcome", "quantities", "verdict")
"""Files of the rulebook that no step owns: arithmetic, draws, what is declared, how a world came out, and how
it compares with its twin."""


def told() -> str:
    """The order of the day in lines, as a reader of the rulebook finds it."""
    steps = [f"{step.number}. {step.title}" for step in DAY]
    width = max(len(step) for step in steps) + 1
    files = [", ".join(f"``{name}``" for name in step.rules) for step in DAY]
    return "\n".join(f"{step:<{width}} {names}" for step, names in zip(steps, files, strict=True))

"""The wars that the first screen is painted from, and the answer over many more: computed once.

`ensemble.json` and `course.json` are written by `make pages` (`tools/write_first_screen.py`); a test computes
parts of them again.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any, NamedTuple

from dashboards.charts.looks import Json
from dashboards.words import under
from microdeals.conflicts import load
from microdeals.conflicts.declared import Value
from microdeals.language import ENGLISH, spoken

FILE = Path(__file__).with_name("ensemble.json")
COURSE = Path(__file__).with_name("course.json")
FIRST_SEED = 1
N = 100


class ShippedPair(NamedTuple):
    """A world beside its twin without deals: label of the verdict; closing and relief as it measures them.

    `settled`: which of both is settled on the last day: "both", "with" deals, "without", or "neither".
    `sooner`: days by which a settlement came earlier, where that decides the label and not the gap.
    """

    seed: int
    label: str
    closing: float
    relief: float
    settled: str
    sooner: int | None


class ShippedShare(NamedTuple):
    """How often deals were a label: wars of a hundred, and both intervals of the share (0..1)."""

    label: str
    of_hundred: int
    luck: tuple[float, float]
    unknown: tuple[float, float]
    as_given: int
    """The same of a hundred with the file's own numbers, to which the range of luck belongs."""


class ShippedDecider(NamedTuple):
    """A number that the share of stepping stones hangs on; `share` (0..1) of what nobody knows."""

    path: str
    name: str
    share: float
    is_surely_first: bool = False


class ShippedAnswer(NamedTuple):
    """What deals did over many wars that fit what we know, as `microdeals judge` has it."""

    runs: int
    shares: tuple[ShippedShare, ...]
    at_a_price: int
    """In how many of a hundred wars deals were stepping stones that spared no suffering."""
    settled: tuple[int, int, int]
    """Wars that are settled on the last day only without deals, only with deals, and both ways."""
    decides: tuple[ShippedDecider, ...]

    def of_hundred(self, label: str) -> int:
        """In how many of a hundred wars deals were that."""
        return next(share.of_hundred for share in self.shares if share.label == label)


class ShippedWars(NamedTuple):
    """A hundred pairs in a row of those that are answered for, and the answer over all of them."""

    pairs: tuple[ShippedPair, ...]
    answer: ShippedAnswer


class TurnedWars(NamedTuple):
    """The same hundred wars with values that somebody has set; an answer only where that is shipped."""

    pairs: tuple[ShippedPair, ...]
    answer: ShippedAnswer | None = None


class ShippedChange(NamedTuple):
    """Stepping stones of a hundred wars before the change that the guess is about, and after it.

    `apart` is the difference in the same wars with its 95 % interval, of a hundred.
    """

    before: int
    after: int
    apart: tuple[float, float, float]


class ShippedWorld(NamedTuple):
    """The one world that is shown on the stage, as its file has it: `course` without its words."""

    seed: int
    became: str
    course: Json

    def on_stage(self) -> Json:
        """The course with the words of today."""
        return self.course | {"words": under("stage")}


class ShippedEnsemble(NamedTuple):
    """Wars that fit what we know, and the same with the values that the guess is about: each time the same
    hundred seeds are shown."""

    version: str
    model: str
    digest: str
    least: tuple[float, float]
    """From how much closing (share of the dispute) and relief (share of the harm) on they differ."""
    own: ShippedWars
    changes: tuple[tuple[str, Value], ...]
    changed_digest: str
    changed: ShippedWars
    change: ShippedChange
    longer: tuple[tuple[int, ShippedWars], ...]
    """Further horizons (days), each with the same wars lived as long."""
    seed: int
    """Of the one world that is shown on the stage."""

    @property
    def first_seed(self) -> int:
        """The first of the hundred seeds."""
        return self.own.pairs[0].seed

    def lived_for(self, days: int) -> ShippedWars:
        """The wars of a horizon; those of the model's own where another is not shipped."""
        return dict(self.longer).get(days, self.own)


@functools.cache
def ensemble() -> ShippedEnsemble:
    """What the package ships."""
    return read(json.loads(FILE.read_text(encoding="utf-8")))


@functools.cache
def one_world() -> ShippedWorld:
    """The one world that the package ships for the stage, told in English; else it is lived and told anew."""
    seed = ensemble().seed
    label = next(pair.label for pair in ensemble().own.pairs if pair.seed == seed)
    if spoken() == ENGLISH:
        return ShippedWorld(seed, label, json.loads(COURSE.read_text(encoding="utf-8")))
    from dashboards.first.worlds import course_on_stage

    return ShippedWorld(seed, label, course_on_stage(load(ensemble().model), seed))


def read(tree: dict[str, Any]) -> ShippedEnsemble:
    """An ensemble from the file's tree."""
    return ShippedEnsemble(
        version=tree["version"],
        model=tree["model"],
        digest=tree["digest"],
        least=tuple(tree["least"]),
        own=_wars(tree["own"]),
        changes=tuple(sorted(tree["changes"].items())),
        changed_digest=tree["changed_digest"],
        changed=_wars(tree["changed"]),
        change=ShippedChange(
            tree["change"]["before"], tree["change"]["after"], tuple(tree["change"]["apart"])
        ),
        longer=tuple((int(days), _wars(wars)) for days, wars in tree["longer"].items()),
        seed=tree["seed"],
    )


def _wars(tree: dict[str, Any]) -> ShippedWars:
    answer = tree["answer"]
    shares = (
        ShippedShare(label, n, tuple(luck), tuple(unknown), given)
        for label, n, luck, unknown, given in answer["shares"]
    )
    decides = tuple(ShippedDecider(*one) for one in answer["decides"])
    settled = tuple(answer["settled"])
    told = ShippedAnswer(answer["runs"], tuple(shares), answer["at_a_price"], settled, decides)
    return ShippedWars(tuple(ShippedPair(*pair) for pair in tree["pairs"]), told)


def written(found: ShippedEnsemble) -> str:
    """The file's text."""
    tree = found._asdict() | {
        "own": _tree(found.own),
        "changes": dict(found.changes),
        "changed": _tree(found.changed),
        "change": found.change._asdict(),
        "longer": {str(days): _tree(wars) for days, wars in found.longer},
    }
    return _lines(tree, "") + "\n"


def written_course(course: Json) -> str:
    """The file of a course: a line a part, without its words."""
    parts = [f" {json.dumps(key)}: {json.dumps(part)}" for key, part in course.items() if key != "words"]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _tree(wars: ShippedWars) -> dict[str, object]:
    return {"pairs": wars.pairs, "answer": wars.answer._asdict()}


def _lines(value: object, margin: str) -> str:
    """A value as JSON, each pair or share on a line of its own."""
    inner = margin + " "
    if isinstance(value, dict):
        parts = [f"{inner}{json.dumps(key)}: {_lines(part, inner)}" for key, part in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{margin}}}"
    if isinstance(value, tuple) and any(isinstance(part, tuple) for part in value):
        return "[\n" + ",\n".join(f"{inner}{json.dumps(part)}" for part in value) + f"\n{margin}]"
    return json.dumps(value)

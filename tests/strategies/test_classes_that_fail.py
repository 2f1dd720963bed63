"""A class that cannot decide, or fails while it does: which, where, on which day, and how to mend it."""

import math
import os
import pickle
import random
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import MethodType

import pytest

import microdeals as md
from microdeals.agents import Party
from microdeals.agents.decisions import DECISIONS
from microdeals.errors import RequestError, StrategyError
from microdeals.strategies import check_parties


class Loyal(Party):
    def keeps(self, deal):
        return True


class Short(Party):
    def accepts(self, slot):
        return True


class Flag(Party):
    keeps = True


class Nearly(Party):
    def keep(self, deal):
        return True


class TrustsByNature(Party):
    trust = 5


class Helped(Party):
    """A helper may be called nearly as a decision that is there, and a decision may take more words."""

    def keeps(self, deal, forgiving=True):
        return self.keep(deal)

    def keep(self, deal):
        return True

    @classmethod
    def settles(cls, gap):
        return gap < 0


def test_decisions_are_those_of_the_party_and_told_by_the_names_it_has():
    import inspect

    for name, words in DECISIONS.items():
        assert tuple(inspect.signature(getattr(Party, name)).parameters) == ("self", *words)


@pytest.mark.parametrize(
    ("parties", "told"),
    [
        (Loyal, r"parties = the class Loyal: must be two classes, .* such as \(Mine, Party\)"),
        ((Loyal,), "parties = a tuple of 1: must be two classes"),
        ("ab", "parties = 'ab': must be two classes"),
        ((Loyal, 3), "the second of parties is 3, which is no class"),
        ((int, Loyal), r"int, the first of parties, is no Party. Write class Mine\(Party\)"),
        (
            (Short, Loyal),
            r"Short.accepts\(self, slot\) cannot be asked: write it as def accepts\(self, slot, value\)",
        ),
        ((Flag, Loyal), r"Flag.keeps is True, and must be a method as def keeps\(self, deal\)"),
        ((Nearly, Loyal), "Nearly.keep is no decision, so nobody would ask it. Did you mean 'keeps'"),
        (
            (TrustsByNature, Loyal),
            "TrustsByNature.trust is 5: trust is a number of the model, and no class sets",
        ),
    ],
)
def test_what_cannot_decide_is_refused_before_the_first_world(parties, told: str):
    with pytest.raises(RequestError, match=told):
        md.judge("arden_borea", runs=1, parties=parties)
    with pytest.raises(RequestError, match=told):
        md.run("arden_borea", days=1, parties=parties)


def test_an_object_in_place_of_its_class_is_told_so():
    one = md.run("arden_borea", days=1).parties[0]
    with pytest.raises(RequestError, match=r"first of parties is an object of Party.* Give the class itself"):
        check_parties((one, Party))


def test_everything_wrong_is_told_at_once_and_what_is_right_passes():
    with pytest.raises(RequestError) as raised:
        check_parties((Short, Flag))
    assert len(str(raised.value).splitlines()) == 2
    assert check_parties([Helped, Loyal]) == (Helped, Loyal)
    verdict = md.judge("arden_borea", runs=1, parties=(Helped, Loyal), threads=1, days=30, as_given=True)
    assert verdict.runs == 1


# --- while it decides ------------------------------------------------------------------------------


class Crashes(Party):
    def accepts(self, slot, value):
        return slot.nothing_of_the_kind


class Forgets(Party):
    def accepts(self, slot, value):
        "Has no return."


class Leaves(Party):
    def accepts(self, slot, value):
        sys.exit()


class CrashesAtHome(Party):
    def count_support(self):
        return 1 / 0


class CallsItself(Party):
    def accepts(self, slot, value):
        return self.accepts(slot, value)


class CallsItselfInTurns(Party):
    def accepts(self, slot, value):
        return self.weighs(value)

    def weighs(self, value):
        self.small()
        return self.weighs(value)

    def small(self):
        return random.choice([1])


class ErrsInALibrary(Party):
    def accepts(self, slot, value):
        return random.choice([])


class LosesItsTrust(Party):
    def accepts(self, slot, value):
        self.trust = math.nan
        return True


class LosesItsPressure(Party):
    def accepts(self, slot, value):
        self.pressure = "high"
        return True


class TrustsTooMuch(Party):
    def accepts(self, slot, value):
        self.trust = 7.0
        return True


class HasLessThanNoSupport(Party):
    def accepts(self, slot, value):
        self.support = -0.01
        return True


def line_of(one, method, below=0):
    return getattr(one, method).__code__.co_firstlineno + below


WHEN = r"for the second side, on day \d+ of the world with seed \d+"
MUST = "must return True or False"
HERE = r".*test_classes_that_fail.py"
FILE = rf"{HERE}\.$"
LEFT = (
    rf"and must leave the model's numbers alone: a decision returns True or False \(line LINE of {HERE}\)\.$"
)
FAILING = [
    (Crashes, rf"^Crashes.accepts, {WHEN}: Attrib.*nothing_of_the_kind', in line LINE of {FILE}", 1),
    (Forgets, rf"^Forgets.accepts, {WHEN}: it returned None, and {MUST} \(line LINE of {HERE}\)\.$", 0),
    (Leaves, rf"^Leaves.accepts, {WHEN}: SystemExit, and it {MUST}, in line LINE of {FILE}", 1),
    (CallsItself, rf"^CallsItself.accepts, {WHEN}: RecursionError: .*, in line LINE of {FILE}", 1),
    (CallsItselfInTurns, rf"^CallsItselfInTurns.accepts, {WHEN}: Recurs.*, in line LINE of {FILE}", 5),
    (ErrsInALibrary, rf"^ErrsInALibrary.accepts, {WHEN}: IndexError: .*, in line LINE of {FILE}", 1),
    (LosesItsTrust, rf"^LosesItsTrust.accepts, {WHEN}: it left trust = nan, {LEFT}", 0),
    (TrustsTooMuch, rf"^TrustsTooMuch.accepts, {WHEN}: it left trust = 7.0 \(it is from 0 to 1\), {LEFT}", 0),
    (HasLessThanNoSupport, rf"^HasLessThanNoSupport.accepts, {WHEN}: it left support = -0.01 .*, {LEFT}", 0),
    (LosesItsPressure, rf"^LosesItsPressure.accepts, {WHEN}: it left pressure = 'high', {LEFT}", 0),
]


@pytest.mark.parametrize(("one", "told", "below"), FAILING)
def test_a_failing_class_says_which_decision_and_line_failed_on_which_day_and_what_it_may_answer(
    one, told: str, below: int
):
    """Judged or run once: the line is one that its author can mend, not where a library gave up."""
    told = told.replace("LINE", str(line_of(one, "accepts", below)))
    with pytest.raises(StrategyError, match=told):
        md.judge("arden_borea", runs=2, parties=(Party, one), threads=1, as_given=True)
    with pytest.raises(StrategyError, match=told):
        md.run("arden_borea", parties=(Party, one))


@pytest.mark.parametrize("lives", [md.run, partial(md.judge, runs=1, threads=1, as_given=True)])
def test_what_fails_outside_its_decisions_names_the_class_that_wrote_it(lives):
    line = line_of(CrashesAtHome, "count_support", 1)
    told = rf"^CrashesAtHome, when the world with seed \d began, .*ZeroD.*, in count_support, line {line} of"
    with pytest.raises(StrategyError, match=told):
        lives("arden_borea", parties=(Loyal, CrashesAtHome))


def test_a_class_that_ends_its_process_is_named():
    class Quits(Party):
        def accepts(self, slot, value):
            os._exit(3)

    line = line_of(Quits, "accepts")
    told = rf"^Quits \(accepts; line {line} of {HERE}\) ended the process in which it decided .*3.*{MUST}"
    with pytest.raises(StrategyError, match=told):
        md.judge("arden_borea", runs=40, parties=(Quits, Party), threads=2, as_given=True)


def test_a_world_that_was_run_is_led_by_the_very_classes_that_were_given():
    world = md.run("arden_borea", days=20, parties=(Loyal, Party))
    first, second = world.parties
    assert (type(first), type(second), first.keeps) == (Loyal, Party, MethodType(Loyal.keeps, first))
    assert len(pickle.dumps(world)) > 0


def test_a_failing_class_of_a_notebook_names_the_line_of_its_cell(tmp_path: Path):
    cell = "class Hasty(Party):\n    def accepts(self, slot, value):\n        return self.turst > 0.1\n"
    notebook = {"Party": Party}
    exec(compile(cell, f"{tmp_path}/ipykernel_17/2528476053.py", "exec"), notebook)  # noqa: S102 - a cell
    with pytest.raises(
        StrategyError, match=r"no 'turst' \(did you mean 'trust'\?\), in line 3 of its cell\.$"
    ):
        md.judge("arden_borea", runs=1, parties=(notebook["Hasty"], Party), threads=1, as_given=True)


def test_the_error_comes_back_from_another_process_as_it_is():
    with pytest.raises(StrategyError, match=r"Crashes.accepts, for the first side, on day \d+"):
        md.judge("arden_borea", runs=40, parties=(Crashes, Party), threads=2, as_given=True)


SCRIPT = """
import microdeals as md

class Hermit(md.Party):
    def accepts(self, slot, value):
        return False

print(repr(md.judge("arden_borea", runs=14, parties=(Hermit, md.Party), threads=2, as_given=True)))
"""


def test_a_script_needs_no_main_guard(tmp_path: Path):
    file = tmp_path / "mine.py"
    file.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(file)], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False
    )
    assert (done.returncode, "14 dead letters" in done.stdout) == (0, True), done.stderr

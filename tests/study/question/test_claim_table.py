"""The table [claim] says what somebody says and what would show it, or is told what is wrong with it."""

from pathlib import Path

import pytest

from microdeals.errors import ExperimentError
from microdeals.study import load_experiment
from microdeals.study.question.claim import DeliveryCheck, Estimand
from microdeals.study.question.claim_table import load_claim
from study.small import written

CLAIM = """
[claim]
says = "Watching better helps."
estimand = "interaction"
outcome = "stepping_stone"
expects = "more"
changed = "Nothing but the words."

[claim.delivered]
outcome = "deals_signed"
must = "happen"
least = 0.5

[claim.from]
called = "where nobody sees much"
values = { "monitors.valley_mission.detection" = 0.2 }

[claim.to]
called = "where monitors see nearly all"
values = { "monitors.valley_mission.detection" = 0.9, "ladder.policy" = ["leap", "gradual"] }
"""
WRONG = {
    "an unknown outcome": ('"stepping_stone"', '"steping_stone"', "Did you mean 'stepping_stone'"),
    "a label of before": (
        '"stepping_stone"',
        '"backfire"',
        "It is now setback, or painkiller",
    ),
    "neither more nor less": (
        '"more"',
        '"better"',
        "expects = 'better': must be one of 'more', 'less', 'no",
    ),
    "no quantity": ('"interaction"', '"effect"', "estimand = 'effect': must be one of 'level with deals'"),
    "an outcome that is not of the quantity": (
        'outcome = "stepping_stone"',
        'outcome = "deals_signed"',
        "outcome = 'deals_signed': is no interaction. Take one of 'closing'",
    ),
    "no margin for no less": ('"more"', '"no less"', "within = None: must be a number above 0"),
    "a margin for more": (
        "changed =",
        "within = 0.1\nchanged =",
        "within: goes with expects = 'no less' alone",
    ),
    "no check that it was delivered": (
        "[claim.delivered]",
        "[claim.shown]",
        "delivered: must be a table that says what shows that the treatment was delivered",
    ),
    "a check of nothing": ("least = 0.5", "least = 0", "least = 0: must be a number above 0"),
    "a check that is none": ('"happen"', '"be"', "must = 'be': must be one of 'happen', 'differ'"),
    "an unknown key": ("says =", "said =", "said: no such key. Keys are 'says'"),
    "what does not vary": ('"ladder.policy"', '"ladder.polcy"', "Did you mean 'ladder.policy'?"),
    "a value out of the range": ("= 0.9,", "= 0.95,", "= 0.95: not among the values it takes"),
    "a value out of the list": ('["leap", ', '["none", ', "ladder.policy = 'none': not among the values"),
    "both ways at once": (
        "expects =",
        'against = "setback"\nexpects =',
        "against: goes without 'from', 'to'",
    ),
    "no side": ("[claim.to]", "[claim.tto]", "to: must be a table with 'called', 'values'"),
    "values in no quotes": (
        '{ "monitors.valley_mission.detection" = 0.2 }',
        "{ monitors.valley_mission.detection = 0.2 }",
        "must be paths in quotes",
    ),
}


def with_claim(folder: Path, old: str = "", new: str = "") -> Path:
    file = written(folder)
    assert old in CLAIM
    file.write_text(file.read_text() + CLAIM.replace(old, new, 1))
    return file


def test_a_claim_is_read_with_both_of_its_sides(tmp_path: Path):
    file = with_claim(tmp_path)
    load_experiment(file)
    claim = load_claim(file)
    assert claim is not None
    assert claim.says == "Watching better helps."
    assert claim.expects_more
    assert claim.within is None
    assert claim.estimand is Estimand.INTERACTION
    assert claim.delivered == DeliveryCheck("deals_signed", must_differ=False, least=0.5)
    assert claim.changed == "Nothing but the words."
    assert claim.before.values == {"monitors.valley_mission.detection": (0.2,)}
    assert claim.after.values["ladder.policy"] == ("leap", "gradual")
    assert claim.paths == {"monitors.valley_mission.detection", "ladder.policy"}


def test_a_claim_of_no_less_has_its_margin(tmp_path: Path):
    claim = load_claim(with_claim(tmp_path, 'expects = "more"', 'expects = "no less"\nwithin = 0.05'))
    assert claim is not None
    assert claim.expects_more
    assert claim.within == 0.05


def test_most_experiments_claim_nothing(tmp_path: Path):
    assert load_claim(written(tmp_path)) is None


@pytest.mark.parametrize(("old", "new", "says"), WRONG.values(), ids=WRONG.keys())
def test_a_bad_claim_is_told_before_the_first_world(old: str, new: str, says: str, tmp_path: Path):
    with pytest.raises(ExperimentError) as caught:
        load_experiment(with_claim(tmp_path, old, new))
    assert any(says in problem and "[claim]" in problem for problem in caught.value.problems), (
        caught.value.problems
    )


def test_a_claim_alters_nothing_that_is_run(tmp_path: Path):
    plain, claiming = tmp_path / "a", tmp_path / "b"
    plain.mkdir()
    claiming.mkdir()
    first, second = load_experiment(written(plain)), load_experiment(with_claim(claiming))
    assert first.experiment == second.experiment

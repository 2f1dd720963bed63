"""Whatever is given to a call holds, or is refused in a sentence: in each of the forms that a call has."""

from pathlib import Path

import numpy as np
import pytest

import microdeals as md
from microdeals.conflicts import load, with_values
from microdeals.errors import ExperimentError, RequestError

SHORT = with_values(load("arden_borea"), {"conflict.horizon_days": 10})
LEVERS = {"party.arden.trust": [0.1, 0.5]}
FILE = """question = "Does it matter?"
model = "arden_borea"
runs = 4
seed = 1
as_given = true
[settings]
conflict.horizon_days = 10
[design]
kind = "grid"
[levers]
party.arden.trust = [0.1, 0.5]
"""
HELD_TO = """[robust]
outcome = "closing"
better = "more"
states = 60
"""


@pytest.fixture(params=["a dictionary", "a file"])
def question(request, tmp_path: Path):
    if request.param == "a file":
        file = tmp_path / "asked.toml"
        file.write_text(FILE, encoding="utf-8")
        return file
    return {"model": SHORT, "runs": 4, "seed": 1, "as_given": True, "levers": LEVERS}


def test_runs_and_seed_go_before_those_of_a_question(question):
    found = md.sweep(question, runs=3, seed=np.int64(5))
    assert found.rows.groupby("point").seed.apply(list).tolist() == [[5, 6, 7]] * 2
    assert md.sweep(question, runs=2).rows.seed.max() == 2
    assert md.sweep(question, seed=0).rows.seed.min() == 0


def test_drawing_can_be_asked_for_and_left_out(question):
    assert set(md.sweep(question).rows.draw) == {-1}
    assert set(md.sweep(question, as_given=False).rows.draw) == {1, 3}
    assert set(md.sweep(SHORT, LEVERS, runs=2, as_given=True).rows.draw) == {-1}
    assert set(md.sweep(SHORT, LEVERS, runs=2).rows.draw) == {1}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"runs": 0}, "runs = 0: must be a whole number between 1 and"),
        ({"seed": -1}, "seed = -1: must be a whole number between 0 and"),
        ({"as_given": "yes"}, "as_given = 'yes': must be true or false"),
    ],
)
def test_what_cannot_be_is_refused_in_a_question_too(question, words, told: str):
    with pytest.raises(ExperimentError, match=told):
        md.sweep(question, **words)
    with pytest.raises(RequestError, match="runs = 'many': must be a whole number"):
        md.sweep(question, runs="many")


def test_threads_that_cannot_be_are_refused_in_every_form(question):
    for form in ((question,), (SHORT, LEVERS)):
        with pytest.raises(RequestError, match="threads = 0: must be a whole number from 1"):
            md.sweep(*form, threads=0)


def test_what_policies_are_held_to_goes_before_a_questions_own(question, tmp_path: Path):
    if isinstance(question, dict):
        asked = {key: question[key] for key in ("model", "levers")}
        asked |= {"runs": 4, "robust": {"outcome": "closing", "better": "more", "states": 60}}
    else:
        asked = tmp_path / "policies.toml"
        asked.write_text(FILE.replace("as_given = true\n", "") + HELD_TO, encoding="utf-8")
    words = {"outcome": "relief", "better": "less", "within": 0.05, "states": 20}
    found = md.robust(asked, runs=6, seed=3, **words)
    assert {name: getattr(found.experiment.held_to, name) for name in words if name != "better"} == {
        name: word for name, word in words.items() if name != "better"
    }
    assert not found.experiment.held_to.more_is_better
    assert (found.experiment.runs, found.experiment.seed) == (6, 3)
    assert len(found.rows) == 2 * 20 * 6
    with pytest.raises(ExperimentError, match="states = 5"):
        md.robust(asked, states=5)


def test_two_verdicts_take_nothing_that_they_were_not_judged_with():
    judged = [md.judge(SHORT, runs=2, as_given=True)] * 2
    for words in ({"runs": 50}, {"seed": 0}, {"as_given": True}, {"days": 5}, {"threads": 1}):
        ((name, value),) = words.items()
        with pytest.raises(RequestError, match=f"{name} = {value}.*: both verdicts were judged before"):
            md.compare(*judged, **words)
    assert md.compare(*judged).runs == 2

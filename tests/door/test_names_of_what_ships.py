"""Whatever ships is found by its name: by every call that takes one, from any folder, as a word or a Path."""

from functools import partial
from pathlib import Path

import pytest

import microdeals as md
from microdeals.door import choices, fits, studies
from microdeals.lessons import load_lesson, shipped_lessons
from microdeals.study.question.experiment_file import read_document, shipped_experiments

EXPERIMENTS = shipped_experiments()
OF_POLICIES = [name for name in EXPERIMENTS if "robust" in read_document(name).values]
SMALL = {"runs": 2, "days": 5, "as_given": True}
WAR_CALLS = {
    "check": md.check,
    "value_at": lambda war: md.value_at(war, "conflict.horizon_days"),
    "with_values": lambda war: md.with_values(war, {"conflict.horizon_days": 30}),
    "unknowns_of": md.unknowns_of,
    "run": lambda war: md.run(war, days=5),
    "run_many": lambda war: md.run_many(war, runs=1, days=5),
    "judge": partial(md.judge, **SMALL),
    "compare": lambda war: md.compare(war, war, **SMALL),
    "attribute": partial(md.attribute, **SMALL),
    "sweep": lambda war: md.sweep(war, {"party.arden.trust": [0.1]}, runs=1, as_given=True, threads=1),
}
"""Each gives something that is printed."""


@pytest.fixture(autouse=True)
def _in_a_folder_of_the_readers_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch):
    """The plans that sweep and robust would run, none of which is run."""
    plans = []
    for room in (studies, choices):
        monkeypatch.setattr(room, "run_into", lambda _folder, plan, _workers: plans.append(plan))
    return plans


@pytest.mark.parametrize("kind", [str, Path])
@pytest.mark.parametrize("name", EXPERIMENTS)
def test_every_shipped_experiment_is_swept_by_its_name(name: str, kind, asked):
    md.sweep(kind(name), threads=1)
    assert [plan.experiment.name for plan in asked] == [name]


@pytest.mark.parametrize("kind", [str, Path])
@pytest.mark.parametrize("name", OF_POLICIES)
def test_every_shipped_choice_of_policies_is_asked_by_its_name(name: str, kind, asked):
    md.robust(kind(name), threads=1)
    assert [plan.experiment.name for plan in asked] == [name]


@pytest.mark.parametrize("kind", [str, Path])
@pytest.mark.parametrize("name", md.models())
def test_every_shipped_war_is_loaded_by_its_name(name: str, kind):
    assert md.load(kind(name)).name == name


@pytest.mark.parametrize("kind", [str, Path])
@pytest.mark.parametrize("call", WAR_CALLS)
def test_every_call_that_takes_a_war_takes_its_name(call: str, kind):
    asked = WAR_CALLS[call]
    assert str(asked(kind("arden_borea"))) == str(asked(md.load("arden_borea")))


@pytest.mark.parametrize("kind", [str, Path])
def test_a_war_is_copied_and_fitted_by_its_name(kind, monkeypatch: pytest.MonkeyPatch):
    assert md.copy_war(kind("donbas_2015"), "mine").title == md.load("donbas_2015").title
    wishes = []
    monkeypatch.setattr(fits, "fit_to_folder", wishes.append)
    md.fit(kind("arden_borea"), "deals.csv", "fitted")
    assert md.load(wishes[0].war).name == "arden_borea"


@pytest.mark.parametrize("kind", [str, Path])
def test_every_shipped_lesson_is_loaded_by_its_name(kind):
    assert shipped_lessons()
    for name in shipped_lessons():
        assert load_lesson(kind(name)) == load_lesson(name)


def test_a_path_is_what_stands_there_before_it_is_a_name():
    md.copy_war("donbas_2015", "arden_borea")
    here = md.load("donbas_2015").title
    assert [md.load(one).title == here for one in (Path("arden_borea"), "./arden_borea", "arden_borea")] == [
        True, True, False,
    ]  # fmt: skip

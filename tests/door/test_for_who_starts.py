"""What a newcomer tries first: a copy of a war, what is not known, a result; and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import microdeals as md
from cli.terminal import typed
from microdeals.door import choices
from microdeals.errors import ConflictError, ExperimentError, RequestError
from microdeals.study import plan_of
from microdeals.study.question.asked import document_of
from microdeals.study.question.policies_in_states import robust_from
from microdeals.unknowns import unknowns_of, wars_that_fit
from microdeals.unknowns.paths import values_in


def test_a_copy_is_the_same_war_with_the_same_unknowns(tmp_path: Path):
    copy = md.copy_war("arden_borea", tmp_path / "mine")
    assert copy.source == str(tmp_path / "mine" / "conflict.toml")
    assert values_in(copy) == values_in(md.load("arden_borea"))
    assert unknowns_of(copy).draws == unknowns_of(md.load("arden_borea")).draws
    assert md.check(tmp_path / "mine").title == copy.title


def test_a_single_file_is_copied_under_its_usual_name(tmp_path: Path):
    text = Path(md.load("arden_borea").source).read_text(encoding="utf-8")
    (tmp_path / "one.toml").write_text(text, encoding="utf-8")
    (tmp_path / "other.csv").write_text("", encoding="utf-8")
    md.copy_war(tmp_path / "one.toml", tmp_path / "mine")
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["conflict.toml"]


def test_a_copy_never_writes_over_anything(tmp_path: Path):
    (tmp_path / "conflict.toml").write_text("mine", encoding="utf-8")
    with pytest.raises(RequestError, match="holds something already"):
        md.copy_war("arden_borea", tmp_path)
    assert (tmp_path / "conflict.toml").read_text(encoding="utf-8") == "mine"


def test_the_command_copies_too(tmp_path: Path):
    answer = typed("models", "--copy", "donbas_2015", "mine", folder=tmp_path)
    assert answer.code == 0, answer.errors
    assert "microdeals check mine" in answer.printed
    assert md.load(tmp_path / "mine").title == md.load("donbas_2015").title


def test_what_is_not_known_has_the_range_of_its_draws():
    war = md.with_values("arden_borea", {"conduct.scale": 0.07})
    frame = md.unknowns_of(war).set_index("what")
    assert "conduct.scale" not in frame.index  # set by hand
    drawn = [values_in(one)["conduct.base_rate"] for one in wars_that_fit(war, unknowns_of(war), range(400))]
    low, middle, high = np.quantile(drawn, [0.05, 0.5, 0.95])
    row = frame.loc["conduct.base_rate"]
    assert (row["low"], row["middle"], row["high"]) == pytest.approx((low, middle, high), rel=0.15)
    assert (row["value"], row["unit"], row["number"]) == (0.02, "per day", "rate of breaches")


def test_a_war_that_is_all_known_says_so():
    with pytest.raises(RequestError, match=r"no unknowns.toml beside it: every number is taken as it stands"):
        md.unknowns_of("base_rate")


@pytest.fixture(scope="module")
def swept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("results") / "trust"
    asked = {"model": "arden_borea", "levers": {"party.arden.trust": [0.1, 0.5]}, "runs": 4}
    md.sweep(asked | {"settings": {"conflict.horizon_days": 40}}, out=folder)
    return folder


def test_a_result_is_read_as_it_was_given(swept: Path):
    asked = {"model": "arden_borea", "levers": {"party.arden.trust": [0.1, 0.5]}, "runs": 4}
    given = md.sweep(asked | {"settings": {"conflict.horizon_days": 40}}, out=swept)
    read = md.result(swept)
    assert read.rows.equals(given.rows)
    assert read.summary().equals(given.summary())
    assert read.sensitivity.equals(given.sensitivity)
    assert repr(read) == repr(given)
    with pytest.raises(RequestError, match=r"measured\(\) lives its worlds again"):
        read.measured(trust=lambda world: world.days.trust_0[1])


def test_a_result_that_is_none_or_not_finished_is_told(swept: Path, tmp_path: Path):
    with pytest.raises(RequestError, match="not the result of a sweep"):
        md.result(tmp_path)
    (tmp_path / "manifest.json").write_bytes((swept / "manifest.json").read_bytes())
    with pytest.raises(RequestError, match="0 of 1 parts are there"):
        md.result(tmp_path)


def test_the_end_of_a_path_is_enough_to_tell_which_are_meant():
    with pytest.raises(ConflictError, match=r"Did you mean 'party.arden.trust' or 'party.borea.trust'\?"):
        md.with_values("arden_borea", {"trust": 0.5})
    with pytest.raises(ConflictError, match=r"trust.: no such path|trst: no such path"):
        md.with_values("arden_borea", {"trst": 0.5})


def test_values_in_place_of_a_war_are_told_how_to_be_set():
    with pytest.raises(ConflictError, match=r"Values are set by with_values\(war, \{path: value\}\)"):
        md.compare("arden_borea", {"party.arden.trust": 0.5})
    with pytest.raises(RequestError, match=r"with_values\(war, \{path: value\}\) gives a new one"):
        md.load("arden_borea")["party.arden.trust"] = 0.5


def test_a_design_in_a_word_is_told_how_to_be_written():
    asked = {"model": "arden_borea", "levers": {"party.arden.trust": [0.1, 0.5]}, "design": "sobol"}
    with pytest.raises(ExperimentError) as told:
        md.sweep(asked)
    assert told.value.problems == [
        "the question, [design] = 'sobol': must be a table, such as { kind = \"sobol\", points = 64 }."
    ]


@pytest.mark.parametrize("name", ["picture.png", 7])
def test_a_picture_is_not_plotted_into_a_name(name: object):
    with pytest.raises(RequestError, match=r"must be Axes of matplotlib.*savefig"):
        md.load("arden_borea").plot(name)


def test_policies_have_as_many_pairs_however_they_are_asked_for(monkeypatch: pytest.MonkeyPatch):
    asked = {"model": "arden_borea", "levers": {"ladder.policy": ["gradual", "leap"]}}
    table = {"outcome": "closing", "better": "more", "states": 20}
    plan = plan_of(*robust_from(document_of(asked | {"robust": table}, "the question")))
    monkeypatch.setattr(choices, "run_into", lambda *_: None)
    found = md.robust("arden_borea", asked["levers"], states=20)
    assert plan.experiment.runs == found.experiment.runs == 10

"""The command calibrate: what it refuses, and a bank that is stopped and goes on."""

import json
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from microdeals import extras
from microdeals.calibration.bank import BankPlan, fill
from microdeals.calibration.models import model_named
from microdeals.cli import app
from microdeals.errors import RequestError
from microdeals.progress import bar_of

NAMES = tuple(number.name for number in model_named("donbas_2015").numbers)
POINTS = np.random.default_rng(1).random((10, len(NAMES)))
PLAN = BankPlan("donbas_2015", NAMES, 3, 1, POINTS)


def filled(folder: Path, plan: BankPlan = PLAN):
    with bar_of("worlds", 30) as bar:
        return fill(folder, plan, bar, workers=1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["donbas"], "cannot be calibrated. Did you mean 'donbas_2015'?"),
        (["base_rate", "--seed", "-1"], "--seed -1: must be a whole number from 0 to 1000."),
        (["base_rate", "--processes", "0"], "--processes 0: must be a whole number from 1 to 256."),
    ],
)
def test_what_cannot_be_done_is_refused_before_the_first_trial(words: list[str], told: str, tmp_path: Path):
    answer = CliRunner().invoke(app, ["calibrate", *words, "--out", str(tmp_path / "out")])

    assert told in str(answer.exception)
    assert not (tmp_path / "out").exists()


def test_a_bank_that_lost_parts_is_filled_again_with_the_same_trials(tmp_path: Path):
    whole = filled(tmp_path / "bank")
    for part in sorted((tmp_path / "bank").glob("part-*"))[1:]:
        part.unlink()

    again = filled(tmp_path / "bank")

    assert again.figures.equals(whole.figures)
    assert len(whole.figures) == len(POINTS)


def test_trials_of_another_plan_are_not_mixed_in(tmp_path: Path):
    filled(tmp_path / "bank")

    with pytest.raises(RequestError, match="begun with something else than is asked now: worlds"):
        filled(tmp_path / "bank", PLAN._replace(worlds=4))


@pytest.mark.parametrize("what", ["rules", "measures", "model_files"])
def test_trials_of_other_rules_measures_or_model_files_are_not_mixed_in(what: str, tmp_path: Path):
    filled(tmp_path / "bank")
    plan = tmp_path / "bank" / "plan.json"
    plan.write_text(json.dumps(json.loads(plan.read_text()) | {what: "other"}))

    with pytest.raises(RequestError, match=f"than is asked now: {what.replace('_', ' ')}"):
        filled(tmp_path / "bank")


def test_without_its_libraries_it_is_refused_before_the_first_trial(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setattr(extras, "find_spec", lambda _: None)

    answer = CliRunner().invoke(app, ["calibrate", "base_rate", "--out", str(tmp_path / "out")])

    assert "needs arviz and emcee: pip install 'microdeals[fit]'." in str(answer.exception)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path):
    (tmp_path / "letter.txt").write_text("mine")

    with pytest.raises(RequestError, match="holds something else"):
        filled(tmp_path)

    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]

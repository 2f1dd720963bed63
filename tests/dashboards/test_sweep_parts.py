"""The Sweep page's questions: cells are judged as the library does, and only names of results are opened."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import microdeals as md
from dashboards.asked.run import Asked
from dashboards.sweep.levers import Lever, WantedDiagram, first, knobs_of, lever_from, wanted_from
from dashboards.sweep.pictures import DiagramAxes, drawn
from dashboards.sweep.question import DiagramQuestion, cells_of, rounds
from dashboards.sweep.shelf import FoundPolicies, ReportQuestion, folder_of, on_the_shelf, opened
from dashboards.sweep.trial import TrialQuestion, on_offer, plan_for
from microdeals.conflicts import load, shipped
from microdeals.errors import RequestError
from microdeals.rulebook.luck import LARGEST_SEED
from microdeals.study import Store, load_experiment, plan_of
from microdeals.study.answer.cells import Cells
from microdeals.study.columns import LABELS
from microdeals.study.question.experiment_file import shipped_experiments
from microdeals.study.question.policies_in_states import load_robust
from microdeals.study.robust_command import finding_of_result

ACROSS, UP = Lever("party.arden.trust", 0.0, 0.6), Lever("ladder.policy")
WANTED = WantedDiagram(Asked("arden_borea", 4), ACROSS, UP, steps=5, pairs=20)


@pytest.mark.parametrize("war", shipped())
def test_every_war_begins_with_two_levers_that_its_address_gives_back(war: str):
    wanted = first(Asked(war))
    assert wanted.across.path != wanted.up.path
    assert wanted_from(wanted.own(), Asked(war)) == (wanted, "")


@pytest.mark.parametrize(
    "said",
    [
        "no.such.path",
        "party.arden.trust:0.5:0.1",
        "party.arden.trust:0:7",
        "party.arden.trust:nan:1",
        "party.arden.trust:a:b",
        "ladder.hold_days:0.5:3",
        "party.arden.trust:0:0.5:1",
    ],
)
def test_a_lever_that_cannot_vary_so_is_left_out_with_a_sentence(said: str):
    lever, problem = lever_from(said, load("arden_borea"))
    assert lever is None
    assert problem


def test_an_address_with_the_last_seed_begins_where_all_pairs_of_a_cell_have_a_seed():
    wanted, said = wanted_from("pairs=20", Asked("arden_borea", LARGEST_SEED))
    assert wanted.asked.seed == LARGEST_SEED - 19
    assert str(LARGEST_SEED - 19) in said


def test_the_saved_experiment_asks_of_the_same_values_and_seeds(tmp_path: Path):
    wanted = WANTED._replace(asked=Asked("arden_borea", 4).changed({"party.borea.trust": 0.4}))
    file = tmp_path / "two_levers.toml"
    file.write_text(wanted.experiment(), encoding="utf-8")
    experiment, conflict, points, _ = load_experiment(file)
    assert conflict == wanted.asked.conflict()
    assert (experiment.seed, experiment.runs) == (4, 20)
    grid = [(x, y) for x in wanted.values(ACROSS) for y in wanted.values(UP)]
    assert [tuple(points.values(point).values()) for point in range(points.n)] == grid


def test_rounds_grow_and_end_with_the_pairs_that_were_asked_for():
    for pairs in (20, 40, 100):
        ends = [end for _, end in rounds(pairs)]
        assert ends[-1] == pairs
        assert [start for start, _ in rounds(pairs)] == [0, *ends[:-1]]


def test_a_diagram_ends_with_the_librarys_own_counts_and_never_goes_back():
    parts = list(DiagramQuestion(WANTED).parts())
    answers = [part.answer.n_pairs for part in parts if part.answer is not None]
    assert answers == sorted(answers)
    assert parts[-1].done == parts[-1].total == answers[-1] == 5 * 5 * 20
    xs, ys = WANTED.values(ACROSS), WANTED.values(UP)
    for column, row in ((0, 1), (4, 2)):
        levers = {ACROSS.path: [xs[column]], UP.path: [ys[row]]}
        rows = md.sweep("arden_borea", levers, runs=20, seed=4)
        counts = parts[-1].answer.counts[column * len(ys) + row]
        assert counts == tuple(int((rows.label == label).sum()) for label in LABELS)


def test_a_picture_has_a_square_for_every_cell_with_its_counts():
    tally = list(DiagramQuestion(WANTED).parts())[-1].answer
    shown = drawn(cells_of(WANTED, tally), DiagramAxes(ACROSS.path, UP.path, "trust", "policy"), "")
    squares = shown.frame["squares"]
    assert len(squares) == 25
    assert sum(sum(square["counts"]) for square in squares) == tally.n_pairs
    for square in squares:
        best = max(square["counts"])
        assert square["counts"][LABELS.index(square["kind"])] == best
        assert square["of_100"] == round(100 * best / 20)


def test_no_path_opens_a_folder_that_is_not_on_the_shelf(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "results" / "mine").mkdir(parents=True)
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "manifest.json").write_text("{}", encoding="utf-8")
    assert on_the_shelf() == ()
    for name in ("mine", "../secret", "/etc", "", "."):
        with pytest.raises(RequestError, match="no result"):
            folder_of(name)


def test_only_shipped_experiments_are_run():
    assert sorted(on_offer()) == sorted(shipped_experiments())
    with pytest.raises(RequestError, match="no experiment"):
        plan_for("../secret.toml")


def test_an_experiment_that_was_stopped_goes_on_from_its_parts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    parts = TrialQuestion("monitors_and_negativity", 0).parts()
    halfway = next(parts)
    parts.close()
    *_, last = TrialQuestion("monitors_and_negativity", 1).parts()
    assert halfway.done <= last.done == last.total == sum(last.answer)
    assert (tmp_path / "results" / "monitors_and_negativity" / "rows.parquet").exists()
    assert on_the_shelf() == ("monitors_and_negativity",)


def test_an_experiment_about_policies_runs_into_a_result_that_says_which_holds_up(tmp_path, monkeypatch):
    """A small one in place of the shipped: the page says what the command says of the same result."""
    monkeypatch.chdir(tmp_path)
    few = load_robust("which_ladder", runs=4, states=20)
    monkeypatch.setattr("dashboards.sweep.trial.load_robust", lambda _: few)
    *_, last = TrialQuestion("which_ladder", 0).parts()
    assert last.done == sum(last.answer) == few.points.n * 4
    assert on_the_shelf() == ("which_ladder_robust",)
    (told,) = opened("which_ladder_robust").parts()
    assert isinstance(told.answer, FoundPolicies)
    plan = plan_of(*few)
    assert told.answer.found == finding_of_result(plan, Store(tmp_path / "results" / "which_ladder_robust"))
    (page,) = ReportQuestion("which_ladder_robust", 0).parts()
    assert few.experiment.question in page.answer.decode()


@pytest.mark.parametrize(
    ("draws", "told"),
    [
        (None, "luck only, at the numbers given"),
        ([4, 4, 6], "too few to tell luck from what we do not know"),
        ([4, 4, 6, 6], "in the middle nine tenths of wars that fit"),
    ],
)
def test_the_diagram_says_what_the_ranges_in_its_cells_are(draws: list[int] | None, told: str):
    n = 4 if draws is None else len(draws)
    points = pd.DataFrame({"x": [0, 1], "y": [0, 1], "n": n, **dict.fromkeys(LABELS, 0)}).assign(setback=n)
    labels = np.full((2, n), LABELS.index("setback"), np.uint8)
    cells = Cells(points, None, ("x", "y"), labels, None if draws is None else np.array(draws))
    assert told in drawn(cells, DiagramAxes("x", "y", "x", "y"), "").picture.caption.subtitle


def test_what_can_be_a_lever_moves_one_place_of_the_model():
    for war in shipped():
        assert len(knobs_of(load(war))) >= 2

"""`microdeals robust` from file to page: a winner that is known beforehand, stopped and gone on with."""

import json
from pathlib import Path

import pytest

from microdeals.errors import RequestError
from microdeals.study.answer.report import write_report
from microdeals.study.command import SweepWish
from microdeals.study.robust_command import RobustWish, choice_foretold, chosen

LADDERS = """
question = "With which ladder are deals signed <at all>?"
model = "arden_borea"
runs = 4
[settings]
conflict.horizon_days = 60
publics.citizens = 8
[design]
kind = "grid"
steps = 2
[levers]
ladder.policy = ["none", "leap"]
[robust]
outcome = "deals_signed"
better = "{better}"
within = 0.5
states = 58
"""


def wish(folder: Path, better: str = "more", as_json: bool = False, **more) -> RobustWish:
    file = folder / "ladders.toml"
    file.write_text(LADDERS.format(better=better))
    return RobustWish(SweepWish(str(file), folder / "result", threads=1), as_json=as_json, **more)


def run(asked: RobustWish) -> str:
    return chosen(asked, print)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a finished result."""
    made = tmp_path_factory.mktemp("ladders")
    run(wish(made))
    return made


def test_a_ladder_that_offers_deals_has_more_of_them_signed_than_one_that_offers_none(folder: Path):
    told = json.loads(run(wish(folder, as_json=True)))
    assert told["is_named"] is True
    none, leap = told["policies"]
    assert told["picked"] == 1
    assert leap["values"] == {"ladder.policy": "leap"}
    assert none["mean"]["mean"] == 0.0
    assert leap["mean"]["mean"] > 1.0
    assert leap["largest_regret"] == 0.0
    assert none["regret_90"] >= none["mean"]["mean"]


def test_where_fewer_are_better_the_other_ladder_is_named(tmp_path: Path):
    told = json.loads(run(wish(tmp_path, better="less", as_json=True)))
    assert (told["is_named"], told["picked"]) == (True, 0)


def test_the_answer_is_told_in_sentences_and_on_a_page_that_needs_nothing_else(folder: Path):
    said = run(wish(folder))
    assert "Most robust: “how deals are offered: leap”." in said
    page = (folder / "result" / "report" / "index.html").read_text(encoding="utf-8")
    assert "Most robust: “how deals are offered: leap”." in page
    assert "&lt;at all&gt;" in page
    assert "<svg" in page
    assert "src=" not in page
    assert "@media print" in page


def test_a_part_that_is_lost_is_run_again_and_the_result_is_the_same(folder: Path):
    result = folder / "result"
    before = (result / "rows.parquet").read_bytes()
    (result / "rows.parquet").unlink()
    next((result / "parts").glob("part-*")).unlink()
    run(wish(folder))
    assert (result / "rows.parquet").read_bytes() == before


def test_another_question_is_not_mixed_with_what_is_there(folder: Path):
    with pytest.raises(
        RequestError,
        match=r"was begun with something else than is asked now: states \(58, now 60\)\. Results",
    ):
        run(wish(folder, states=60))


def test_a_report_of_it_names_the_command_that_writes_its_page(folder: Path):
    with pytest.raises(RequestError, match="microdeals robust"):
        write_report(folder / "result")


def test_what_it_takes_is_told_without_a_run(tmp_path: Path):
    told = choice_foretold(wish(tmp_path), print)
    assert "116 points x 4 runs = 464 twin pairs" in told
    assert not (tmp_path / "result").exists()


@pytest.mark.parametrize("states", [0, 5, -1])
def test_too_few_states_are_refused(tmp_path: Path, states: int):
    with pytest.raises(RequestError, match=f"--states {states}: must be a whole number of states"):
        run(wish(tmp_path, states=states))

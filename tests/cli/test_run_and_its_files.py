"""``microdeals run``: the same seed tells the same story, and its files hold what the model recorded."""

from pathlib import Path

import pandas as pd
import pytest

from cli.terminal import typed, typed_here
from microdeals._version import __version__
from microdeals.agents import ConflictModel
from microdeals.conflicts import load, with_values
from microdeals.rulebook.series import DAILY
from microdeals.unknowns import unknowns_of, war_of_seed

COLUMNS = ["day", "date", *(series.name for series in DAILY)]


def test_the_same_seed_tells_the_same_story_and_zero_is_a_seed(tmp_path: Path):
    zero, again, one = (
        typed("run", "arden_borea", "--days", "40", "--seed", seed, "--log", folder=tmp_path).printed
        for seed in ("0", "0", "1")
    )
    assert zero == again
    assert "40 days from 2031-03-01, seed 0\n" in zero
    assert zero.splitlines()[2:] != one.splitlines()[2:]


def test_the_daily_rows_are_the_model_s_own_series(tmp_path: Path):
    answer = typed_here(
        "run", "arden_borea", "--days", "30", "--seed", "7", "--out", "run.csv", folder=tmp_path
    )
    assert (answer.code, answer.errors) == (0, "")
    assert "Wrote run.csv" in answer.printed
    whole = {"float_precision": "round_trip"} if pd.__version__ < "3" else {}  # before 3 pandas rounds floats
    rows = pd.read_csv(tmp_path / "run.csv", **whole)
    model = ConflictModel(with_values(load("arden_borea"), {"conflict.horizon_days": 30}), rng=7)
    while model.running:
        model.step()
    recorded = model.datacollector.get_model_vars_dataframe()
    assert list(rows.columns) == [*COLUMNS, "war", "seed", "version"]
    assert {*zip(rows.war, rows.seed, rows.version, strict=True)} == {("arden_borea", 7, __version__)}
    assert rows["day"].tolist() == list(range(1, 31))
    assert (rows["date"].iloc[0], rows["date"].iloc[-1]) == ("2031-03-01", "2031-03-30")
    for series in DAILY:
        assert rows[series.name].tolist() == recorded[series.name].tolist(), series.name


def test_the_events_are_the_model_s_log(tmp_path: Path):
    typed_here("run", "arden_borea", "--days", "60", "--seed", "7", "--out", "run.csv", folder=tmp_path)
    rows = pd.read_csv(tmp_path / "run.events.csv", keep_default_na=False)
    model = ConflictModel(with_values(load("arden_borea"), {"conflict.horizon_days": 60}), rng=7)
    while model.running:
        model.step()
    assert list(rows.columns) == [
        "day", "date", "happening", "who", "what", "deal", "why", "war", "seed", "version",
    ]  # fmt: skip
    assert rows["what"].tolist() == [event.what for event in model.log]
    assert rows["why"].tolist() == [event.why for event in model.log]
    assert set(rows["happening"]) == {event.happening.name.lower() for event in model.log}
    assert len(rows) > 0


def test_parquet_holds_the_same_as_csv(tmp_path: Path):
    for words in (["run.csv"], ["run.parquet", "--force"]):  # both have run.dictionary.csv
        typed_here("run", "arden_borea", "--days", "20", "--out", *words, folder=tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "run.csv",
        "run.dictionary.csv",
        "run.events.csv",
        "run.events.parquet",
        "run.parquet",
    ]
    from_csv, from_parquet = pd.read_csv(tmp_path / "run.csv"), pd.read_parquet(tmp_path / "run.parquet")
    pd.testing.assert_frame_equal(from_csv, from_parquet, check_dtype=False)


def test_a_dictionary_beside_it_tells_every_column_of_both_files(tmp_path: Path):
    typed_here("run", "arden_borea", "--days", "3", "--out", "run.csv", folder=tmp_path)
    told = pd.read_csv(tmp_path / "run.dictionary.csv")
    for name in ("run.csv", "run.events.csv"):
        columns = list(pd.read_csv(tmp_path / name).columns)
        assert told.loc[told.file == name, "column"].tolist() == columns
    assert told[["unit", "meaning"]].notna().all(axis=None)


def test_a_setting_reaches_the_run(tmp_path: Path):
    plain = typed_here("run", "arden_borea", "--days", "40", folder=tmp_path).printed
    without = typed_here(
        "run", "arden_borea", "--days", "40", "--set", "ladder.policy=none", folder=tmp_path
    ).printed
    assert "No deal was signed." in without
    assert "No deal was signed." not in plain


def test_a_file_from_before_is_replaced_by_force_alone(tmp_path: Path):
    (tmp_path / "run.csv").write_text("from before")
    typed_here("run", "arden_borea", "--days", "0", "--out", "run.csv", folder=tmp_path)
    assert (tmp_path / "run.csv").read_text() == "from before"
    answer = typed_here("run", "arden_borea", "--days", "2", "--out", "run.csv", folder=tmp_path)
    assert (answer.code, answer.printed) == (2, "")
    assert "--out run.csv: is there already. --force writes over it; or choose another name." in answer.errors
    assert [file.name for file in tmp_path.iterdir()] == ["run.csv"]
    assert (tmp_path / "run.csv").read_text() == "from before"
    typed_here("run", "arden_borea", "--days", "2", "--out", "run.csv", "--force", folder=tmp_path)
    assert len(pd.read_csv(tmp_path / "run.csv")) == 2


@pytest.mark.parametrize("place", ["run.csv", "run.events.csv"])
def test_a_folder_in_the_place_of_either_file_is_found_before_the_run(place: str, tmp_path: Path):
    (tmp_path / place).mkdir()
    answer = typed_here("run", "arden_borea", "--out", "run.csv", folder=tmp_path)
    assert (answer.code, answer.printed) == (2, "")
    assert "is a folder" in answer.errors


def test_a_drawn_world_says_so_and_prints_its_numbers_when_asked(tmp_path: Path):
    words = ("run", "arden_borea", "--days", "40", "--seed", "3", "--drawn")
    drawn, given = (typed_here(*asked, folder=tmp_path) for asked in (words, words[:-1]))
    assert (drawn.code, drawn.errors) == (0, "")
    line = "Its numbers are the draw of seed 3 from "
    assert line in drawn.printed
    assert "arden_borea/unknowns.toml" in drawn.printed
    assert line not in given.printed
    assert drawn.printed.splitlines()[2:9] != given.printed.splitlines()[2:9]
    listed = typed_here(*words, "--numbers", "--set", "conduct.base_rate=0.02", folder=tmp_path).printed
    unknowns = unknowns_of(load("arden_borea"))
    assert unknowns is not None
    war = war_of_seed(load("arden_borea"), unknowns, 3)
    for number in war.numbers:
        assert (f"  {number.path} " in listed) == (number.path != "conduct.base_rate")


def test_what_cannot_be_drawn_is_refused_before_any_day(tmp_path: Path):
    bare = typed_here("run", "base_rate", "--drawn", folder=tmp_path)
    assert (bare.code, bare.printed) == (2, "")
    assert "no unknowns.toml beside" in bare.errors
    alone = typed_here("run", "arden_borea", "--numbers", folder=tmp_path)
    assert (alone.code, alone.printed) == (2, "")
    assert "add --drawn" in alone.errors

"""A verdict and its tables say where they come from, in memory and in files."""

import re
from pathlib import Path

import pandas as pd
import pytest

import microdeals as md
from cli.terminal import typed_here
from microdeals._compile import SOURCE_HASH
from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest, load
from microdeals.errors import RequestError
from microdeals.tidy.parquet import read_manifest
from microdeals.verdict import Verdict

TRUSTING = {"party.arden.trust": 0.4}


@pytest.fixture(scope="module")
def war() -> Conflict:
    return md.with_values("arden_borea", TRUSTING)


@pytest.fixture(scope="module")
def verdict(war: Conflict) -> Verdict:
    return md.judge(war, runs=30, seed=7)


def test_it_tells_versions_rules_the_model_as_it_was_changed_seeds_and_what_was_drawn(verdict, war):
    told = verdict.manifest
    assert (told["microdeals"], told["rules"]) == (__version__, SOURCE_HASH)
    assert told["conflict_digest"] == digest(war) != digest(load("arden_borea"))
    assert (told["seed"], told["pairs"], told["days"]) == (7, 30, 182)
    assert told["unknowns"].endswith("unknowns.toml")
    assert told["set_by_hand"] == list(TRUSTING)
    assert told["thresholds"]["closing"] == 0.05
    assert told["thresholds"]["quiet_fire"] == war.front.freeze_fire, "none was asked for: the model's own"


def test_what_was_drawn_has_a_digest_and_the_file_no_place_of_this_machine(verdict, tmp_path: Path):
    """Two verdicts of the same numbers that draw others are told apart."""
    typed_here("models", "--copy", "arden_borea", "mine", folder=tmp_path)
    mine = tmp_path / "mine"
    before = md.judge(mine, runs=4)
    unknowns = mine / "unknowns.toml"
    first, *others = re.split(r"(?m)^(?=\[unknown\.)", unknowns.read_text(encoding="utf-8"))
    unknowns.write_text(first + "".join(others[1:]), encoding="utf-8")
    after = md.judge(mine, runs=4)
    assert before.manifest["conflict_digest"] == after.manifest["conflict_digest"]
    assert before.manifest["drawn_digest"] != after.manifest["drawn_digest"]
    assert before.manifest["unknowns"] == after.manifest["unknowns"] == "mine/unknowns.toml"
    assert verdict.manifest["unknowns"] == "arden_borea/unknowns.toml"


def test_of_a_verdict_as_given_nothing_was_drawn_and_another_twin_is_named(war):
    told = md.judge(war, without="arden_borea", runs=20, as_given=True).manifest
    assert (told["drawn"], told["unknowns"], told["drawn_digest"], told["set_by_hand"]) == (False, "", "", [])
    assert told["without_digest"] == digest(load("arden_borea"))


def test_frames_carry_it_with_a_unit_and_a_meaning_for_each_column(verdict):
    for frame in (verdict.table(), verdict.summary()):
        assert frame.attrs["manifest"] == verdict.manifest
        assert list(frame.attrs["units"]) == list(frame.attrs["meanings"]) == list(frame.columns)


def test_a_comparison_says_what_the_second_setting_has_otherwise(war):
    comparison = md.compare("arden_borea", war, runs=20, seed=7)
    for frame in (comparison.table(), comparison.summary()):
        told = frame.attrs["manifest"]
        assert told["conflict_digest"] == digest(load("arden_borea"))
        assert {name: value for name, value in told.items() if name.startswith("second_")} == {
            "second_conflict_digest": digest(war)
        }


def test_files_keep_it_whoever_writes_them(verdict, tmp_path: Path):
    ours, pandas, of_the_command = (tmp_path / f"{name}.parquet" for name in ("ours", "pandas", "command"))
    assert verdict.to_parquet(ours) == ours
    verdict.table().to_parquet(pandas)
    typed_here("judge", "arden_borea", "--runs", "20", "--out", "command.parquet", folder=tmp_path)
    assert read_manifest(ours) == read_manifest(pandas) == verdict.manifest
    attrs = pd.read_parquet(ours).attrs
    assert attrs["manifest"] == verdict.manifest
    assert list(attrs["units"]) == list(attrs["meanings"]) == list(pd.read_parquet(ours).columns)
    assert read_manifest(of_the_command)["pairs"] == 20
    columns = verdict.table()
    pd.testing.assert_frame_equal(pd.read_parquet(ours)[list(columns)], columns, check_dtype=False)
    assert set(pd.read_parquet(ours).war) == {"arden_borea"}


def test_a_strangers_file_and_a_place_that_is_none_are_refused(verdict, tmp_path: Path):
    pd.DataFrame({"a": [1]}).to_parquet(tmp_path / "foreign.parquet")
    with pytest.raises(RequestError, match="has no manifest of microdeals"):
        read_manifest(tmp_path / "foreign.parquet")
    with pytest.raises(RequestError, match=r"pairs\.csv"):
        verdict.to_parquet(tmp_path / "pairs.csv")

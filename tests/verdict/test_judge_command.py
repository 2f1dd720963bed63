"""``microdeals judge`` as a reader types it: words, JSON, files, refusals, Ctrl-C."""

import json
import os
import pty
import re
import signal
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from cli.terminal import COMMAND, typed, typed_here
from microdeals.conflicts import load, with_settings
from microdeals.rulebook.labels import key_of
from microdeals.verdict import judge
from microdeals.verdict.files import _deciders
from microdeals.verdict.two_intervals import Decider
from waits import BOUND, bounded

QUICK = ("--runs", "7", "--days", "30", "--set", "publics.citizens=8")
LABELS = {"stepping_stone", "pressure_valve", "painkiller", "dead_letter", "setback"}
CHANNELS = ("optimism", "fear", "audience", "pressure", "common_ground")


@pytest.fixture(scope="module")
def told() -> dict:
    answer = typed_here("judge", "arden_borea", *QUICK, "--json")
    assert answer.code == 0, answer.errors
    return json.loads(answer.printed)


def test_the_verdict_is_told_in_words_and_counts():
    answer = typed("judge", "arden_borea", *QUICK)
    assert answer.code == 0
    counts = re.findall(r"^In (\d+) .*\((\d+) to (\d+)", answer.printed, re.MULTILINE)
    assert sum(int(number) for number, _, _ in counts) == 7
    assert all(int(low) <= int(number) <= int(high) for number, low, high in counts)
    for words in (
        "of 7 wars that fit what we know, small deals brought peace",
        "common ground",
        "Prisoner swap",
    ):
        assert words in answer.printed


def test_the_json_says_all_that_was_found(told):
    assert told["pairs"] == 7
    assert told["days"] == 30
    assert set(told["shares"]) == LABELS
    assert sum(told["shares"].values()) == pytest.approx(1.0)
    for twin in ("with", "without"):
        assert set(told["outcomes"][twin]) == {"settlement", "managed_freeze", "war", "victory"}
        assert sum(told["outcomes"][twin].values()) == pytest.approx(1.0)
    assert sum(told["channels"][name] for name in CHANNELS) == pytest.approx(
        told["channels"]["total"], abs=1e-12
    )
    assert told["format"] == 3
    cells = told["plane"]
    for row in ("spared", "not_spared"):
        assert set(cells[row]) == {"closer", "neither", "further"}
    assert cells["spared"]["further"] == pytest.approx(told["shares"]["painkiller"])
    assert cells["not_spared"]["further"] == pytest.approx(told["shares"]["setback"])
    assert cells["not_spared"]["closer"] == pytest.approx(told["at_a_price"])
    assert {*told["shares_by_side"]} == {"arden", "borea"}
    assert all(set(shares) == LABELS for shares in told["shares_by_side"].values())
    low, high = told["intervals"]["shares"]["pressure_valve"]
    assert low <= told["shares"]["pressure_valve"] <= high
    assert len(told["model_digest"]) == 64
    assert told["model_digest"] != told["against_digest"]


def test_the_json_counts_settlements_and_victories_and_whose_they_were(told):
    ways = ("both", "only_with", "only_without", "neither")
    for name in ("settlements", "victories"):
        assert sum(told[name][way] for way in ways) == pytest.approx(1.0)
        low, high = told["intervals"][name]["only_without"]
        assert low <= told[name]["only_without"] <= high
    won = told["victories"]
    assert {*won["by_side"]["with"]} == {*won["by_side"]["without"]} == {"arden", "borea"}
    assert sum(won["by_side"]["with"].values()) == pytest.approx(told["outcomes"]["with"]["victory"])


def test_the_deals_account_for_the_closing_over_their_own_worlds(told):
    kinds = [deal["kind"] for deal in told["deals"]]
    assert kinds == ["swap", "harvest_days", "river_barges", "waterworks", "quiet_guns", "watched_line"]
    assert all(deal["error"] >= 0.0 for deal in told["deals"])
    assert told["attribution"]["pairs"] == 7
    for measure, whole in (
        ("closing", told["channels"]["total"]),
        ("relief", told["relief"]),
        ("days_sooner", told["days_sooner"]),
    ):
        assert sum(deal[measure] for deal in told["deals"]) == pytest.approx(whole, abs=1e-12)


def test_without_attribution_no_deal_is_named():
    answer = typed_here("judge", "arden_borea", *QUICK, "--no-attribute", "--json")
    assert json.loads(answer.printed)["deals"] is None
    assert "Which deals" not in typed_here("judge", "arden_borea", *QUICK, "--no-attribute").printed


def test_one_pair_is_judged_and_has_no_interval_of_means():
    answer = typed_here("judge", "arden_borea", *QUICK, "--runs", "1", "--json")
    found = json.loads(answer.printed)
    assert found["pairs"] == 1
    assert found["intervals"]["relief"] == [None, None]
    assert typed_here("judge", "arden_borea", *QUICK, "--runs", "1").code == 0


def test_where_no_world_is_settled_the_days_have_no_interval():
    answer = typed_here("judge", "arden_borea", *QUICK, "--days", "2", "--as-given", "--json")
    found = json.loads(answer.printed)
    assert found["settlements"]["neither"] == 1.0
    assert (found["days_sooner"], found["intervals"]["days_sooner"]) == (0.0, [None, None])


def test_another_model_can_be_the_twin():
    leap = ("--set", "ladder.policy=leap")
    answer = typed_here("judge", "arden_borea", *QUICK, *leap, "--against", "arden_borea")
    assert answer.code == 0
    assert "wars that fit what we know, this model brought peace" in answer.printed
    assert "Which deals made the difference" not in answer.printed


@pytest.mark.parametrize("ending", ["csv", "parquet", "json"])
def test_the_verdict_is_written_where_asked(ending: str, told: dict, tmp_path: Path):
    file = tmp_path / f"found.{ending}"
    answer = typed_here("judge", "arden_borea", *QUICK, "--json", "--out", str(file))
    assert answer.code == 0
    assert f"Wrote {file}" in answer.errors
    assert json.loads(answer.printed) == told
    if ending == "json":
        assert json.loads(file.read_text()) == told
        return
    rows = pd.read_csv(file) if ending == "csv" else pd.read_parquet(file)
    assert rows["seed"].tolist() == list(range(7))
    shares = rows["label"].value_counts(normalize=True).to_dict()
    assert shares == {label: share for label, share in told["shares"].items() if share > 0.0}
    assert rows["closing"].mean() == pytest.approx(told["channels"]["total"], abs=1e-12)


PRECISE = ("judge", "arden_borea", "--days", "20", "--as-given", "--no-attribute", "--precision")


def test_it_is_said_whether_the_precision_was_reached():
    """Wilson's half-width, in a hundred: of few pairs too wide; once narrow enough no more are lived."""
    missed = typed_here(*PRECISE, "0.001", "--runs", "100", "--json")
    counts = json.loads(missed.printed)
    low, high = counts["intervals"]["shares"]["stepping_stone"]
    said = f"is known to ± {50 * (high - low):.1f} of a hundred, and not to ± 0.1 as was asked for."
    assert said in " ".join(missed.errors.split())
    need = int(
        re.findall(r"takes about ([0-9,]+) pairs", " ".join(missed.errors.split()))[0].replace(",", "")
    )
    exact = 100 * ((high - low) / 2 / 0.001) ** 2
    assert exact <= need <= 1.1 * exact + 1
    early = " ".join(typed_here(*PRECISE, "0.3", "--runs", "5000").printed.split())
    assert re.search(
        r"Stopped early, after \d+ of 5,000 pairs: .* ± \d+\.\d of a hundred, and ± 30 was asked", early
    )
    last = " ".join(typed_here(*PRECISE, "0.4", "--runs", "50").printed.split())
    assert re.search(r"After all 50 pairs .* ± \d+\.\d of a hundred; ± 40 was asked for\.", last)
    assert "was asked for" not in typed_here(*PRECISE[:-1], "--runs", "2").printed


REFUSED = {
    "no runs": (["--runs", "0"], "runs = 0: must be a whole number from 1 to 1000000"),
    "negative runs": (["--runs", "-3"], "runs = -3"),
    "more runs than there is time": (["--runs", "1000000000000"], "runs = 1000000000000"),
    "runs in words": (["--runs", "many"], "--runs"),
    "no days": (["--days", "0"], "--days 0: must be a whole number from 1"),
    "a negative seed": (["--seed", "-1"], "seed = -1"),
    "a seed beyond the last": (["--seed", str(2**63 - 1)], "must be a whole number from 0 to 2**63 - 1000"),
    "not a number": (["--set", "party.arden.trust=nan"], "must be a finite number"),
    "infinite": (["--set", "party.arden.trust=inf"], "must be a finite number"),
    "another war as the twin": (["--against", "russia_ukraine_2025"], "arden, borea against russia, ukraine"),
    "no such twin": (["--against", "nowhere"], "no such file, folder or shipped model"),
    "deals told apart against another": (["--against", "arden_borea", "--attribute"], "leave out --against"),
    "a threshold that is none": (["--closing", "nan"], "closing threshold = nan"),
    "a negative threshold": (["--relief", "-0.1"], "relief threshold = -0.1"),
    "no precision": (["--precision", "0"], "half width = 0.0"),
    "an unknown format": (["--out", "found.xlsx"], "must end in .json, .csv, .parquet, .svg or .png"),
    "a folder for a file": (["--out", "."], "is a folder"),
    "no such folder": (["--out", "nowhere/found.json"], "there is no folder nowhere"),
}


@pytest.mark.parametrize(("words", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_bad_input_is_refused_before_any_run(words: list[str], says: str, tmp_path: Path):
    answer = typed_here("judge", "arden_borea", *words, folder=tmp_path)
    assert answer.code == 2
    assert says in answer.errors
    assert "Traceback" not in answer.errors
    assert answer.printed == ""
    assert list(tmp_path.iterdir()) == []


def test_models_of_other_lengths_are_no_twins_until_days_makes_them_so(tmp_path: Path):
    text = (Path(__file__).parents[2] / "models" / "arden_borea" / "conflict.toml").read_text()
    (tmp_path / "conflict.toml").write_text(re.sub(r"horizon_days = \d+", "horizon_days = 40", text))
    refused = typed_here("judge", "arden_borea", "--against", str(tmp_path), "--runs", "2")
    assert refused.code == 2
    assert "against 40" in refused.errors
    assert "--days" in refused.errors
    words = ("judge", "arden_borea", "--against", str(tmp_path), "--runs", "2", "--days", "30")
    assert typed_here(*words).code == 0


@pytest.mark.parametrize("in_json", [False, True], ids=["in words", "in JSON"])
def test_a_long_wait_shows_a_bar_and_ctrl_c_leaves_what_was_done(in_json: bool, tmp_path: Path):
    screen, terminal = pty.openpty()
    file = tmp_path / "found.csv"
    words = [COMMAND, "judge", "arden_borea", "--runs", "1000000", "--out", str(file)]
    with subprocess.Popen(
        words + ["--json"] * in_json,
        stdout=subprocess.PIPE,
        stderr=terminal,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
    ) as command:
        os.close(terminal)
        shown = b""
        with bounded(command):
            while b"Pairs of worlds" not in shown:
                shown += os.read(screen, 1000)
        command.send_signal(signal.SIGINT)
        printed = command.communicate(timeout=BOUND)[0].decode()
    os.close(screen)
    assert command.returncode == 130
    rows = pd.read_csv(file)
    assert 0 < len(rows) < 1_000_000
    assert rows["seed"].tolist() == list(range(len(rows)))
    if in_json:
        found = json.loads(printed)
        assert (found["pairs"], found["runs_asked"], found["stopped"]) == (len(rows), 1_000_000, True)
    else:
        assert f"Stopped early: this is over the {len(rows):,} of 1,000,000 pairs" in printed
        assert "of 100 wars that fit what we know, small deals brought peace closer" in printed


def test_what_nobody_knows_is_drawn_and_told_apart_from_luck(told):
    for label in LABELS:
        luck, unknown = told["intervals"][label]["luck"], told["intervals"][label]["unknown"]
        assert 0.0 <= luck[0] <= luck[1] <= 1.0
        assert unknown[0] <= told["shares"][label] <= unknown[1]
    assert told["drawn"]["file"].endswith("unknowns.toml")
    assert "conduct.base_rate" in told["drawn"]["paths"]
    for decides in (told["decides"], told["decides_closing"]):
        assert all({"path", "share"} <= set(one) for one in decides)
        assert not decides or decides[0]["is_surely_first"], "of so few pairs nothing else is named"


def test_json_has_each_number_that_is_named_with_its_part():
    first = Decider("a.trust", "trust of A", 0.4, is_surely_first=True)
    second = Decider("b.trust", "trust of B", 0.1)
    assert _deciders((first, second)) == [
        {"path": "a.trust", "name": "trust of A", "share": 0.4, "is_surely_first": True},
        {"path": "b.trust", "name": "trust of B", "share": 0.1, "is_surely_first": False},
    ]


def test_as_given_takes_the_numbers_of_the_file():
    answer = typed_here("judge", "arden_borea", *QUICK, "--as-given", "--json")
    found = json.loads(answer.printed)
    war = with_settings(load("arden_borea"), ["conflict.horizon_days=30", "publics.citizens=8"])
    verdict = judge(war, runs=7)
    assert found["shares"] == {key_of(label): count.share for label, count in verdict.shares.items()}
    assert found["relief"] == verdict.relief.mean
    assert found["drawn"] is None
    assert found["decides"] == found["decides_closing"] == []
    for label in LABELS:
        both = found["intervals"][label]
        assert both == {"luck": found["intervals"]["shares"][label], "unknown": None}
    words = typed_here("judge", "arden_borea", *QUICK, "--as-given").printed
    assert "of 7 worlds, small deals brought peace closer" in words
    assert "fit what we know" not in words


def test_what_is_set_is_not_drawn_and_the_answer_says_so():
    same = ("--set", "conduct.base_rate=0.02")
    answer = typed_here("judge", "arden_borea", *QUICK, *same)
    assert "What was set is not drawn: conduct.base_rate is as you say." in " ".join(answer.printed.split())
    found = json.loads(typed_here("judge", "arden_borea", *QUICK, *same, "--json").printed)
    assert found["drawn"]["set_by_hand"] == ["conduct.base_rate"]
    assert "conduct.base_rate" not in found["drawn"]["paths"]


def test_a_model_with_a_population_says_that_it_is_not_drawn():
    printed = " ".join(typed_here("judge", "base_rate", *QUICK).printed.split())
    assert (
        "Its population.toml says how wars differ from one another, and judge does not draw from it"
        in printed
    )


def test_a_war_without_unknowns_says_that_its_ranges_are_luck_only(tmp_path: Path):
    text = (Path(__file__).parents[2] / "models" / "arden_borea" / "conflict.toml").read_text()
    (tmp_path / "conflict.toml").write_text(text)
    answer = typed_here("judge", str(tmp_path), *QUICK)
    assert answer.code == 0
    assert "Ranges are luck only: there is no unknowns.toml beside the model" in " ".join(
        answer.printed.split()
    )
    (tmp_path / "unknowns.toml").write_text('[unknown.x]\nsets = ["conduct.base_rat"]\n')
    refused = typed_here("judge", str(tmp_path), *QUICK)
    assert refused.code == 2
    assert "Did you mean 'conduct.base_rate'?" in refused.errors
    assert typed_here("judge", str(tmp_path), *QUICK, "--as-given").code == 0

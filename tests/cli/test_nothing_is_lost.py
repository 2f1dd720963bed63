"""No command writes over what is there, unless it is told to; each says so before any work."""

from pathlib import Path

import pytest

import microdeals as md
from cli.terminal import typed_here
from microdeals.documents.destination import must_be_new
from tournament.folder import LOYAL, hand_in

JUDGE = ("judge", "arden_borea", "--runs", "4", "--days", "10", "--as-given", "--no-attribute", "--out")
RUN = ("run", "arden_borea", "--days", "2", "--out")
TOURNAMENT = ("tournament", "in", "--seeds", "1", "--days", "5", "--no-built-in", "--out")
THERE = {
    "a day's rows": ((*RUN, "a.csv"), "a.csv"),
    "a run's events": ((*RUN, "a.csv"), "a.events.csv"),
    "a run's dictionary": ((*RUN, "a.csv"), "a.dictionary.csv"),
    "a verdict": ((*JUDGE, "a.json"), "a.json"),
    "a picture": ((*JUDGE, "a.svg"), "a.svg"),
    "a verdict's dictionary": ((*JUDGE, "a.csv"), "a.dictionary.csv"),
    "standings": ((*TOURNAMENT, "a.csv"), "a.csv"),
    "wars": ((*TOURNAMENT, "a.csv"), "a.wars.csv"),
    "verdicts": ((*TOURNAMENT, "a.csv"), "a.verdicts.csv"),
    "a tournament's dictionary": ((*TOURNAMENT, "a.csv"), "a.dictionary.csv"),
    "a page": (("page", "arden_borea", "--out", "a.html"), "a.html"),
    "a report of the evidence": (("validate", "--size", "40", "--report", "a.html"), "a.html"),
    "a report elsewhere": (("report", "result", "--out", "."), "index.html"),
}


@pytest.mark.parametrize(("words", "name"), THERE.values(), ids=THERE.keys())
def test_what_is_there_stays_and_nothing_is_left_beside_it(words: tuple[str, ...], name: str, tmp_path: Path):
    hand_in(tmp_path / "in", {"loyal": LOYAL})
    (tmp_path / name).write_text("from before")
    answer = typed_here(*words, folder=tmp_path)
    assert (answer.code, answer.printed) == (2, "")
    option = "--report" if "--report" in words else "--out"
    assert answer.errors == (
        f"Error: {option} {name}: is there already. --force writes over it; or choose another name.\n"
    )
    assert (tmp_path / name).read_text() == "from before"
    assert {file.name for file in tmp_path.iterdir()} == {"in", name}


WRITING = {
    "run": (*RUN, "a.csv"),
    "judge": (*JUDGE, "a.csv"),
    "page": ("page", "arden_borea", "--out", "a.html"),
    "tournament": (*TOURNAMENT, "a.csv"),
}


@pytest.mark.parametrize("words", WRITING.values(), ids=WRITING.keys())
def test_with_force_the_same_command_writes_the_same_once_more(words: tuple[str, ...], tmp_path: Path):
    hand_in(tmp_path / "in", {"loyal": LOYAL})
    assert typed_here(*words, folder=tmp_path).code == 0
    first = {file.name: file.read_bytes() for file in tmp_path.glob("a.*")}
    (tmp_path / words[-1]).write_text("from before")
    assert typed_here(*words, folder=tmp_path).code == 2
    assert typed_here(*words, "--force", folder=tmp_path).code == 0
    assert {file.name: file.read_bytes() for file in tmp_path.glob("a.*")} == first


def test_a_frame_in_python_is_written_anew_as_those_of_pandas_are(tmp_path: Path):
    """A cell of a notebook is run again and again."""
    verdict = md.judge("arden_borea", runs=4, days=10, as_given=True)
    file = verdict.to_parquet(tmp_path / "pairs.parquet")
    first = file.read_bytes()
    file.write_bytes(b"from before")
    assert verdict.to_parquet(file).read_bytes() == first


def test_what_is_new_or_forced_passes(tmp_path: Path):
    must_be_new([tmp_path / "new"], is_forced=False)
    must_be_new([tmp_path], is_forced=True)

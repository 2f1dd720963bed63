"""Bad input ends with exit code 2, one clean message and nothing done; good input with 0."""

import shutil
import subprocess
from pathlib import Path

import pytest

from cli.terminal import COMMAND, Answer, typed, typed_here
from microdeals.paths import room

MUCH_TOO_LONG = "1000000000"

REFUSED = {
    "no such command": (["judgement"], "judgement"),
    "no such option": (["models", "--wrong"], "--wrong"),
    "no model": (["run"], "MODEL"),
    "an unknown model": (["run", "arden_bora"], "Did you mean 'arden_borea'?"),
    "a missing file": (["check", "nowhere/conflict.toml"], "no such file, folder or shipped model"),
    "a folder without a model": (["check", "."], "there is no conflict.toml in this folder"),
    "no days": (["run", "arden_borea", "--days", "0"], "--days 0: must be a whole number from 1 to 7305."),
    "negative days": (["run", "arden_borea", "--days", "-3"], "--days -3: must be"),
    "a million lifetimes": (
        ["run", "arden_borea", "--days", MUCH_TOO_LONG],
        f"--days {MUCH_TOO_LONG}: must be",
    ),
    "days in words": (["run", "arden_borea", "--days", "ten"], "--days"),
    "half a day": (["run", "arden_borea", "--days", "1.5"], "--days"),
    "a negative seed": (["run", "arden_borea", "--seed", "-1"], "--seed -1: must be a whole number from 0"),
    "a seed beyond 63 bits": (
        ["run", "arden_borea", "--seed", str(2**63)],
        "must be a whole number from 0 to 2**63 - 1",
    ),
    "a seed in words": (["run", "arden_borea", "--seed", "luck"], "--seed"),
    "an unknown path": (
        ["run", "arden_borea", "--set", "party.arden.trsut=1"],
        "Did you mean 'party.arden.trust'?",
    ),
    "a value out of range": (
        ["run", "arden_borea", "--set", "party.arden.trust=2"],
        "must be between 0 and 1",
    ),
    "not a number": (["run", "arden_borea", "--set", "party.arden.trust=nan"], "must be a finite number"),
    "a setting without a value": (["run", "arden_borea", "--set", "party.arden.trust"], "path=value"),
    "no such ladder": (["run", "arden_borea", "--set", "ladder.policy=stairs"], "must be one of 'none'"),
    "an unknown format": (["run", "arden_borea", "--out", "run.xlsx"], "must end in .csv or .parquet"),
    "a folder for a file": (["run", "arden_borea", "--out", "."], "is a folder"),
    "no such folder": (["run", "arden_borea", "--out", "nowhere/run.csv"], "there is no folder nowhere"),
    "no place for files": (["run", "arden_borea", "--out", "/proc/run.csv"], "cannot be written"),
    "a port beyond the last": (
        ["dashboard", "--port", "65536"],
        "--port 65536: must be a whole number from 0 to 65535",
    ),
    "a negative port": (["dashboard", "--port", "-1"], "--port -1: must be"),
    "a host that is none": (["dashboard", "--host", "a..b"], "--host 'a..b': is not an address"),
    "a host without a name": (["dashboard", "--host", ""], "--host '': must be an address of this machine"),
    "a name longer than names are": (["run", "x" * 5000], "no such file, folder or shipped model"),
    "a folder longer than names are": (["report", "x" * 5000], "File name too long"),
    "an output longer than names are": (
        ["run", "arden_borea", "--out", f"{'x' * 300}.csv"],
        "cannot be written: File name too long",
    ),
    "a cluster that is no address": (
        ["sweep", "monitors_and_negativity", "--cluster", "tcp://nowhere"],
        "--cluster 'tcp://nowhere': is no address",
    ),
    "a cluster that nobody answers for": (
        ["sweep", "monitors_and_negativity", "--cluster", "tcp://127.0.0.1:1"],
        "cannot be reached. Is the scheduler running?",
    ),
    "a port in words": (["dashboard", "--port", "http"], "--port"),
}


@pytest.mark.parametrize(("words", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_bad_input_ends_with_exit_code_2_and_a_clean_message(words: list[str], says: str, tmp_path: Path):
    is_clean(typed_here(*words, folder=tmp_path), says)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["no such option", "an unknown model", "no such folder"])
def test_and_so_it_does_in_a_process_of_its_own(name: str, tmp_path: Path):
    words, says = REFUSED[name]
    is_clean(typed(*words, folder=tmp_path), says)
    assert list(tmp_path.iterdir()) == []


def is_clean(answer: Answer, says: str) -> None:
    """The message of a refusal, and nothing else."""
    assert answer.code == 2
    assert says in answer.errors
    assert "Traceback" not in answer.errors
    assert answer.printed == ""


FILES = {
    "binary": (bytes(range(256)), "a binary file"),
    "ten megabytes": (b"# x\n" * 2_600_000, "larger than 1 MB"),
    "empty": (b"", "empty"),
    "latin-1": ("# é".encode("latin-1"), "not UTF-8"),
    "broken TOML": (b"[conflict\n", "not valid TOML"),
    "deep nesting": (b"a = " + b"[" * 200_000, "nested too deep"),
    "a key as long as the file": (b".".join([b"a"] * 100_000) + b" = 1", "nested more than eight deep"),
}


@pytest.mark.parametrize(("content", "says"), FILES.values(), ids=FILES.keys())
def test_a_file_that_is_no_model_ends_with_exit_code_2(content: bytes, says: str, tmp_path: Path):
    (tmp_path / "conflict.toml").write_bytes(content)
    answer = typed_here("check", "conflict.toml", folder=tmp_path)
    assert answer.code == 2
    assert answer.errors.startswith("Error: conflict.toml: ")
    assert says in answer.errors
    assert "Traceback" not in answer.errors


def test_check_tells_every_problem_of_a_file_at_once(tmp_path: Path):
    (tmp_path / "conflict.toml").write_text(
        "[conflict]\ntitle = 'x'\nstart = 2031-03-01\nhorizon_days = 9\n"
        "[party.arden]\ntrust = 1.4\n[party.borea]\nneed = -1\n[sector.ford]\n[deal.swap]\ntemptaton = inf\n"
    )
    answer = typed_here("check", ".", folder=tmp_path)
    assert (answer.code, answer.printed) == (2, "")
    assert answer.errors.splitlines() == [
        "Error: 3 problems.",
        "conflict.toml, [party.arden] trust = 1.4: must be between 0 and 1 (probability). (line 6)",
        "conflict.toml, [party.borea] need = -1: must be between 0 and 10 (ratio). (line 8)",
        "conflict.toml, [deal.swap] temptaton: no such key. Did you mean 'temptation'? (line 11)",
    ]


def test_check_reads_what_nobody_knows_beside_a_model_too(tmp_path: Path):
    for name in ("conflict.toml", "unknowns.toml"):
        shutil.copy(room("models") / "arden_borea" / name, tmp_path / name)
    assert (
        "Nobody knows (unknowns.toml): 39 numbers that set 64 parameters."
        in typed_here("check", ".", folder=tmp_path).printed
    )
    (tmp_path / "unknowns.toml").write_text('[unknown.trust]\nsets = ["party.*.trusst"]\n')
    answer = typed_here("check", ".", folder=tmp_path)
    assert (answer.code, answer.printed) == (2, "")
    assert "Did you mean 'party.borea.trust'?" in answer.errors


def test_a_valid_model_is_summed_up(tmp_path: Path):
    answer = typed("check", "arden_borea", folder=tmp_path)
    assert (answer.code, answer.errors) == (0, "")
    for word in (
        "valid",
        "Arden, Borea (invented)",
        "Bridge town",
        "Prisoner swap",
        "182 days from 2031-03-01",
    ):
        assert word in answer.printed


def test_the_shipped_models_are_listed_with_title_days_and_deals(tmp_path: Path):
    answer = typed_here("models", folder=tmp_path)
    assert (answer.code, answer.errors) == (0, "")
    assert (
        "russia_ukraine_2025: Russia and Ukraine, autumn 2025\n  182 days, 8 kinds of deals."
        in answer.printed
    )
    assert "arden_borea: " in answer.printed


def test_without_a_word_the_help_is_shown():
    answer = typed()
    assert "Usage: microdeals" in answer.printed + answer.errors
    for command in ("models", "check", "run", "dashboard"):
        assert f"\n  {command} " in answer.printed + answer.errors


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["run", "--help"], ["dashboard", "--help"]])
def test_help_and_version_are_answers(words: list[str]):
    answer = typed_here(*words)
    assert (answer.code, answer.errors) == (0, "")
    assert "microdeals" in answer.printed


def test_a_reader_who_stops_reading_meets_no_complaint(tmp_path: Path):
    command = f"set -o pipefail; '{COMMAND}' run arden_borea --log | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.stdout == "Arden and Borea: the valley war\n"
    assert done.stderr == ""

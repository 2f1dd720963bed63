"""The pages of what experiments find belong to the experiments, models and version of today."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from microdeals.study import threads
from microdeals.study.columns import OUTCOMES
from microdeals.study.question.claim_table import load_claim
from microdeals.study.question.experiment_file import shipped_experiments

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "experiments"
TABLE = ROOT / "docs" / "claims.md"
AGAIN = "renew it: make pages"
RERUN = ("monitors_and_negativity", "claim_06_starting_points", "which_ladder")


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    """The tool that writes the pages; tools are files, not a package."""
    spec = importlib.util.spec_from_file_location("write_claims", ROOT / "tools" / "write_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", shipped_experiments())
def test_every_experiment_has_a_page_made_from_it_as_it_is_now(name: str, writer: ModuleType):
    stamp = writer.stamp(writer.plan_for(name), load_claim(name))
    page = (ROOM / f"{name}.md").read_text(encoding="utf-8")
    assert stamp in page, AGAIN
    if name.startswith("claim_"):
        assert f"{name}: {stamp}" in TABLE.read_text(encoding="utf-8"), AGAIN


@pytest.mark.parametrize("name", RERUN)
def test_running_an_experiment_again_gives_its_page(name: str, writer: ModuleType):
    """Some of all are run: rules that changed show in any of them."""
    with threads() as workers:
        done = writer.answered(name, workers.executor)
    assert writer.page(done) == (ROOM / f"{name}.md").read_text(encoding="utf-8"), AGAIN
    if done.claim:
        assert writer.claim_row(done) in TABLE.read_text(encoding="utf-8").splitlines(), AGAIN


def test_each_table_has_every_claim_once_in_order():
    """What is found, whether the treatment was delivered, where the opposite holds, and what changed."""
    text = TABLE.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| [")]
    assert [int(row[3 : row.index("]")]) for row in rows] == 4 * list(range(1, 15))
    claims = [load_claim(name) for name in shipped_experiments() if name.startswith("claim_")]
    assert all(claim and claim.says in row for claim, row in zip(claims, rows, strict=False))
    assert all(claim and claim.changed in row for claim, row in zip(claims, rows[-14:], strict=True))


def test_every_page_names_the_commands_for_both_sizes():
    for name in shipped_experiments():
        page = (ROOM / f"{name}.md").read_text(encoding="utf-8")
        assert f"microdeals sweep {name}\n" in page or f"microdeals robust {name}\n" in page
        assert f"--out results/{name}_full" in page


def test_there_is_no_page_without_its_experiment():
    pages = {file.stem for file in ROOM.glob("*.md")} - {"README"}
    assert pages == set(shipped_experiments())


SHORT = """
import importlib.util, sys
from microdeals.conflicts import with_values
from microdeals.study import load_experiment, plan_of

def short():
    experiment, conflict, points, inputs = load_experiment("monitors_and_negativity")
    small = {"conflict.horizon_days": 20, "publics.citizens": 10}
    return plan_of(experiment, with_values(conflict, small), points, inputs)
"""
PRINTED = f"""{SHORT}
spec = importlib.util.spec_from_file_location("write_claims", sys.argv[1])
writer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(writer)
writer.POINTS_LOOKED_AT = 1
print(writer.fingerprint(writer.some_rows(short())))
"""
A_RULE = "    return pressure + fades * (inflow - pressure)"


def worlds_where(folder: Path, changed: str) -> str:
    """The fingerprint of a few short worlds, by a copy of the package with one line of a rule changed."""
    package = folder / "src" / "microdeals"
    shutil.copytree(ROOT / "src" / "microdeals", package, ignore=shutil.ignore_patterns("__pycache__"))
    for room in ("models", "experiments"):
        (folder / room).symlink_to(ROOT / room)
    file = package / "rulebook" / "pressure.py"
    text = file.read_text(encoding="utf-8")
    assert A_RULE in text
    file.write_text(text.replace(A_RULE, changed), encoding="utf-8")
    around = {**os.environ, "PYTHONPATH": str(package.parent), "MICRODEALS_INTERPRET": "1"}
    command = [sys.executable, "-c", PRINTED, str(ROOT / "tools" / "write_claims.py")]
    done = subprocess.run(command, env=around, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_changed_rule_shows_in_the_worlds_of_a_stamp_and_other_words_for_it_do_not(
    tmp_path: Path, writer: ModuleType, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(writer, "POINTS_LOOKED_AT", 1)
    here: dict[str, Any] = {}
    exec(SHORT, here)  # noqa: S102 - the same lines as over there
    ours = writer.fingerprint(writer.some_rows(here["short"]()))
    assert worlds_where(tmp_path / "same", f"{A_RULE}  # in other words") == ours
    assert worlds_where(tmp_path / "changed", A_RULE.replace("fades", "1.1 * fades")) != ours


def test_what_only_rounding_tells_apart_has_one_fingerprint(writer: ModuleType):
    rows = pd.DataFrame([[0.25] * len(OUTCOMES)], columns=list(OUTCOMES))
    assert writer.fingerprint(rows + 1e-12) == writer.fingerprint(rows)
    assert writer.fingerprint(rows + 1e-5) != writer.fingerprint(rows)
    assert writer.fingerprint(rows * 0.0) == writer.fingerprint(rows * -0.0)

"""The pages of what experiments find belong to the experiments, models and version of today."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from microdeals.study import load_experiment, plan_of, threads
from microdeals.study.question.claim import load_claim
from microdeals.study.question.experiment_file import shipped_experiments

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "experiments"
TABLE = ROOT / "docs" / "claims.md"
AGAIN = "run python tools/write_claims.py"
RERUN = ("monitors_and_negativity", "claim_06_starting_points")


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
    stamp = writer.stamp(plan_of(*load_experiment(name)), load_claim(name))
    page = (ROOM / f"{name}.md").read_text(encoding="utf-8")
    assert stamp in page, AGAIN
    if name.startswith("claim_"):
        assert f"{name}: {stamp}" in TABLE.read_text(encoding="utf-8"), AGAIN


@pytest.mark.parametrize("name", RERUN)
def test_running_an_experiment_again_gives_its_page(name: str, writer: ModuleType):
    """Two of all are run: rules that changed show in any of them."""
    with threads() as workers:
        done = writer.answered(name, workers.executor)
    assert writer.page(done) == (ROOM / f"{name}.md").read_text(encoding="utf-8"), AGAIN
    if done.claim:
        assert writer.claim_row(done) in TABLE.read_text(encoding="utf-8").splitlines(), AGAIN


def test_the_table_has_every_claim_once_in_order():
    text = TABLE.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| [")]
    assert [int(row[3 : row.index("]")]) for row in rows] == list(range(1, 15))
    says = [load_claim(name) for name in shipped_experiments() if name.startswith("claim_")]
    assert all(claim and claim.says in row for claim, row in zip(says, rows, strict=True))


def test_every_page_names_the_commands_for_both_sizes():
    for name in shipped_experiments():
        page = (ROOM / f"{name}.md").read_text(encoding="utf-8")
        assert f"microdeals sweep {name}\n" in page
        assert f"--out results/{name}_full" in page


def test_there_is_no_page_without_its_experiment():
    pages = {file.stem for file in ROOM.glob("*.md")} - {"README"}
    assert pages == set(shipped_experiments())

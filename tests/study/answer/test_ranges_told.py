"""What the ranges of a sweep are is said as they are: one or two, of so many draws and seeds."""

from pathlib import Path

import pytest

import microdeals as md
from microdeals.study.answer.pictures.phase import phase_diagram
from microdeals.study.answer.result import SweepResult
from microdeals.study.columns import LABELS
from microdeals.study.command import summary
from microdeals.study.run.store import Store
from study.small import GRID, written

TOGETHER = "Luck and what we do not know have not been told apart"
CLAIMED = ("what we do not know:", "by luck alone", "The first range", "The second is")


def everywhere(found: SweepResult, folder: Path) -> dict[str, str]:
    """What is printed, written and drawn, as running text."""
    assert found.plan is not None
    phase = phase_diagram(found.cells, found.cells.factors[0], found.cells.factors[1], "")
    said = {
        "terminal": summary(found.plan, Store(found.folder)),
        "report": found.report(folder / "report").read_text(encoding="utf-8"),
        "print": str(found),
        "repr": repr(found),
        "phase": f"{phase.subtitle} {phase.note}",
    }
    return {where: " ".join(text.split()) for where, text in said.items()}


@pytest.mark.parametrize(
    ("runs", "lived"),
    [(1, "1 draw was lived, with 1 seed."), (2, "1 draw was lived, with 2 seeds."),
     (3, "2 draws were lived, with 3 seeds in all.")],
)  # fmt: skip
def test_of_too_few_draws_nothing_is_called_what_we_do_not_know(runs: int, lived: str, tmp_path: Path):
    found = md.sweep(written(tmp_path, GRID, runs, days=15))
    told = everywhere(found, tmp_path)
    assert not [(where, words) for where, text in told.items() for words in CLAIMED if words in text]
    for where in ("terminal", "report", "print"):
        assert told[where].count(TOGETHER) == 1
        assert lived in told[where]
    assert "in brackets 95 % intervals" in told["repr"]
    assert f"{TOGETHER}." in told["repr"]
    assert '<th scope="col">95 % interval</th>' in told["report"]
    assert "its 95 % interval over the seeds that were run" in told["phase"]
    assert "Pale" not in told["phase"]
    table = found.summary()
    assert table[["luck_low", "luck_high", "unknown_low", "unknown_high"]].isna().all(axis=None)
    assert table.head(len(LABELS))[["low", "high"]].notna().all(axis=None)
    assert lived in table.attrs["note"]


@pytest.mark.parametrize(("runs", "is_odd"), [(4, False), (5, True)])
def test_of_two_draws_with_two_seeds_each_both_ranges_are_told(runs: int, is_odd: bool, tmp_path: Path):
    found = md.sweep(written(tmp_path, GRID, runs, days=15))
    told = everywhere(found, tmp_path)
    assert not [where for where, text in told.items() if TOGETHER in text]
    for where in ("terminal", "report"):
        assert "The first range is what we do not know" in told[where]
        assert ("The last draw has one seed only" in told[where]) == is_odd
    assert "in brackets what we do not know" in told["repr"]
    assert '<th scope="col">by luck alone</th>' in told["report"]
    assert "below it what we do not know: the middle nine tenths of draws" in told["phase"]
    assert found.summary()[["luck_low", "unknown_high"]].notna().all(axis=None)

"""A calibration from an empty folder: files that can be read, and the same ones when it is asked again."""

import csv
import tomllib
from pathlib import Path

import pytest

from microdeals.calibration.files import write_calibrated
from microdeals.calibration.in_words import told
from microdeals.calibration.models import model_named
from microdeals.calibration.page import write_page
from microdeals.calibration.size import Size, Trials, Walk
from microdeals.calibration.stages import Calibrated, Request, calibrate
from microdeals.conflicts import load
from microdeals.evidence.pattern import load_patterns
from microdeals.progress import bar_of
from microdeals.unknowns.joint_table import read_joint

PATTERNS = tuple(one for one in load_patterns() if one.model == "donbas_2015")
SIZE = Size(
    screened=Trials(0, 4),
    waves=(Trials(64, 4), Trials(48, 4), Trials(40, 4)),
    twice=16,
    planted=Trials(6, 4),
    checked=Trials(8, 4),
    draws=200,
    searched=2**12,
    walk=Walk(40, 200, 300),
    last_walk=Walk(40, 200, 400),
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Request:
    return Request(tmp_path_factory.mktemp("calibration"), SIZE, 1, 1)


def run(asked: Request) -> Calibrated:
    with bar_of("worlds", SIZE.n_worlds) as bar:
        return calibrate(model_named("donbas_2015"), PATTERNS, asked, bar)


@pytest.fixture(scope="module")
def found(asked: Request) -> Calibrated:
    return run(asked)


def test_its_draws_are_joint_draws_that_the_conflict_takes(found: Calibrated, asked: Request):
    posterior, draws = write_calibrated(found, PATTERNS, asked)

    read_joint(draws, load("donbas_2015"))
    with draws.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    document = tomllib.loads(posterior.read_text(encoding="utf-8"))
    assert len(rows) == document["provenance"]["draws"] == 200
    assert set(document["posterior"]) == set(found.names)
    assert len(document["provenance"]["rules"]) == 64
    assert not {one.id for one in PATTERNS if one.held_out} & set(document["provenance"]["fitted_to"])


def test_the_page_has_a_picture_a_pattern_and_says_what_is_missed(found: Calibrated, asked: Request):
    page = write_page(found, PATTERNS, asked).read_text(encoding="utf-8")

    assert page.count("<figure>") == len(found.names) + len(PATTERNS)
    assert "not a forecast" in page
    assert "src=" not in page


def test_asked_again_it_lives_no_world_anew_and_finds_the_same(found: Calibrated, asked: Request):
    parts = {path: path.stat().st_mtime_ns for path in Path(asked.folder).rglob("part-*")}

    again = run(asked)

    assert (again.draws == found.draws).all()
    assert told(again, PATTERNS) == told(found, PATTERNS)
    assert {path: path.stat().st_mtime_ns for path in Path(asked.folder).rglob("part-*")} == parts

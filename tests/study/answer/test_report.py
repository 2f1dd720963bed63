"""The report says what the rows say, and needs nothing else to be read."""

import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from microdeals.errors import RequestError
from microdeals.statistics.intervals import counted
from microdeals.study import open_store, plan_of, sweep, threads
from microdeals.study.answer.boxes import boxes_of
from microdeals.study.answer.cells import Cells, cells_of, sampling_step
from microdeals.study.answer.level_effects import level_effects
from microdeals.study.answer.pictures.bars import finding
from microdeals.study.answer.pictures.phase import clear_cells, phase_cells, phase_diagram
from microdeals.study.answer.pictures.quantiles import stacked
from microdeals.study.answer.pictures.style import CaptionedFigure, blank, drawn
from microdeals.study.answer.points_by_seed import COUNTED, batches_in, shares_of_result
from microdeals.study.answer.pooled import pooled
from microdeals.study.answer.report import write_report
from microdeals.study.answer.sensitivity import Index, Sensitivity, sensitivity_of
from microdeals.study.columns import LABELS, is_label
from microdeals.study.run.store import Store, read_manifest
from study.small import GRID, loaded

SOBOL = 'kind = "sobol"\npoints = 8'
MORRIS = 'kind = "morris"\npoints = 6\nsteps = 4'
LEVELS = {
    "grid": GRID,
    "one at a time": 'kind = "one_at_a_time"\nsteps = 3',
}


def result(folder: Path, design: str, runs: int = 4, days: int = 20) -> Path:
    plan = plan_of(*loaded(folder, design, runs, days=days))._replace(rows_a_chunk=10)
    store = open_store(folder / "result", plan)
    with threads(2) as workers:
        sweep(plan, store, workers)
    return store.folder


@pytest.fixture(scope="module")
def grid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return result(tmp_path_factory.mktemp("grid"), GRID)


def invented(stones: list[int], n: int = 100, **columns: list[object]) -> Cells:
    """Points with so many stepping stones of ``n``; all else are valves."""
    values = {"point": range(len(stones)), **columns, "n": n, "stepping_stone": stones, "dead_letter": 0}
    points = pd.DataFrame(values).assign(painkiller=0, setback=0, closing=0.0)
    points["pressure_valve"] = points.n - points.stepping_stone
    rows = (np.random.default_rng(number).permutation(n) < some for number, some in enumerate(stones))
    return Cells(points, points, tuple(columns), labels_where(np.array(list(rows))))


def labels_where(stones: np.ndarray) -> np.ndarray:
    """The number of each pair's label: stones, or valves."""
    stone, valve = (LABELS.index(name) for name in ("stepping_stone", "pressure_valve"))
    return np.where(stones, stone, valve).astype(np.uint8)


def cells_made(stones: np.ndarray) -> Cells:
    """Cells of points by seeds, as true and false: stones or valves."""
    n_points, n_seeds = stones.shape
    made = invented(stones.sum(axis=1).tolist(), n_seeds, x=[1.0] * n_points)
    return made._replace(labels=labels_where(stones))


def under_common_luck(chances: list[float]) -> Cells:
    """Points whose hundred seeds are stones in the same order of luck."""
    luck = np.random.default_rng(3).permutation(100)
    return cells_made(luck < 100 * np.array(chances)[:, None])


def test_points_are_summed_over_parts_as_pandas_sums_the_rows(grid: Path):
    cells = cells_of(Store(grid), read_manifest(grid))
    rows = pd.read_parquet(grid / "rows.parquet")
    assert cells.n_pairs == len(rows)
    for label in LABELS:
        assert cells.points[label].tolist() == (rows.label == label).groupby(rows.point).sum().tolist()
    assert cells.points.closing.to_numpy() == pytest.approx(rows.groupby("point").closing.mean().to_numpy())
    assert cells.points["ladder.policy"].tolist() == rows.groupby("point")["ladder.policy"].first().tolist()
    assert len(cells.pairs) == len(rows)


@pytest.mark.parametrize(("n_points", "runs"), [(10_000, 100), (250, 4_000), (4, 100_000), (3, 2), (1, 1)])
def test_a_thin_sample_meets_every_seed_it_can_hold_and_no_more_pairs_than_it_may(n_points: int, runs: int):
    step = sampling_step(n_points * runs, runs)
    rows = np.arange(0, n_points * runs, step)
    assert len(rows) <= 100_000
    assert len(set((rows % runs).tolist())) == min(runs, len(rows))


def test_how_common_labels_are_is_counted_by_seeds(grid: Path):
    """The shares are those of the rows; intervals lie between those of all pairs and of the seeds alone."""
    experiment = read_manifest(grid).experiment
    rows = pd.read_parquet(grid / "rows.parquet")
    found = shares_of_result(Store(grid), experiment, int(rows.point.max()) + 1)
    for label, share in found.items():
        n = int((rows[label] if label in COUNTED else is_label(rows, label)).sum())
        assert share.mean == pytest.approx(n / len(rows))
        width = share.high - share.low
        of_pairs, of_seeds = (
            counted(n, len(rows)),
            counted(round(share.mean * experiment.runs), experiment.runs),
        )
        assert of_pairs.high - of_pairs.low - 1e-9 <= width
        luck = share.luck[1] - share.luck[0]
        assert of_pairs.high - of_pairs.low - 1e-9 <= luck <= of_seeds.high - of_seeds.low + 0.1


def test_the_page_needs_nothing_from_elsewhere_and_shows_every_figure(grid: Path):
    page = write_report(grid)
    text = page.read_text()
    assert not re.search(r'(?:src|href)="(?!#)', text)
    assert "@import" not in text
    pictures = sorted(file.stem for file in page.parent.glob("*.png"))
    assert pictures == [
        "phase",
        "quantiles_closing",
        "quantiles_relief",
        "sensitivity_closing",
        "sensitivity_relief",
        "trade",
    ]
    assert sorted(file.stem for file in page.parent.glob("*.svg")) == pictures
    assert text.count("<svg") == len(pictures) == text.count("aria-label=")
    assert "72 twin pairs" in text


def test_words_of_a_file_cannot_become_part_of_the_page(tmp_path: Path):
    folder = tmp_path / "x"
    folder.mkdir()
    found = loaded(folder, days=20)
    plan = plan_of(*found)
    plan = plan._replace(experiment=plan.experiment._replace(question="<script>alert(1)</script>"))
    store = open_store(folder / "result", plan)
    with threads(1) as workers:
        sweep(plan, store, workers)
    text = write_report(store.folder, tmp_path / "out").read_text()
    assert "<script" not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize(
    ("design", "measure"),
    [(SOBOL, "variance"), (MORRIS, "effect"), (LEVELS["one at a time"], "largest difference")],
)
def test_sensitivity_designs_get_their_bars(design: str, measure: str, tmp_path: Path):
    folder = result(tmp_path, design)
    page = write_report(folder)
    assert (page.parent / "sensitivity_closing.png").stat().st_size > 10_000
    assert measure in page.read_text()
    assert "cannot be told" not in page.read_text()


@pytest.mark.parametrize("design", [SOBOL, GRID], ids=["sobol", "grid"])
def test_an_outcome_that_never_varies_is_said_to_tell_nothing(design: str, tmp_path: Path):
    """On the first day no deal is a day old: every pair of twins is alike."""
    page = write_report(result(tmp_path, design, days=1))
    assert not (page.parent / "sensitivity_closing.png").exists()
    assert "What closing depends on cannot be told: it is the same at every point" in page.read_text()


def test_an_outcome_made_of_one_factor_is_traced_to_it(tmp_path: Path):
    """Y = x1, whatever the others are: its share is 1, theirs 0."""
    plan = plan_of(*loaded(tmp_path, 'kind = "sobol"\npoints = 256'))
    made = plan.points.columns[0].numbers
    by_batch = np.outer(made, np.bincount(batches_in(plan.experiment)))
    found = sensitivity_of(plan.experiment, "closing", by_batch)
    first, *others = found.indices
    assert first.path == "monitors.valley_mission.detection"
    assert first.total == pytest.approx(1.0, abs=0.03)
    assert first.alone == pytest.approx(1.0, abs=0.03)
    assert all(abs(other.total) < 0.01 for other in others)
    assert (
        finding(found) == "chance that a breach on the spot is seen (valley mission) matters most to closing"
    )


def test_an_outcome_that_never_moves_has_no_bars(tmp_path: Path):
    plan = plan_of(*loaded(tmp_path, SOBOL))
    found = sensitivity_of(plan.experiment, "closing", np.zeros((plan.points.n, 2)))
    assert found.indices == ()
    assert finding(found) == "Nothing that varies here moves closing"


def test_what_may_be_nothing_does_not_matter_most():
    unsure = Sensitivity("relief", "largest difference", (Index("a", 0.1, 0.2, np.nan, np.nan),))
    assert finding(unsure) == "Nothing that varies here is sure to move harm spared"


def test_two_factors_with_overlapping_intervals_are_not_ranked():
    near = Sensitivity("relief", "share", (Index("a", 0.5, 0.2, 0.4, 0.1), Index("b", 0.4, 0.2, 0.3, 0.1)))
    assert finding(near) == "a and b matter most to harm spared; which of them more is not sure"


def test_a_factor_that_only_may_matter_is_not_named_beside_one_that_does():
    near = Sensitivity("relief", "share", (Index("a", 0.5, 0.2, 0.4, 0.1), Index("b", 0.2, 0.2, 0.1, 0.1)))
    assert finding(near) == "a matters to harm spared; whether it does so most is not sure"


def test_the_greatest_of_many_factors_has_to_be_surer_than_one_alone():
    """At 0.11 ± 0.1 one factor matters; as the greatest of twenty it may well be luck."""
    one = Index("a", 0.11, 0.1, np.nan, np.nan)
    others = tuple(Index(f"b{number}", 0.0, 0.1, np.nan, np.nan) for number in range(19))
    assert finding(Sensitivity("relief", "difference", (one,))) == "a matters most to harm spared"
    many = Sensitivity("relief", "difference", (one, *others))
    assert finding(many) == (
        "Nothing that varies here is sure to move harm spared: of 20 that were looked at, "
        "one may stand out by luck"
    )


def test_a_diagram_of_nothing_but_luck_claims_no_verdict():
    """Every cell is a coin thrown a hundred times between two verdicts; 40 diagrams of 25 cells."""
    luck = np.random.default_rng(11)
    claims = 0
    for _ in range(40):
        thrown = luck.binomial(100, 0.5, 25).tolist()
        cells = invented(
            thrown, x=[number % 5 for number in range(25)], y=[number // 5 for number in range(25)]
        )
        claims += bool(clear_cells(phase_cells(cells, "x", "y")[1]))
    assert claims <= 4
    sure = invented([90] * 20 + [50] * 5, x=[n % 5 for n in range(25)], y=[n // 5 for n in range(25)])
    assert clear_cells(phase_cells(sure, "x", "y")[1]) == {"stepping_stone": 20}


def test_a_box_is_found_where_it_was_put_and_said_in_words():
    """Stones 90 of 100 where x is above 0.5 under 'leap', 10 of 100 everywhere else."""
    grid = [(x / 10 + 0.05, word) for x in range(10) for word in ("leap", "gradual")]
    stones = [90 if x > 0.5 and word == "leap" else 10 for x, word in grid]
    cells = invented(stones, x=[x for x, _ in grid], policy=[word for _, word in grid])
    (best,) = boxes_of(cells, ("stepping_stone",))
    assert best.found.mean == pytest.approx(0.9)
    assert best.words in {("policy is leap", "x is above 0.5"), ("policy is not gradual", "x is above 0.5")}
    assert best.n == 500
    assert best.coverage == pytest.approx(450 / 600)
    assert best.everywhere == pytest.approx(600 / 2000)


def test_a_cell_is_clear_only_where_no_other_verdict_may_be_as_common():
    cells = invented([90, 55, 10, 49], x=[0, 1, 0, 1], y=[0, 0, 1, 1])
    ticks, found = phase_cells(cells, "x", "y")
    assert ticks == (["0", "1"], ["0", "1"])
    seen = {(cell.across, cell.up): (cell.label, cell.is_clear) for cell in found}
    assert seen == {
        (0, 0): ("stepping_stone", True),
        (1, 0): ("stepping_stone", False),
        (0, 1): ("pressure_valve", True),
        (1, 1): ("pressure_valve", False),
    }


def test_points_that_copy_one_another_know_no_more_than_one_of_them():
    """Fifty points, a hundred seeds, the same thirty of them stones everywhere: a cell, and a box, of 100."""
    alone, copied = under_common_luck([0.3]), under_common_luck([0.3] * 50)
    one, many = (pooled(cells, np.arange(len(cells.points)), "stepping_stone") for cells in (alone, copied))
    assert one.mean == many.mean == 0.3
    assert many.luck == pytest.approx(one.luck, abs=0.005) == counted(30, 100)[2:]
    (cell,) = phase_cells(copied, "x", "x")[1]
    assert cell.found == pooled(copied, np.arange(50), "pressure_valve")


def test_a_cell_over_what_nobody_knows_is_clear_only_if_that_leaves_no_other_verdict():
    """70 of 100 pairs are stones: by luck alone that is clear; not if they are all pairs of 70 draws."""
    by_draw = cells_made(np.repeat(np.arange(100) < 70, 2)[np.newaxis])
    drawn = by_draw._replace(draws=np.repeat(np.arange(100), 2))
    (given,), (unknown,) = (phase_cells(cells, "x", "x")[1] for cells in (by_draw, drawn))
    assert given.is_clear
    assert not unknown.is_clear
    assert unknown.leads, "seventy draws of a hundred are stones, which luck does not explain"
    picture = phase_diagram(drawn, "x", "x", "0 to 199")
    assert "On average over wars that fit, deals are mostly stepping stones in 1 of 1 cell" in picture.title
    assert "Pale: the most common on average" in picture.note
    assert "(1 of 1 cell). Hollow: another verdict may be as common (0 of 1 cell)" in picture.note
    assert unknown.found.unknown == pytest.approx((0.0, 1.0), abs=0.01)


def test_points_with_luck_of_their_own_are_counted_pair_by_pair():
    """A hundred seeds at fifty points, each pair on its own: an interval of 5,000 pairs, not of 100."""
    luck = np.random.default_rng(7).random((50, 100))
    found = pooled(cells_made(luck < 0.3), np.arange(50), "stepping_stone")
    alone = counted(round(5000 * found.mean), 5000)
    assert found.high - found.low == pytest.approx(alone.high - alone.low, rel=0.35)


def test_one_point_has_the_interval_of_its_pairs():
    found = pooled(under_common_luck([0.3, 0.8]), np.array([1]), "stepping_stone")
    assert (found.mean, *found.luck) == counted(80, 100)[1:]


def test_a_box_counts_seeds(grid: Path):
    """Of the rows themselves: the interval is at least as wide as that of all pairs of the box."""
    cells = cells_of(Store(grid), read_manifest(grid))
    counts = [(cells.labels == number).sum(axis=1) for number in range(len(LABELS))]
    assert np.transpose(counts).tolist() == cells.points[list(LABELS)].to_numpy().tolist()
    boxes = boxes_of(cells, LABELS)
    assert boxes
    for box in boxes:
        rows = counted(round(box.n * box.found.mean), box.n)
        assert box.found.high - box.found.low >= rows.high - rows.low - 1e-9


def test_many_words_keep_a_row_each_and_stand_one_below_the_other():
    words = [f"a_kind_of_deal_with_number_{number:02}" for number in range(17)]
    cells = invented([50] * 17, offered=words, x=[0] * 17)
    (across, up), found = phase_cells(cells, "offered", "x")
    assert (len(across), len(up), len(found)) == (17, 1, 17)
    axes = phase_diagram(cells, "offered", "x", "1 to 100").figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == words


def test_dots_are_stacked_without_losing_one():
    places, heights, width = stacked(np.array([0.0, 0.01, 0.02, 1.0]))
    assert heights.tolist() == [0.0, 1.0, 2.0, 0.0]
    assert places[0] == places[2] < places[3]
    assert width == pytest.approx(1.0 / 12)
    assert stacked(np.zeros(3))[1].tolist() == [0.0, 1.0, 2.0]


def test_an_unfinished_result_is_not_reported(tmp_path: Path):
    plan = plan_of(*loaded(tmp_path, days=20))
    open_store(tmp_path / "begun", plan)
    with pytest.raises(RequestError, match="of 1 part missing: 1"):
        write_report(tmp_path / "begun")
    with pytest.raises(RequestError, match=r"not the result of a sweep: it has no manifest\.json"):
        write_report(tmp_path)


@pytest.mark.parametrize("design", LEVELS.values(), ids=LEVELS.keys())
def test_a_level_effect_is_picked_by_half_of_the_draws_and_told_by_the_others(design: str, tmp_path: Path):
    """Worked out again by pandas from the merged file: draws 7 and 11 pick, 5 and 9 tell; t is SciPy's."""
    from scipy import stats

    folder = result(tmp_path, design, runs=8)
    experiment = read_manifest(folder).experiment
    rows = pd.read_parquet(folder / "rows.parquet")
    path = "monitors.valley_mission.detection"
    found = {one.outcome: one for one in level_effects(Store(folder), experiment)}["closing"]
    (index,) = [index for index in found.indices if index.path == path]
    own = rows if design == GRID else rows[rows.point <= 3]
    table = own.pivot_table("closing", path, "draw", aggfunc="mean")
    ranked = table[[7, 11]].mean(axis=1)
    pairs = table.loc[ranked.idxmax(), [5, 9]] - table.loc[ranked.idxmin(), [5, 9]]
    assert index.total == pytest.approx(pairs.mean(), abs=1e-12)
    half = stats.t.ppf(0.975, len(pairs) - 1) * pairs.std(ddof=1) / np.sqrt(len(pairs))
    assert index.total_error == pytest.approx(half, rel=1e-4, abs=1e-12)


def test_regions_of_a_picture_are_named_by_their_order_and_not_by_the_last_bit_of_their_size():
    figure, axes = blank(6.0, 4.0)
    axes.plot([0.0, 1.0])
    svg = drawn(CaptionedFigure("line", "A line", "of something", "A note", figure))[".svg"]
    assert b'id="clip-1"' in svg
    assert b"url(#clip-1)" in svg
    assert not re.search(rb'[#"]p[0-9a-f]{10}[")]', svg)

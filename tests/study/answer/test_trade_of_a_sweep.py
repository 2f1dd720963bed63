"""The trade in a report: every mark in its region, and no title that a test has not borne out."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from microdeals.rulebook.labels import SIGNS, Label, Peace
from microdeals.statistics.two_sources import Estimate, Nested, share_estimate
from microdeals.study import open_store, plan_of, sweep, threads
from microdeals.study.answer.pictures.quantiles import how_often_above
from microdeals.study.answer.pictures.trade import marks_of, trade_picture
from microdeals.study.answer.points_by_seed import COUNTED, shares_of_result
from microdeals.study.answer.report import write_report
from microdeals.study.answer.trade_in_words import mostly, traded
from microdeals.study.columns import LABELS
from microdeals.study.run.store import Store, read_manifest
from microdeals.verdict.trade import Cut, TradeMarks, TradePlane, draw_trade
from study.small import GRID, loaded

CUT = Cut(0.05, 0.05)
NAMED = {label: SIGNS[label].plural for label in Label}


@pytest.fixture(scope="module")
def grid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trade")
    plan = plan_of(*loaded(folder, GRID, 6, days=60))
    store = open_store(folder / "result", plan)
    with threads(2) as workers:
        sweep(plan, store, workers)
    return store.folder


def marks(*rows: tuple[float, float, Label, float]) -> TradeMarks:
    relief, closing, labels, days = zip(*rows, strict=True)
    return TradeMarks(np.array(relief), np.array(closing), np.array(labels), np.array(days))


NO = float("nan")
ONE_OF_EACH = marks(
    (0.2, 0.1, Label.STEPPING_STONE, NO),
    (0.2, 0.0, Label.PRESSURE_VALVE, NO),
    (0.2, -0.1, Label.PAINKILLER, NO),
    (0.0, 0.0, Label.DEAD_LETTER, NO),
    (0.0, -0.1, Label.SETBACK, NO),
    (0.2, -0.3, Label.STEPPING_STONE, 40.0),
    (0.2, 0.3, Label.PAINKILLER, -90.0),
)


def test_each_mark_lies_in_the_region_of_its_label_and_none_in_a_strip_for_names():
    plane = TradePlane(ONE_OF_EACH, CUT)
    across, up = plane.places(ONE_OF_EACH)
    above, below = plane.borders()
    rows = np.select([up > above, up < below], [Peace.CLOSER, Peace.FURTHER], Peace.NEITHER)
    assert rows.tolist() == [0, 1, 2, 1, 2, 0, 2]
    assert ((across > plane.x(CUT.relief)) == [True, True, True, False, False, True, True]).all()
    for peace in Peace:
        top = plane.top_of(peace)
        assert not ((up < top) & (up > top - 0.05)).any(), peace
    assert up[5] > plane.high
    assert up[6] < plane.low
    assert ((up[:5] < plane.high) & (up[:5] > plane.low)).all()


def test_marks_at_the_very_threshold_lie_on_the_side_that_they_count_for():
    at = marks((0.05, 0.05, Label.STEPPING_STONE, NO), (0.05, -0.05, Label.PAINKILLER, NO))
    plane = TradePlane(at, CUT)
    _, (closer, further) = plane.places(at)
    above, below = plane.borders()
    assert closer == pytest.approx(above)
    assert further < below - 0.05


def test_the_further_out_in_its_band_the_sooner_peace_came():
    found = marks(*((0.2, 0.0, Label.STEPPING_STONE, float(days)) for days in (30, 300, 100)))
    _, up = TradePlane(found, CUT).places(found)
    assert up[0] < up[2] < up[1] < 1.0


def test_the_picture_has_a_name_and_a_count_for_each_region_that_no_mark_covers():
    axes = draw_trade(None, ONE_OF_EACH, CUT, NAMED)
    said = {text.get_text() for text in axes.texts}
    assert set(NAMED.values()) <= said
    axes.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in axes.texts]
    drawn = [
        axes.transData.transform(some.get_offsets()) for some in axes.collections if len(some.get_offsets())
    ]
    points = np.concatenate(drawn)
    assert len(points) >= len(ONE_OF_EACH.labels)
    assert not any(box.contains(x, y) for box in boxes for x, y in points)


def test_rows_of_a_result_are_decided_by_a_settlement_as_the_verdict_has_it():
    rows = pd.DataFrame(
        {
            "relief": 0.1,
            "closing": 0.0,
            "label": "pressure_valve",
            "days_sooner": [100, 29, 30, -30, 0],
            "settled_with": [True, True, True, True, False],
            "settled_without": [False, True, True, True, False],
        }
    )
    assert marks_of(rows).by_settlement.tolist() == [True, False, True, True, False]


def test_the_marks_of_a_real_result_lie_where_their_labels_say(grid: Path):
    rows = pd.read_parquet(grid / "rows.parquet")
    found = marks_of(rows.assign(label=rows.label.astype(str)))
    plane = TradePlane(found, CUT)
    across, up = plane.places(found)
    above, below = plane.borders()
    assert ((up >= above) == rows.peace_closer).all()
    assert ((up <= below) == rows.peace_further).all()
    assert ((across >= plane.x(CUT.relief)) == rows.spared).all()


def test_the_report_begins_with_the_trade_and_its_counts_are_those_of_all_rows(grid: Path):
    rows, experiment = pd.read_parquet(grid / "rows.parquet"), read_manifest(grid).experiment
    found = shares_of_result(Store(grid), experiment, int(rows.point.max()) + 1)
    for name in COUNTED:
        assert found[name].mean == pytest.approx(rows[name].mean())
    picture = trade_picture(rows.assign(label=rows.label.astype(str)), found, len(rows), "1 to 6")
    assert picture.title == mostly(found)
    assert f"eased the war in {100 * rows.spared.mean():.0f} (" in picture.subtitle
    assert f"all {len(rows)} pairs" in picture.note
    page = write_report(grid).read_text(encoding="utf-8")
    first = page.index("<svg")
    assert page.index(picture.title) < first + 200
    assert first < page.index("<table")


def estimate(share: float, half: float, unknown: float | None = None) -> Estimate:
    luck = (share - half, share + half)
    return Estimate(share, luck, luck, None if unknown is None else (share - unknown, share + unknown))


def shares(first: Estimate, second: Estimate) -> dict[str, Estimate]:
    return dict.fromkeys((*LABELS, *COUNTED), estimate(0.0, 0.01)) | {
        "painkiller": first,
        "pressure_valve": second,
    }


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (estimate(0.8, 0.1), estimate(0.2, 0.1), "Small deals were mostly painkillers"),
        (estimate(0.6, 0.15), estimate(0.4, 0.15), "No one verdict is clearly the most common"),
        (estimate(0.8, 0.1, 0.6), estimate(0.2, 0.1, 0.2), "On average small deals were mostly painkillers"),
    ],
)
def test_the_title_names_a_verdict_only_where_no_other_may_be_as_common(first, second, said):
    assert mostly(shares(first, second)).startswith(said)


def test_the_sentence_says_both_ranges_where_they_were_told_apart():
    told = traded(shares(estimate(0.5, 0.1), estimate(0.5, 0.1)) | {"spared": estimate(0.9, 0.02, 0.1)})
    assert "eased the war in 90 (80 to 100; by luck alone 88 to 92)" in told
    assert "Settled on the last day: 0 (" in told


def paired(above: float, n: int = 400) -> pd.DataFrame:
    luck = np.random.default_rng(3).random(n)
    return pd.DataFrame({"seed": np.arange(n), "point": 0, "closing": np.where(luck < above, 0.1, -0.1)})


def as_given(seeds: np.ndarray) -> None:
    assert len(seeds)


@pytest.mark.parametrize(
    ("above", "said"),
    [
        (0.7, "Closing is above 0 in most pairs: "),
        (0.3, "Closing is above 0 in less than half of all pairs: "),
        (0.5, "Whether closing is above 0 in more than half of all pairs can't be told: "),
    ],
)
def test_a_distribution_claims_a_majority_only_beyond_luck(above: float, said: str):
    rows = paired(above)
    told = how_often_above("closing", rows, as_given)
    assert told.startswith(said)
    share = share_estimate(Nested((rows.closing > 0).to_numpy(float), None), 1)
    assert f": {100 * share.mean:.0f} ({100 * share.low:.0f} to {100 * share.high:.0f}) of 100" in told


def test_a_distribution_over_what_nobody_knows_counts_draws():
    """70 of 100 are above 0; where these are whole draws it may be as well that none of a war's are."""
    rows = pd.DataFrame(
        {"seed": np.arange(200), "point": 0, "closing": np.repeat(np.arange(100) < 70, 2) - 0.5}
    )
    assert how_often_above("closing", rows, as_given).startswith("Closing is above 0 in most pairs")
    assert how_often_above("closing", rows, lambda seeds: seeds // 2).startswith("Whether closing is above 0")

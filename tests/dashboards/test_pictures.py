"""What the charts' descriptions hand to the browser."""

import json
import struct

import pytest

from dashboards.charts import (
    OPEN,
    Axis,
    Bars,
    Caption,
    ChartLine,
    DealBar,
    DealEnding,
    DealRow,
    Lines,
    Look,
    ReportMark,
    Timeline,
    ValueBar,
)

WORDS = Caption("Trust grows", "Trust of each side (0 to 1)")
DAYS = Axis("day", 0, 10)
TRUST = Lines(
    WORDS, DAYS, Axis("trust", 0, 1), (ChartLine("Arden", Look.SIDE_A), ChartLine("Borea", Look.SIDE_B))
)
DEALS = Timeline(WORDS, DAYS, (DealRow("swap", "Prisoner exchange"),))


def test_lines_travel_as_little_floats_column_by_column():
    frame = TRUST.frame([0, 1, 2], [[0.5, 0.25, 0.125], [1.0, float("nan"), 0.0]])
    values = struct.unpack("<9f", frame["values"])
    assert frame["n"] == 3
    assert values[:6] == (0.0, 1.0, 2.0, 0.5, 0.25, 0.125)
    assert values[6] == 1.0
    assert values[7] != values[7]
    assert values[8] == 0.0


def test_a_line_too_few_is_an_error():
    with pytest.raises(ValueError, match="got 1 lines of values for 2 lines"):
        TRUST.frame([0, 1], [[0.5, 0.5]])


def test_a_bar_in_no_row_is_an_error():
    with pytest.raises(ValueError, match=r"no such row \['swop'\]; there are \['swap'\]"):
        DEALS.frame([DealBar("1", "swop", "A swap", 3)])


def test_a_bar_too_few_is_an_error():
    with pytest.raises(ValueError, match="got 1 bars for 2 rows"):
        Bars(WORDS, DAYS, n_rows=2).frame([ValueBar("gap", "Gap", 0.3)])


def test_a_deal_travels_whole():
    reports = (ReportMark(4, Look.SIDE_B, True),)
    bar = DealBar(
        "1", "swap", "A swap", 2, 3, 9, DealEnding.LEFT, Look.THIRD, reports, "Worth of staying -0.07 < 0."
    )
    sent = json.loads(json.dumps(DEALS.frame([bar])))["bars"][0]
    assert sent["reports"] == [{"day": 4, "against": "side-b", "true": True}]
    assert (sent["signed"], sent["start"], sent["end"], sent["ending"]) == (2, 3, 9, "left")
    assert sent["why"] == "Worth of staying -0.07 < 0."


def test_a_deal_is_open_until_something_else_is_said():
    sent = DEALS.frame([DealBar("1", "swap", "A swap", 2)])["bars"][0]
    assert (sent["start"], sent["end"], sent["ending"]) == (OPEN, OPEN, "running")


@pytest.mark.parametrize("picture", [TRUST, DEALS, Bars(WORDS, DAYS, n_rows=1, running=True)])
def test_a_description_is_plain_json(picture: Lines | Timeline | Bars):
    spec = picture.spec()
    assert json.loads(json.dumps(spec))["caption"]["title"] == "Trust grows"

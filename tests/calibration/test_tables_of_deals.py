"""A table of deals is read whole or refused whole: all that is wrong, line by line, before any work."""

import math
import os
import re
from pathlib import Path

import pytest

from calibration.planted_record import asked_of, planted, written
from microdeals.calibration.own_war.measures import figures_of
from microdeals.calibration.own_war.published import is_published
from microdeals.calibration.own_war.record import SETTLEMENT, RecordedEnding
from microdeals.calibration.own_war.table import read_table
from microdeals.conflicts import load
from microdeals.errors import RecordError
from microdeals.unknowns import unknowns_of, wars_that_fit

ARDEN = load("arden_borea")
SOUND = """kind,signed,ended,ending,violations,fire_before,fire_after
observed,2031-03-01,2032-02-29
swap,2031-04-02,2031-05-02,expired,1,40,38.5
quiet_guns,2031-05-01,2031-05-20,broken,7,20,11
quiet_guns,2031-05-01,2031-05-20,broken,7,20,11
waterworks,2031-06-01,,standing
harvest_days,2031-06-03,2031-06-09,left
river_barges,2031-07-01,2031-08-01,
watched_line,,,none
settlement,,,none
"""


def read(folder: Path, text: str | bytes):
    file = folder / "deals.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(file, ARDEN)


def test_a_sound_table_is_read_as_it_stands(tmp_path: Path):
    record = read(tmp_path, SOUND)
    assert record.days == 366
    assert {*record.kinds} == {*(kind.key for kind in ARDEN.kinds), SETTLEMENT}
    assert [deal.lasted for deal in record.deals] == [30, 19, 19, 273, 6, 31]
    assert [deal.ending for deal in record.deals][-3:] == [
        RecordedEnding.STANDING, RecordedEnding.LEFT, RecordedEnding.UNKNOWN,
    ]  # fmt: skip
    assert record.deals[0][-3:] == (1.0, 40.0, 38.5)
    assert all(math.isnan(count) for count in record.deals[-1][-3:])


def test_figures_are_those_of_paper_and_pencil(tmp_path: Path):
    figures = figures_of(read(tmp_path, SOUND))
    assert figures["signed.quiet_guns"] == 2.0
    assert figures["signed.watched_line"] == 0.0
    assert figures["stands.30"] == pytest.approx(1.0 - 4 / 6)  # six days, twice nineteen, and thirty
    assert figures["failed"] == pytest.approx(3 / 4)
    assert figures["left"] == pytest.approx(1 / 3)
    assert figures["failing"] == pytest.approx(3 / (30 + 19 + 19 + 273 + 6) * 30)
    assert figures["violations"] == pytest.approx(15 / (30 + 19 + 19) * 30)
    assert figures["fire"] == pytest.approx(11 / 20)
    assert figures["settled"] == 0.0


def test_a_deal_without_an_end_or_an_ending_stands(tmp_path: Path):
    record = read(tmp_path, SOUND.replace("waterworks,2031-06-01,,standing", "waterworks,2031-06-01,,"))
    assert record.deals[3].ending is RecordedEnding.STANDING


def test_a_world_that_is_written_down_is_read_as_it_was(tmp_path: Path):
    unknowns = unknowns_of(ARDEN)
    assert unknowns is not None
    (world,) = planted(wars_that_fit(ARDEN, unknowns, [4]), 200)
    again = read_table(written(world, tmp_path / "world.csv"), ARDEN)
    assert figures_of(again) == pytest.approx(figures_of(world), rel=2e-3, nan_ok=True)
    assert {*again.kinds} == {*asked_of(ARDEN, 200).kinds}


BAD = {
    "no such kind": ("swap,", "swop,", "kind 'swop': no such deal. Did you mean 'swap'?", 3),
    "a title": ("swap,", "Prisoner swap,", "write its key, 'swap'", 3),
    "no kind": ("swap,", ",", "no kind; arden_borea has 'swap',", 3),
    "no date": ("2031-04-02", "2/4/2031", "signed '2/4/2031': must be a date such as 2031-03-01", 3),
    "no such date": ("2031-04-02", "2031-04-31", "must be a date", 3),
    "no beginning": ("swap,2031-04-02", "swap,", "signed '': must be a date", 3),
    "ends before it begins": ("2031-05-02", "2031-04-01", "ended on 2031-04-01, before it was signed", 3),
    "an unknown ending": ("expired", "expried", "Did you mean 'expired'?", 3),
    "fire below nothing": (",40,", ",-40,", "fire_before '-40': must be a number, 0 or above", 3),
    "fire that is none": ("38.5", "much", "fire_after 'much': must be a number", 3),
    "fire without end": ("38.5", "inf", "fire_after 'inf': must be a number", 3),
    "half a fire": (",40,38.5", ",40,", "fire_before without the other; give both or neither", 3),
    "too many cells": ("38.5", "38.5,9", "8 cells under a header of 7", 3),
    "signed before it was observed": ("2031-04-02", "2031-02-02", "outside the time that was observed", 3),
    "ended afterwards": ("2031-08-01", "2032-08-01", "after the time that was observed", 8),
    "standing and ended": ("2031-06-01,,standing", "2031-06-01,2031-07-01,standing", "keep one of them", 6),
    "none with a date": ("watched_line,,", "watched_line,2031-06-01,", "leave the other cells empty", 9),
    "none and some": ("harvest_days,", "watched_line,", "of which line 9 says that there was none", 7),
    "the same too often": (
        "harvest_days,2031-06-03,2031-06-09,left",
        "swap,2031-04-02,2031-05-02,expired,1,40,38.5",
        "the same as line 3; keep one",
        7,
    ),
    "a short time": ("2032-02-29", "2031-04-05", "36 days; must be 60 to 7,305 days", 2),
    "time upside down": ("2032-02-29", "2030-02-28", "2030-02-28, is before its first, 2031-03-01", 2),
    "time twice": ("waterworks,2031-06-01,,standing", "observed,2031-03-01,2032-02-29", "keep one", 6),
    "an unknown column": ("violations", "violatons", "Did you mean 'violations'?", 1),
    "a missing column": (",ending,", ",", "no column 'ending'", 1),
    "a column twice": ("violations", "ended", "column 'ended' stands there twice", 1),
}


@pytest.mark.parametrize(("old", "new", "says", "line"), BAD.values(), ids=BAD.keys())
def test_a_bad_table_is_refused_with_its_line(tmp_path: Path, old: str, new: str, says: str, line: int):
    assert old in SOUND
    with pytest.raises(RecordError) as refusal:
        read(tmp_path, SOUND.replace(old, new, 1))
    assert any(says in one and f"(line {line})" in one for one in refusal.value.problems), refusal.value


def test_time_upside_down_is_one_thing_to_mend(tmp_path: Path):
    """No row is blamed for lying outside a time that has no days."""
    with pytest.raises(RecordError) as refusal:
        read(tmp_path, SOUND.replace("2032-02-29", "2030-02-28", 1))
    assert len(refusal.value.problems) == 1


def test_all_problems_are_told_in_one_pass_in_the_order_of_the_file(tmp_path: Path):
    text = SOUND.replace("swap,", "swop,").replace("broken", "brocken").replace("2031-08-01", "2031-06-01")
    with pytest.raises(RecordError) as refusal:
        read(tmp_path, text)
    assert re.findall(r"\(line (\d+)\)", str(refusal.value)) == ["3", "4", "5", "8"]


def problems_of(folder: Path, text: str) -> str:
    with pytest.raises(RecordError) as refusal:
        read(folder, text)
    return "\n".join(refusal.value.problems)


def test_an_unknown_column_hides_no_wrong_row(tmp_path: Path):
    told = problems_of(tmp_path, SOUND.replace("violations", "violatons").replace("expired", "expried"))
    assert "Did you mean 'violations'?" in told
    assert "Did you mean 'expired'?" in told


def test_that_rows_were_not_looked_at_is_said_where_a_column_is_missing(tmp_path: Path):
    told = problems_of(tmp_path, SOUND.replace(",ending,", ",", 1).replace("expired", "expried"))
    assert "no column 'ending'" in told
    assert "with a column missing the rows have not been looked at" in told


def test_a_cell_too_many_does_not_make_the_observed_time_unknown(tmp_path: Path):
    told = problems_of(tmp_path, SOUND.replace("2032-02-29", "2032-02-29,,,,,much"))
    assert "8 cells under a header of 7. (line 2)" in told
    assert "no row says which time" not in told


def test_a_wrong_time_does_not_hide_that_there_is_no_deal(tmp_path: Path):
    told = problems_of(tmp_path, "kind,signed,ended,ending\nobserved,2031-03-01,2031-03-05\n")
    assert "5 days; must be 60 to 7,305 days" in told
    assert "no deal. Write a row for each" in told


WHOLE = {
    "empty": (b" \n", "empty. It needs a header and a row a deal."),
    "not UTF-8": (SOUND.replace("swap", "sw\u00e4p").encode("latin-1"), r"not UTF-8.*\(line 3\)"),
    "binary": (b"kind,signed\0", "a binary file"),
    "no time": (SOUND.replace("observed,2031-03-01,2032-02-29\n", "").encode(), "no row says which time"),
    "no deal": ("\n".join(SOUND.splitlines()[:2]).encode(), "no deal. Write a row for each"),
    "too long": (SOUND.encode() + b"swap,2031-04-02,2031-05-02,expired\n" * 20_000, "20,009 rows; at most"),
    "too large": (b"x" * 5_000_001, "larger than 5 MB"),
}


@pytest.mark.parametrize(("content", "says"), WHOLE.values(), ids=WHOLE.keys())
def test_what_is_no_table_is_refused_whole(tmp_path: Path, content: bytes, says: str):
    with pytest.raises(RecordError, match=says):
        read(tmp_path, content)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path):
    pipe = tmp_path / "deals.csv"
    os.mkfifo(pipe)
    assert not is_published(pipe)
    with pytest.raises(RecordError, match="a pipe or a device"):
        read_table(pipe, ARDEN)


def test_a_file_that_is_not_there_is_refused():
    with pytest.raises(RecordError, match=r"nowhere\.csv: cannot be read"):
        read_table(Path("nowhere.csv"), ARDEN)

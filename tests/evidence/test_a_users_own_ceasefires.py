"""A download in the published layout is recomputed, and all that is wrong in it is told with its line."""

from pathlib import Path

import pytest

from microdeals.errors import RequestError
from microdeals.evidence import measures
from microdeals.evidence.own_ceasefires import told_again
from microdeals.evidence.reading import COLUMNS, read_ceasefires

SOUND = {
    "cc": "1",
    "cf_id": "1",
    "ucdp_acd_id": "7",
    "side": "2",
    "written": "1",
    "ceasefire_class": "1",
    "implement": "0",
    "ended": "1",
    **dict(zip(("cf_effect_yr", "cf_effect_month", "cf_effect_day"), ("2001", "3", "1"), strict=True)),
    **dict(zip(("cf_dec_yr", "cf_dec_month", "cf_dec_day"), ("2001", "2", "28"), strict=True)),
    **dict(zip(("end_yr", "end_month", "end_day"), ("2001", "3", "11"), strict=True)),
}


def written(folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Path:
    """A file with these rows, each the sound one with some cells changed."""
    lines = [",".join(columns), *(",".join({**SOUND, **row}[column] for column in columns) for row in rows)]
    file = folder / "download.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_a_truce_of_ten_days_is_read_as_one(tmp_path: Path):
    reading = read_ceasefires(written(tmp_path, {}))
    assert reading.problems == ()
    assert reading.table[["conflict", "rank", "days"]].to_numpy().tolist() == [[7.0, 1.0, 10.0]]


def test_two_participants_of_one_ceasefire_are_one_ceasefire(tmp_path: Path):
    reading = read_ceasefires(written(tmp_path, {}, {}, {"cf_id": "2"}))
    assert (reading.rows, reading.ceasefires, len(reading.table)) == (3, 2, 2)


def test_what_follows_a_cessation_is_told_by_the_order_of_starts(tmp_path: Path):
    later = {"cf_id": "2", "ceasefire_class": "3", "cf_effect_month": "4", "end_yr": "-1", "ended": "0"}
    table = read_ceasefires(written(tmp_path, later, {})).table
    assert measures.share_followed_by(table, 3) == 1.0
    assert measures.days_to_next(table) == 31.0
    assert measures.share_definitive_within(table, 1) == 1.0


def test_a_missing_day_is_the_middle_of_its_month_and_a_missing_start_the_declaration(tmp_path: Path):
    table = read_ceasefires(
        written(tmp_path, {"end_day": "-1"}, {"cf_id": "2", "cf_effect_yr": "-1"}, {"cf_id": "3", "cc": "2"})
    ).table
    assert sorted(table["days"]) == [10.0, 11.0, 14.0]


@pytest.mark.parametrize(
    ("row", "told", "usable"),
    [
        ({"cf_effect_month": "13"}, "line 3: cf_effect 2001-13-1: there is no such date.", 2),
        ({"cf_effect_day": "first"}, "line 3: cf_effect 2001-3-first: there is no such date.", 2),
        (
            {"end_yr": "1999"},
            "line 3: ends on 1999-03-11, before it starts on 2001-03-01; its end is left out.",
            2,
        ),
        ({"ended": "9"}, "line 3: ended = '9': must be one of 1, 4, 2, 3, 0, -1.", 1),
        ({"ceasefire_class": "4"}, "line 3: ceasefire_class = 4: must be 1, 2 or 3.", 1),
        (
            {"ucdp_acd_id": "x"},
            "line 3: ucdp_acd_id = 'x': must be a whole number of at most nine digits.",
            1,
        ),
        (
            {"ucdp_acd_id": "9" * 30},
            f"line 3: ucdp_acd_id = '{'9' * 30}': must be a whole number of at most nine digits.",
            1,
        ),
        ({"cf_effect_yr": "9" * 20}, f"line 3: cf_effect {'9' * 20}-3-1: there is no such date.", 2),
        ({"end_day": "9" * 20}, f"line 3: end 2001-3-{'9' * 20}: there is no such date.", 2),
        ({"ended": "x" * 20_000}, f"line 3: ended = '{'x' * 38}…: must be one of 1, 4, 2, 3, 0, -1.", 1),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, row: dict[str, str], told: str, usable: int):
    reading = read_ceasefires(written(tmp_path, {}, {"cf_id": "2", **row}))
    assert reading.problems == (told,)
    assert len(reading.table) == usable


def test_missing_columns_are_named_and_nothing_is_guessed(tmp_path: Path):
    without = tuple(column for column in COLUMNS if column not in {"ended", "end_day"})
    with pytest.raises(RequestError, match=r"line 1: no column ended, end_day\..*\n.*No row can be used"):
        read_ceasefires(written(tmp_path, {}, columns=without))


def test_a_row_that_is_too_short_is_left_out_and_told(tmp_path: Path):
    file = written(tmp_path, {}, {"cf_id": "2"})
    file.write_text(file.read_text() + "1,3,7\n")
    reading = read_ceasefires(file)
    assert reading.problems == ("line 4: fewer cells than columns; left out.",)
    assert reading.rows == 2


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8-sig", ()),
        ("latin-1", ("line 2: not UTF-8; the file was read as Latin-1.",)),
        ("utf-16", ("line 1: in UTF-16, not UTF-8; read as that.",)),
    ],
)
def test_other_encodings_are_read_and_told(tmp_path: Path, encoding: str, told: tuple[str, ...]):
    file = written(tmp_path, {}, columns=(*COLUMNS,))
    lines = file.read_text().splitlines()
    text = f"{lines[0]},place\n{lines[1]},Côte\n"
    file.write_bytes(text.encode(encoding))
    reading = read_ceasefires(file)
    assert (reading.problems, len(reading.table)) == (told, 1)


@pytest.mark.parametrize("content", [b"", b"\n", b"\x00\x01\xff" * 50, b"a,b\n1,2\n"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes):
    file = tmp_path / "other.csv"
    file.write_bytes(content)
    with pytest.raises(RequestError, match="No row can be used"):
        read_ceasefires(file)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(RequestError, match="cannot be read"):
        read_ceasefires(tmp_path / "nowhere.csv")


def test_the_answer_counts_what_can_be_used_and_gives_each_figure_beside_ours(tmp_path: Path):
    rows = [{"cf_id": str(n), "ucdp_acd_id": str(n % 4), "cf_effect_yr": str(1990 + n)} for n in range(11)]
    told = told_again(written(tmp_path, *rows))
    assert "download.csv: 11 rows, 11 ceasefires, of which 11 can be used; 0 things were wrong." in told
    assert "ours 0.80    after a cessation, the next in the conflict is a cessation" in told
    assert told.count("\n") == 2 + 18 - 1

"""Tables as CSV: what a file calls a thing stays a text in every spreadsheet."""

import csv
import io

import pandas as pd
import pytest

from microdeals._version import __version__
from microdeals.documents.tables import ColumnTold, Made, csv_of, csv_of_frame, dictionary_of


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t"])
def test_a_text_that_begins_like_a_formula_is_marked_as_text(begins: str):
    table = csv_of(["deal"], [(f"{begins}HYPERLINK(1)",)])
    (_, (cell,)) = csv.reader(io.StringIO(table, newline=""))
    assert cell == f"'{begins}HYPERLINK(1)"


def test_other_texts_and_all_numbers_are_as_they_are():
    assert csv_of(["deal", "share", "day"], [("Swap, then =", -0.5, None), ("a\rb", 1, 2)]) == (
        'deal,share,day\n"Swap, then =",-0.5,\na b,1,2\n'
    )


MADE = Made("arden_borea", 7)
SAID = {"war": "arden_borea", "seed": "7", "version": __version__}


def read(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table, newline="")))


def test_each_row_says_its_war_seed_and_version():
    assert read(csv_of(["share"], [(0.5,), (0.25,)], MADE)) == [
        {"share": share, "war": "arden_borea", "seed": "7", "version": __version__}
        for share in ("0.5", "0.25")
    ]


def test_a_row_that_knows_its_own_seed_keeps_it():
    (row,) = read(csv_of(["seed", "share"], [(9, 0.5)], MADE))
    assert (row["seed"], row["war"]) == ("9", "arden_borea")


def test_a_data_frame_says_the_same_and_what_is_missing_is_empty():
    frame = pd.DataFrame({"what": ["=A1", None], "share": [0.1 + 0.2, float("nan")], "is_so": [True, False]})
    assert read(csv_of_frame(frame, MADE)) == [
        {"what": "'=A1", "share": "0.30000000000000004", "is_so": "True", **SAID},
        {"what": "", "share": "", "is_so": "False", **SAID},
    ]


def test_the_dictionary_tells_every_column_of_every_file_with_what_made_it():
    days, pairs = (ColumnTold("day", "day", "from 1"),), (ColumnTold("seed", "number", "of the pair"),)
    rows = read(dictionary_of({"days.csv": days, "pairs.csv": pairs}))
    assert [(row["file"], row["column"]) for row in rows] == [
        ("days.csv", "day"), ("days.csv", "war"), ("days.csv", "seed"), ("days.csv", "version"),
        ("pairs.csv", "seed"), ("pairs.csv", "war"), ("pairs.csv", "version"),
    ]  # fmt: skip
    assert rows[4]["meaning"] == "of the pair"

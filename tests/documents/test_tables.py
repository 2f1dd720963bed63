"""Tables as CSV: what a file calls a thing stays a text in every spreadsheet."""

import csv
import io

import pytest

from microdeals.documents.tables import csv_of


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t"])
def test_a_text_that_begins_like_a_formula_is_marked_as_text(begins: str):
    table = csv_of(["deal"], [(f"{begins}HYPERLINK(1)",)])
    (_, (cell,)) = csv.reader(io.StringIO(table, newline=""))
    assert cell == f"'{begins}HYPERLINK(1)"


def test_other_texts_and_all_numbers_are_as_they_are():
    assert csv_of(["deal", "share", "day"], [("Swap, then =", -0.5, None), ("a\rb", 1, 2)]) == (
        'deal,share,day\n"Swap, then =",-0.5,\na b,1,2\n'
    )

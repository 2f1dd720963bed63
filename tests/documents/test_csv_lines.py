"""A table is the same table, whichever spreadsheet has saved it."""

from pathlib import Path

import pytest

import microdeals as md
from microdeals.conflicts import load
from microdeals.documents.csv_lines import lines_of_csv

HERE = "path,low,high\nparty.arden.trust,0.3,1e-3\n"
EUROPEAN = "path;low;high\nparty.arden.trust;0,3;1e-3\n"
WITH_TABS = "path\tlow\thigh\nparty.arden.trust\t0,3\t1e-3\n"


@pytest.mark.parametrize("text", [EUROPEAN, WITH_TABS, HERE + ",,\n\n"])
def test_the_cells_are_the_same(text: str):
    assert lines_of_csv(text) == lines_of_csv(HERE)


def test_a_first_line_that_says_what_stands_between_is_no_header_and_counts_as_a_line():
    header, row = lines_of_csv(f"sep=;\n{EUROPEAN}")
    assert (header.number, header.cells) == (2, ["path", "low", "high"])
    assert (row.number, row.cells[1]) == (3, "0.3")


def test_with_commas_between_cells_a_comma_in_a_cell_is_left_alone():
    assert lines_of_csv('a,b\n"0,3",Arden\n')[1].cells == ["0,3", "Arden"]


def test_with_semicolons_words_keep_their_commas():
    assert lines_of_csv("a;b\nArden, the first;1,2,3\n")[1].cells == ["Arden, the first", "1,2,3"]


def test_points_of_a_sweep_may_be_saved_by_any_spreadsheet(tmp_path: Path):
    rows = []
    for name, text in (
        ("ours", "party.arden.trust,ladder.policy\n0.1,leap\n0.35,gradual\n"),
        ("theirs", "party.arden.trust;ladder.policy\n0,1;leap\n0,35;gradual\n"),
    ):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.toml").write_text(
            f'question = "Does it matter?"\nmodel = "arden_borea"\nruns = 2\n[design]\nkind = "points"\n'
            f'file = "{name}.csv"\n[settings]\n"conflict.horizon_days" = 20\n[levers]\n'
            '"party.arden.trust" = { low = 0.0, high = 1.0 }\n"ladder.policy" = ["gradual", "leap"]\n',
            encoding="utf-8",
        )
        rows.append(md.sweep(tmp_path / f"{name}.toml").rows.drop(columns="model_digest", errors="ignore"))
    assert rows[0].equals(rows[1])
    assert rows[0]["party.arden.trust"].unique().tolist() == [0.1, 0.35]


def test_deals_of_a_war_may_be_saved_by_any_spreadsheet(tmp_path: Path):
    from microdeals.calibration.own_war.table import read_table

    text = (
        "kind,signed,ended,ending,violations\nobserved,2031-03-01,2033-02-28,,\n"
        "swap,2031-04-02,2031-05-02,expired,1.5\n"
    )
    war, records = load("arden_borea"), []
    for name, saved in (("ours", text), ("theirs", text.replace(",", ";").replace("1.5", "1,5"))):
        (tmp_path / f"{name}.csv").write_text(saved, encoding="utf-8")
        records.append(read_table(tmp_path / f"{name}.csv", war))
    assert records[0].deals[0].violations == 1.5
    assert str(records[0]) == str(records[1])

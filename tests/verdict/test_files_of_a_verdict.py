"""What a verdict leaves on disk: tables whose every column is told, and its trade as a picture."""

import csv
from pathlib import Path

import pandas as pd
import pytest

import microdeals as md
from cli.terminal import typed_here
from microdeals._version import __version__
from microdeals.documents.tables import MADE_BY
from microdeals.rulebook.labels import SIGNS
from microdeals.verdict import Verdict
from microdeals.verdict.columns import told_of

QUICK = ("--runs", "6", "--set", "conflict.horizon_days=30", "--set", "publics.citizens=8")


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    return md.judge("arden_borea", runs=4)


def test_every_column_of_every_table_is_told(verdict):
    compared = md.compare("arden_borea", "arden_borea", runs=4)
    for frame in (verdict.table(), compared.table()):
        told = told_of(list(frame.columns))
        assert [column.name for column in told] == list(frame.columns)
        assert all(column.unit and column.meaning for column in told)


def test_a_column_that_nobody_has_told_is_an_error():
    with pytest.raises(KeyError):
        told_of(["mood_with"])


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_rows_say_what_made_them_and_a_dictionary_lies_beside(tmp_path: Path, ending: str):
    answer = typed_here("judge", "arden_borea", *QUICK, "--out", f"v.{ending}", folder=tmp_path)
    assert answer.code == 0, answer.errors
    file = tmp_path / f"v.{ending}"
    rows = pd.read_csv(file) if ending == "csv" else pd.read_parquet(file)
    assert set(rows.war) == {"arden_borea"}
    assert set(rows.version) == {__version__}
    assert rows.seed.nunique() == len(rows) == 6
    dictionary = list(csv.DictReader((tmp_path / "v.dictionary.csv").read_text().splitlines()))
    assert {row["column"] for row in dictionary} == set(rows.columns)
    assert {row["file"] for row in dictionary} == {file.name}
    assert {column.name for column in MADE_BY} <= set(rows.columns)


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_the_trade_is_written_as_a_picture_the_same_each_time(tmp_path: Path, ending: str):
    for name in ("a", "b"):
        answer = typed_here("judge", "arden_borea", *QUICK, "--out", f"{name}.{ending}", folder=tmp_path)
        assert f"Wrote {name}.{ending} (the trade" in answer.printed + answer.errors
    first, second = ((tmp_path / f"{name}.{ending}").read_bytes() for name in ("a", "b"))
    assert first == second
    assert first.startswith(b"<?xml" if ending == "svg" else b"\x89PNG")


def test_the_trade_of_a_verdict_counts_as_the_verdict_does(verdict):
    axes = verdict.plot_trade()
    assert "axes are stretched around zero" in axes.get_xlabel()
    assert "of 100" not in axes.get_figure().get_suptitle(), "it counts of four pairs"
    told = [text.get_text().split(" ", 1) for text in axes.texts[:5]]
    numbers = {name: int(number) for number, name in told}
    named = {(sign.name, sign.plural): verdict.shares[label].number for label, sign in SIGNS.items()}
    assert numbers == {names[number != 1]: number for names, number in named.items()}, (
        "of four pairs each is one"
    )
    drawn = {some.get_label(): len(some.get_offsets()) for some in axes.collections}
    assert {sign.name: verdict.shares[label].number for label, sign in SIGNS.items()}.items() <= drawn.items()

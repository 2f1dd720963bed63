"""Every declared parameter, at its edges and beyond: the declaration is what the reader obeys."""

import datetime
import math
from pathlib import Path
from typing import Any

import pytest

from conflicts.documents import loaded, problems, put, richest, smallest, written
from microdeals.conflicts import Declaration, declarations, value_at

KEY = {"party": "arden", "issue": "water", "sector": "ford", "deal": "swap", "monitors": "mission"}
KEY |= {"third_party": "league", "spoiler": "irregulars", "meeting": "envoys"}

SKIPPED = {("conflict", "title"), ("conflict", "start"), ("conflict", "summary"), ("issue", "priority")}
"""No numbers: each has tests of its own."""
ALL = [
    (table, d) for table, all_in in declarations().items() for d in all_in if (table, d.key) not in SKIPPED
]
NUMBERS = [(table, d) for table, d in ALL if d.type in (int, float)]
NAMES = [(table, d) for table, d in ALL if d.choices]
SWITCHES = [(table, d) for table, d in ALL if d.type is bool]


def path_of(table: str, declared: Declaration) -> str:
    return ".".join(part for part in (table, KEY.get(table, ""), declared.key) if part)


def document_with(path: str, value: Any) -> dict[str, Any]:
    """A document with this value, and whatever else then has to fit it."""
    document = put(richest(), path, value)
    if path == "party.arden.prospects":
        put(document, "party.borea.prospects", 1.0 - value)
    if path == "publics.neighbours":
        put(document, "publics.citizens", 100)
    if path == "publics.citizens":
        put(document, "publics.neighbours", 2)
    return document


def ids(values: list[tuple[str, Declaration]]) -> list[str]:
    return [path_of(*pair) for pair in values]


def edges(table: str, declared: Declaration) -> list[float]:
    """The least and the greatest value that its range and its neighbours in the file allow."""
    low, high = declared.low, min(declared.high, 1e6)
    if not declared.low_is_allowed:
        low = math.nextafter(low, math.inf)
    if (table, declared.key) == ("deal", "rung"):
        high = 5
    if (table, declared.key) == ("settlement", "rung"):
        low = 6
    if (table, declared.key) == ("monitors", "teams"):
        high = 16
    return [declared.type(low), declared.type(high)]


@pytest.mark.parametrize(("table", "declared"), NUMBERS, ids=ids(NUMBERS))
def test_a_number_at_the_edge_of_its_range_is_taken(table: str, declared: Declaration, tmp_path: Path):
    path = path_of(table, declared)
    for edge in edges(table, declared):
        assert value_at(loaded(document_with(path, edge), tmp_path), path) == edge


@pytest.mark.parametrize(("table", "declared"), NUMBERS, ids=ids(NUMBERS))
def test_a_number_just_outside_its_range_is_told_with_the_range(
    table: str, declared: Declaration, tmp_path: Path
):
    path = path_of(table, declared)
    step = 1 if declared.type is int else 1e-9
    beyond = [declared.low - step if declared.low_is_allowed else declared.low, declared.high + step]
    for value in filter(math.isfinite, beyond):
        told = problems(put(richest(), path, declared.type(value)), tmp_path)
        assert any(f" {declared.key} = " in problem and "must be " in problem for problem in told), told


@pytest.mark.parametrize(("table", "declared"), NUMBERS, ids=ids(NUMBERS))
@pytest.mark.parametrize(
    "value", ["0.5", True, [1], datetime.date(2030, 1, 1), math.nan, math.inf, -math.inf]
)
def test_only_a_finite_number_is_a_number(table: str, declared: Declaration, value: Any, tmp_path: Path):
    told = problems(put(richest(), path_of(table, declared), value), tmp_path)
    assert any(f" {declared.key} = " in problem and "number" in problem for problem in told), told


@pytest.mark.parametrize(("table", "declared"), ALL, ids=ids(ALL))
@pytest.mark.parametrize("digits", [400, 4000])
def test_a_number_of_many_digits_is_told_by_its_length(
    table: str, declared: Declaration, digits: int, tmp_path: Path
):
    told = problems(put(richest(), path_of(table, declared), 10 ** (digits - 1)), tmp_path)
    assert any(f"{declared.key} = a number of about {digits} digits" in problem for problem in told), told
    assert all(len(problem) < 300 for problem in told)


@pytest.mark.parametrize(("table", "declared"), NUMBERS, ids=ids(NUMBERS))
def test_a_whole_number_may_stand_for_any_number_but_not_the_reverse(
    table: str, declared: Declaration, tmp_path: Path
):
    path = path_of(table, declared)
    whole = math.floor(edges(table, declared)[1])
    if declared.type is float:
        taken = value_at(loaded(document_with(path, whole), tmp_path), path)
        assert (taken, type(taken)) == (whole, float)
    else:
        told = problems(document_with(path, float(whole)), tmp_path)
        assert any("must be a whole number" in problem for problem in told), told


@pytest.mark.parametrize(("table", "declared"), NAMES, ids=ids(NAMES))
def test_a_choice_is_one_of_its_words_in_lower_case(table: str, declared: Declaration, tmp_path: Path):
    path = path_of(table, declared)
    for choice in declared.choices if table != "settlement" else ("front",):
        assert value_at(loaded(put(richest(), path, choice), tmp_path), path) == choice
    for wrong in (declared.choices[0].upper(), "", "of course", 0, True):
        told = problems(put(richest(), path, wrong), tmp_path)
        assert any(f"must be one of '{declared.choices[0]}', " in problem for problem in told), told


@pytest.mark.parametrize(("table", "declared"), SWITCHES, ids=ids(SWITCHES))
def test_a_switch_is_true_or_false_and_nothing_else(table: str, declared: Declaration, tmp_path: Path):
    path = path_of(table, declared)
    for position in (True, False):
        assert value_at(loaded(put(richest(), path, position), tmp_path), path) is position
    for wrong in (0, 1, "true", 1.0):
        told = problems(put(richest(), path, wrong), tmp_path)
        assert [problem for problem in told if "must be true or false" in problem], told


@pytest.mark.parametrize(("table", "declared"), ALL, ids=ids(ALL))
def test_a_key_that_is_left_out_takes_its_declared_default(table: str, declared: Declaration, tmp_path: Path):
    conflict = loaded(richest(), tmp_path)
    value = value_at(conflict, path_of(table, declared))
    if (table, declared.key) == ("conflict", "horizon_days"):
        assert declared.default is None
    elif (table, declared.key) == ("spoiler", "side"):
        assert value == "borea"
    else:
        assert value == declared.default


def test_the_least_model_has_a_settlement_on_the_last_rung_and_no_deals(tmp_path: Path):
    conflict = loaded(smallest(), tmp_path)
    assert (conflict.settlement.rung, conflict.kinds, conflict.issues) == (6, (), ())
    assert conflict.joint_gain == 0.0


@pytest.mark.parametrize(
    "start",
    ['"2025-09-05"', "20250905", "2025-09-05T12:00:00", "2025-09-05T12:00:00Z", "12:00:00", "true", "2025.5"],
)
def test_a_start_that_is_no_date_is_told_how_to_write_one(start: str, tmp_path: Path):
    text = written(smallest()).replace("2031-03-01", start)
    (told,) = problems(text, tmp_path)
    assert told.startswith("[conflict] start = ")
    assert told.endswith("must be a date such as 2025-09-05, without quotes and without a time. (line 3)")


@pytest.mark.parametrize(
    "title", ['""', '"  "', "5", '"' + "x" * 121 + '"', r'"red \u001b[31m"', r'"\u202edetrever"', "true"]
)
def test_a_title_is_plain_text_that_no_terminal_obeys(title: str, tmp_path: Path):
    text = written(smallest()).replace('"A quarrel"', title)
    (told,) = problems(text, tmp_path)
    assert told.startswith("[conflict] title")
    assert told.isprintable()


def test_a_summary_over_several_lines_becomes_one(tmp_path: Path):
    text = '[conflict]\ntitle = "x"\nstart = 2031-01-01\nhorizon_days = 9\nsummary = """two\n  lines"""\n'
    assert loaded(text + "[party.a]\n[party.b]\n[sector.s]\n", tmp_path).about == "two lines"


def test_a_title_that_is_left_out_is_the_key_in_words(tmp_path: Path):
    document = put(smallest(), "sector", {"upper_valley": {}, "ford": {"title": "The Ford"}})
    assert [sector.title for sector in loaded(document, tmp_path).sectors] == ["Upper valley", "The Ford"]

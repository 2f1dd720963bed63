"""All problems in one pass, each as one sentence: file, table, key, value, rule, way out, line."""

from pathlib import Path

import pytest

from conflicts.documents import problems, smallest, written
from microdeals.conflicts import load
from microdeals.errors import ConflictError

SLIPS = """\
title = "stray"
[conflict]
title = "Many slips"
start = "2031-03-01"
[party.arden]
trust = 1.4
[party.borea]
support = "high"
[deals.swap]
[deal.swap]
temptaton = 0.1
quiet_days = -1
[monitors]
teams = 3
[meeting.envoy]
[ladder]
policy = "leaps"
"""


def test_every_problem_of_a_file_is_told_at_once_in_the_order_of_the_file(tmp_path: Path):
    assert problems(SLIPS, tmp_path) == [
        "title: no such table. (line 1)",
        "[conflict] horizon_days: missing; it must be a whole number between 1 and 7305 (days). (line 2)",
        "[conflict] start = '2031-03-01': must be a date such as 2025-09-05, "
        "without quotes and without a time. (line 4)",
        "[party.arden] trust = 1.4: must be between 0 and 1 (probability). (line 6)",
        "[party.borea] support = 'high': must be a number between 0 and 1. (line 8)",
        "[deals]: no such table. Did you mean 'deal'? (line 9)",
        "[deal.swap] temptaton: no such key. Did you mean 'temptation'? (line 11)",
        "[deal.swap] quiet_days = -1: must be between 0 and 365 (days). (line 12)",
        "[monitors] teams = 3: must be a table. (line 14)",
        "[meeting.envoy]: no such table. Did you mean 'envoys'? (line 15)",
        "[ladder] policy = 'leaps': must be one of "
        "'none', 'gradual', 'leap', 'lowest_rung_only', 'unilateral'. (line 17)",
        "[sector]: found 0, must be 1 to 32 tables [sector.<name>].",
    ]


def test_a_problem_begins_with_the_file_as_the_reader_would_write_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "models" / "arden_borea"
    folder.mkdir(parents=True)
    (folder / "conflict.toml").write_text(written(smallest()) + "[deal.swap]\ntemptaton = 1\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConflictError) as raised:
        load(folder)
    assert str(raised.value).startswith(
        "models/arden_borea/conflict.toml, [deal.swap] temptaton: no such key. Did you mean 'temptation'?"
    )


def test_a_model_with_nothing_in_it_is_told_what_it_needs(tmp_path: Path):
    assert problems("# nothing\n", tmp_path) == [
        "[conflict]: missing. A model needs a [conflict] table with title, start and horizon_days.",
        "[party]: found 0, must be exactly 2 tables [party.<name>].",
        "[sector]: found 0, must be 1 to 32 tables [sector.<name>].",
    ]


def test_a_long_list_is_cut_in_print_after_fifty_and_kept_whole_in_the_error(tmp_path: Path):
    slips = "".join(f"slip{n} = 1\n" for n in range(60))
    (tmp_path / "conflict.toml").write_text(written(smallest()) + "[front]\n" + slips)
    with pytest.raises(ConflictError) as raised:
        load(tmp_path)
    assert len(raised.value.problems) == 60
    lines = str(raised.value).splitlines()
    assert len(lines) == 51
    assert lines[-1] == "and 10 more"


def test_thousands_of_slips_are_told_too(tmp_path: Path):
    slips = "".join(f"[sector.s{n}]\nweigt = 1\n" for n in range(5_000))
    told = problems(written(smallest()) + slips, tmp_path)
    assert len(told) == 5_001
    assert told[1].startswith("[sector.s0] weigt: no such key. Did you mean 'weight'?")


@pytest.mark.parametrize("family", ["sector", "deal", "party", "harm", "settlement", "meeting"])
@pytest.mark.parametrize("value", ["3", '"x"', "[1, 2]", "true", "2031-01-01", "[{ a = 1 }]"])
def test_a_value_where_a_table_belongs_is_told_so(family: str, value: str, tmp_path: Path):
    told = problems(f"{family} = {value}\n" + written(smallest()).replace(f"[{family}", "[x"), tmp_path)
    assert any(problem.startswith(f"[{family}] = ") and "must be a table" in problem for problem in told), (
        told
    )


def test_a_table_where_a_value_belongs_is_told_so(tmp_path: Path):
    (problem,) = problems(written(smallest()) + "[front.surge]\nx = 1\n", tmp_path)
    assert problem.startswith("[front.surge] = a table: must be a number between 0 and 5")


def test_a_list_of_tables_is_no_family_of_tables(tmp_path: Path):
    told = problems(written(smallest()) + "[[deal]]\ntitle = 'x'\n", tmp_path)
    assert told == ["[deal] = a list: must be a table. (line 10)"]


def test_an_error_keeps_its_problems_on_its_way_between_processes():
    import pickle

    error = pickle.loads(pickle.dumps(ConflictError(["one", "two"])))  # noqa: S301 - our own bytes
    assert error.problems == ["one", "two"]
    assert str(error) == "one\ntwo"

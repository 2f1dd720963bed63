"""Problems are told with place, value, rule and line, in the order of the file."""

import pytest

from microdeals.documents.problems import Problem, in_order, line_of, told, where

LINES = {("party",): 3, ("party", "arden", "trust"): 12}
VALUES = {"party": {"arden": {"trust": 1.4}}}


def test_a_problem_is_told_with_file_table_key_value_rule_and_line():
    problem = Problem(("party", "arden", "trust"), "must be between 0 and 1", shows_value=True)
    said = "x.toml, [party.arden] trust = 1.4: must be between 0 and 1. (line 12)"
    assert told(problem, "x.toml", VALUES, LINES) == said


def test_a_question_needs_no_full_stop():
    problem = Problem(("pary",), "no such table. Did you mean 'party'?")
    assert told(problem, "x.toml", VALUES, {}) == "x.toml, pary: no such table. Did you mean 'party'?"


@pytest.mark.parametrize(("tables", "place"), [((), "talks"), (("talks",), "[talks]")])
def test_a_table_that_is_not_written_is_a_table_where_it_is_known_to_be_one(
    tables: tuple[str, ...], place: str
):
    assert where(("talks",), VALUES, tables) == place


def test_what_has_no_line_of_its_own_has_that_of_what_is_around_it():
    assert line_of(("party", "borea", "trust"), LINES) == 3
    assert line_of(("issue",), LINES) == 0


def test_sentences_come_in_the_order_of_the_file():
    assert in_order([(0, "c"), (12, "b"), (3, "a")]) == ["a", "b", "c"]

"""An error that carries a list of problems travels between processes as what it is."""

import pickle

import pytest

from microdeals.errors import ConflictError, ExperimentError, LessonError, ProblemsError, RequestError


@pytest.mark.parametrize("kind", [ConflictError, ExperimentError, LessonError])
def test_every_problem_travels_with_its_error(kind: type[ProblemsError]):
    arrived = pickle.loads(pickle.dumps(kind(["one", "two"])))  # noqa: S301 - our own bytes
    assert type(arrived) is kind
    assert arrived.problems == ["one", "two"]
    assert str(arrived) == "one\ntwo"


@pytest.mark.parametrize(
    "error", [RequestError("a" * 20_000 + "b\nand so on"), ConflictError(["a" * 20_000 + "b"])]
)
def test_a_line_of_a_message_can_be_read_whatever_a_file_put_into_it(error: Exception):
    told = str(error).splitlines()
    assert len(told[0]) < 700
    assert told[0].startswith("aaa")
    assert told[0].endswith("ab")

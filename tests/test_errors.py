"""An error that carries a list of problems travels between processes as what it is."""

import pickle

import pytest

from microdeals.errors import ConflictError, ExperimentError, LessonError, ProblemsError


@pytest.mark.parametrize("kind", [ConflictError, ExperimentError, LessonError])
def test_every_problem_travels_with_its_error(kind: type[ProblemsError]):
    arrived = pickle.loads(pickle.dumps(kind(["one", "two"])))  # noqa: S301 - our own bytes
    assert type(arrived) is kind
    assert arrived.problems == ["one", "two"]
    assert str(arrived) == "one\ntwo"

"""Every example in a docstring is true, and every rule shows one."""

import doctest
import importlib
import inspect
import pkgutil

import pytest

import microdeals.agents
import microdeals.arithmetic
import microdeals.ensemble
import microdeals.rulebook
from microdeals._compile import RULES

ROOMS = (microdeals.arithmetic, microdeals.rulebook, microdeals.agents, microdeals.ensemble)
MODULES = [found.name for room in ROOMS for found in pkgutil.iter_modules(room.__path__, f"{room.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name):
    found = doctest.testmod(importlib.import_module(name), optionflags=doctest.NORMALIZE_WHITESPACE)
    assert found.failed == 0


def test_every_rule_that_a_reader_meets_shows_an_example():
    rules = [rule for rule in RULES if rule.__module__.startswith("microdeals.rulebook.")]
    public = [rule for rule in rules if not rule.__name__.startswith("_")]
    assert len(public) > 40
    assert [rule.__name__ for rule in public if ">>>" not in (inspect.getdoc(rule) or "")] == []


def test_the_order_of_the_day_names_every_file_of_the_rulebook():
    told = inspect.getdoc(microdeals.rulebook) or ""
    files = {found.name for found in pkgutil.iter_modules(microdeals.rulebook.__path__)}
    shared_by_rules = {"bell", "bounded"}
    assert {name for name in files - shared_by_rules if f"``{name}``" not in told} == set()

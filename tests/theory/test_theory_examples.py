"""Every closed form shows an example, and says where it comes from and where the model must meet it."""

import importlib
import inspect
import pkgutil
from types import ModuleType

import pytest

import microdeals.theory

FILES = [name for _, name, _ in pkgutil.iter_modules(microdeals.theory.__path__)]
CLOSED_FORMS = [name for name in FILES if name not in {"domain", "payoffs"}]


def load(name: str) -> ModuleType:
    return importlib.import_module(f"microdeals.theory.{name}")


@pytest.mark.parametrize("name", CLOSED_FORMS)
def test_every_closed_form_names_its_source_and_its_limit_and_shows_an_example(name):
    module = load(name)
    told = inspect.getdoc(module) or ""
    for function in vars(module).values():
        if inspect.isfunction(function) and function.__module__ == module.__name__:
            told += inspect.getdoc(function) or ""
            if not function.__name__.startswith(("_", "check_")):
                assert ">>>" in (inspect.getdoc(function) or ""), function.__name__
    assert "Source" in told
    assert "Limit" in told


@pytest.mark.parametrize("name", CLOSED_FORMS)
def test_the_room_lists_every_file_in_its_table(name):
    assert f"``{name}``" in (microdeals.theory.__doc__ or "")

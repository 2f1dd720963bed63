"""What is installed with the package, and what only with an extra."""

import ast
import re
import sys
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from distributions import CHECKOUT, CORE, PROJECT, WORKER, brought_by
from microdeals.errors import RequestError
from microdeals.extras import LIBRARIES, check_extra

EXTRAS = PROJECT["optional-dependencies"]
FOR_USERS = {"cluster", "dashboard", "fit", "notebook", "xarray"}
WITH_NUMBA = "llvmlite"
"""Each numba goes with one release of it."""


def names(lines: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in lines}


def third_parties(folder: Path) -> set[str]:
    """What the Python files of a folder import of others, wherever in a file."""
    found: set[str] = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                found.add((node.module or "").partition(".")[0])
    own = {"dashboards", "microdeals"}
    return {canonicalize_name(name) for name in found - own - set(sys.stdlib_module_names)}


def imported_as(lines: list[str]) -> set[str]:
    """The names under which these are imported."""
    return {"sklearn" if name == "scikit-learn" else name for name in names(lines)}


def test_the_core_has_ranges_only():
    for line in CORE:
        assert {one.operator for one in Requirement(line).specifier} <= {">=", "<"}, line


def test_each_dependency_says_from_which_release_on_it_was_tried():
    for line in (*CORE, *(line for extra in FOR_USERS for line in EXTRAS[extra])):
        assert {one.operator for one in Requirement(line).specifier} & {">=", "=="}, line


def test_the_core_is_what_the_package_imports_itself():
    in_extras = {name for extra in FOR_USERS for name in imported_as(EXTRAS[extra])}
    assert third_parties(CHECKOUT / "src") - in_extras - {WITH_NUMBA} == imported_as(CORE) - {"networkx"}


BY_REACTON = {"ipyvue", "ipyvuetify"}
"""What pages reach through reacton's elements; named for its pin."""


def test_the_screen_is_an_extra_and_the_core_does_without():
    dashboard = third_parties(CHECKOUT / "dashboards")
    assert dashboard <= imported_as(CORE) | imported_as(EXTRAS["dashboard"])
    assert dashboard >= imported_as(EXTRAS["dashboard"]) - BY_REACTON
    assert not names(EXTRAS["dashboard"]) & brought_by(CORE)


def test_pins_are_of_the_screen_alone():
    pinned = [line for extra, lines in EXTRAS.items() for line in lines if "==" in line]
    assert pinned == [line for line in EXTRAS["dashboard"] if "==" in line]
    assert len(pinned) == 5


def test_each_extra_of_a_command_is_known_by_what_it_brings():
    assert set(LIBRARIES) == FOR_USERS
    for extra, libraries in LIBRARIES.items():
        assert set(libraries) == imported_as(EXTRAS[extra])


def test_the_checks_install_every_extra():
    (own,) = (Requirement(line) for line in EXTRAS["dev"] if line.startswith("microdeals"))
    assert own.extras == FOR_USERS


def test_an_extra_that_is_missing_is_one_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(LIBRARIES, "fit", ("no_such_library",))
    with pytest.raises(RequestError) as refused:
        check_extra("fit", "This")
    assert str(refused.value) == "This needs no_such_library: pip install 'microdeals[fit]'."
    monkeypatch.setitem(LIBRARIES, "fit", ("math", "one_missing", "another", "a_third"))
    with pytest.raises(RequestError, match=r"^This needs one_missing, another and a_third: "):
        check_extra("fit", "This")


def test_an_extra_that_is_there_is_no_news():
    assert {check_extra(extra, "This") for extra in LIBRARIES} == {None}


def test_a_worker_needs_at_most_twenty_distributions_and_asks_for_them_as_the_package_does():
    assert set(WORKER) <= set(CORE)
    assert len(brought_by(WORKER) | {"microdeals"}) <= 20


def test_the_make_file_installs_what_its_two_commands_need():
    text = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    installed = dict(
        re.findall(r"^\$\(VENV\)/(\.installed\S*):.*\n.*\n.*--editable \"\.\[(\w+)\]\"", text, re.M)
    )
    assert installed == {".installed": "dashboard", ".installed-dev": "dev", ".installed-docs": "docs"}

"""The order of the day is told once, and both engines and every description keep to it."""

import ast
import inspect
import pkgutil
import re
import textwrap
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import microdeals.rulebook
from microdeals.agents import ConflictModel
from microdeals.day.order import DAY, SHARED, told
from microdeals.ensemble.engine import live_a_day

CHECKOUT = Path(__file__).resolve().parents[2]
STEPS = [function for step in DAY for function in step.functions]


def calls_in(function: Callable[..., object]) -> list[str]:
    """The names that a function calls in its own statements, in order."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    assert isinstance(tree, ast.FunctionDef)
    lines = [node.value for node in tree.body if isinstance(node, ast.Expr)]
    calls = [line.func for line in lines if isinstance(line, ast.Call)]
    return [call.attr if isinstance(call, ast.Attribute) else call.id for call in calls]  # type: ignore[attr-defined]


def test_steps_are_numbered_from_one_and_every_function_has_its_place():
    assert [step.number for step in DAY] == list(range(1, len(DAY) + 1))
    assert len(set(STEPS)) == len(STEPS)


def test_the_agents_live_the_day_in_this_order():
    assert calls_in(ConflictModel.step) == ["begin_day", *STEPS]


def test_the_loops_live_the_day_in_this_order_after_their_luck_is_drawn():
    assert calls_in(live_a_day) == ["begin_day", "draw_lots", *STEPS]


def test_the_rulebook_tells_it_and_every_file_of_it_has_its_place():
    assert told() in (inspect.getdoc(microdeals.rulebook) or ""), "make pages"
    files = {found.name for found in pkgutil.iter_modules(microdeals.rulebook.__path__)}
    placed = {name for step in DAY for name in step.rules}
    assert files - placed - set(SHARED) == set()
    assert placed | set(SHARED) <= files


def test_the_description_of_the_model_has_the_same_steps():
    page = (CHECKOUT / "docs" / "ODD.md").read_text(encoding="utf-8")
    (section,) = re.findall(r"^## 3\..*?$(.*?)^## 4\.", page, re.MULTILINE | re.DOTALL)
    heads = re.findall(r"^(\d+) +([A-Z][A-Z ,;]+?)(?: \(|:|$)", section, re.MULTILINE)
    assert [(int(number), title.lower()) for number, title in heads] == [(s.number, s.title) for s in DAY]


def test_the_about_page_tells_the_steps_in_order():
    words = tomllib.loads((CHECKOUT / "dashboards" / "about" / "words.en.toml").read_text(encoding="utf-8"))
    (paragraph,) = [text for text in texts_of(words) if text.startswith("A day goes in this order")]
    places = [paragraph.index(marker) for marker in MARKERS]
    assert places == sorted(places)
    assert len(MARKERS) == len(DAY)


MARKERS = (
    "third parties", "monitors", "commanders and hardliners", "keep or break", "reports",
    "trust, records and publics", "sign again", "pressure and optimism", "talks", "night",
)  # fmt: skip
"""One for each step, in the words of the page."""


def texts_of(words: dict) -> list[str]:
    """All texts of a tree of words."""
    found = []
    for value in words.values():
        found += texts_of(value) if isinstance(value, dict) else [value]
    return [text for text in found if isinstance(text, str)]


@pytest.mark.parametrize("name", [name for step in DAY for name in step.functions])
def test_every_step_says_what_it_does_in_both_engines(name: str):
    for file in ("agents", "ensemble"):
        room = CHECKOUT / "src" / "microdeals" / file
        found = [
            node
            for path in room.glob("*.py")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.FunctionDef) and node.name == name
        ]
        assert any(ast.get_docstring(node) for node in found), f"{file}: {name}"

"""The two engines share what happens to one thing, and differ only in their loops."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "microdeals"
ABOUT_ALL = {"__init__", "order", "states", "war"}
THINGS = sorted({file.stem for file in (PACKAGE / "day").glob("*.py")} - ABOUT_ALL)


def functions_in(file: Path) -> list[ast.FunctionDef]:
    """Every function of a file."""
    return [
        node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)
    ]


def verbs() -> dict[str, str]:
    """Every verb, with the thing it happens to."""
    return {
        node.name: thing
        for thing in (*THINGS, "war")
        for node in functions_in(PACKAGE / "day" / f"{thing}.py")
        if any(isinstance(mark, ast.Name) and mark.id == "verb" for mark in node.decorator_list)
    }


def called_in(room: str) -> set[str]:
    """Every name that is called in a room."""
    return {
        node.func.id
        for file in (PACKAGE / room).glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


@pytest.mark.parametrize("engine", ["agents", "ensemble"])
def test_every_verb_is_called_by_both_engines(engine: str):
    assert len(verbs()) > 50
    assert set(verbs()) - called_in(engine) - called_in("day") == set()


@pytest.mark.parametrize("engine", ["agents", "ensemble"])
def test_files_of_one_thing_bear_one_name(engine: str):
    here = {file.stem for file in (PACKAGE / engine).glob("*.py")}
    there_too = {"deal": "offers"} if engine == "ensemble" else {}
    assert {there_too.get(thing, thing) for thing in THINGS} - here == set()


def test_files_of_one_step_bear_one_name_in_rulebook_and_engines():
    for step in ("conduct", "observation", "trust", "ladder", "talks", "monitor", "spoiler", "third_party"):
        for room in ("rulebook", "agents", "ensemble"):
            assert (PACKAGE / room / f"{step}.py").is_file(), f"{room}: {step}"


def test_no_engine_computes_what_the_rulebook_says():
    """In an engine numbers are added up, counted and compared; what multiplies or divides is a formula."""
    found = []
    for room in ("agents", "ensemble"):
        for file in (PACKAGE / room).glob("*.py"):
            if f"{room}/{file.name}" not in MAY_COMPUTE:
                found += [
                    f"{room}/{file.name}: {ast.unparse(node)}"
                    for node in ast.walk(ast.parse(file.read_text("utf-8")))
                    if isinstance(node, ast.BinOp)
                    and isinstance(node.op, ast.Mult | ast.Div | ast.Pow)
                    and ast.unparse(node) not in LOOPS_OWN
                ]
    assert found == []


MAY_COMPUTE = {
    "ensemble/first_morning.py", "ensemble/pairs.py", "ensemble/runs.py", "ensemble/in_order.py",
    "agents/in_words.py", "agents/files.py",
}  # fmt: skip
"""Where luck is laid out, worlds are compared, threads are counted, and a finished world is told."""
LOOPS_OWN = {
    "[0] * (N_RUNGS + 1)", "[0.0] * N_SIDES",  # lists as long as that
    "number * publics.neighbours", "2 * half",  # places in a row of draws
    "row * size",  # bytes before a row
    "fighting / (days - first)",  # the mean of what was recorded
}  # fmt: skip

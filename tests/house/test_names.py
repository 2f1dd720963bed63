"""Names: a stranger can guess what is in a file, and one name stands for one thing."""

import ast
from collections import Counter
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGE = CHECKOUT / "src" / "microdeals"
FILES = [*PACKAGE.rglob("*.py"), *(CHECKOUT / "dashboards").rglob("*.py")]
LOOSE = {
    "__init__",
    "__main__",
    "_cache_folder",
    "_compile",
    "_machine",
    "_version",
    "errors",
    "extras",
    "paths",
    "processors",
    "progress",
}
IN_ING = {"reading", "wording", "first_morning", "signs_nothing"}
"""Nouns, the plan's own name for a reader of files, and a strategy that is called so."""
THE_PLAN = {
    "conflicts": {"reading", "in_words"},
    "agents": {"in_words", "files"},
    "unknowns": {"reading"},
    "verdict": {"in_words", "files", "command"},
    "study/question": {"reading"},
    "study/answer": {"in_words", "pictures", "page"},
    "evidence": {"reading", "in_words", "files", "pictures", "page"},
    "lessons": {"reading", "in_words"},
    "game": {"files"},
    "tournament": {"in_words", "files", "command"},
    "handouts": {"pictures", "command"},
    "documents": {"reading"},
}


def classes() -> Counter[str]:
    """How often each name is given to a class."""
    return Counter(
        node.name
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    )


def test_a_class_name_stands_for_one_thing():
    assert {name for name, times in classes().items() if times > 1} == set()


def test_files_are_named_after_things_and_not_after_doing():
    modules = [file.stem for file in FILES if file.stem != "__init__"]
    assert len(modules) > 300
    in_ing = [name for name in modules if name.endswith("ing")]
    assert set(in_ing) - IN_ING == set()
    assert len(in_ing) < 0.05 * len(modules)


def test_nothing_lies_loose_that_has_a_room():
    assert {file.stem for file in PACKAGE.glob("*.py")} == LOOSE


@pytest.mark.parametrize("room", THE_PLAN)
def test_every_room_keeps_to_the_plan(room: str):
    inside = {path.stem for path in (PACKAGE / room).iterdir()}
    assert THE_PLAN[room] - inside == set()


def test_the_glossary_of_modules_has_a_line_for_every_room():
    text = (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.glob("*/__init__.py")}
    rooms |= {f"study/{name}" for name in ("question", "run", "answer")}
    assert {room for room in rooms if f"| `{room}/` |" not in text} == set()

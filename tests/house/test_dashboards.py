"""The rooms of the dashboards: a page takes nothing from another page, and charts bring no words."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
ROOM = CHECKOUT / "dashboards"
PAGES = {"first", "watch", "verdict", "compare", "sweep", "lessons", "game", "seat", "about"}
SHARED = {"asked", "browser", "charts", "notebook", "panels", "rooms", "server", "stage", "work"}
"""Rooms without a page of Solara's; ``rooms`` has pages of its own, beside them."""
SHOWN_ELSEWHERE = {"notebook": ("pictures", "frames")}
"""Modules of any page that a room may take from: a notebook shows the charts of pages."""
LOOSE = {"__init__.py", "__main__.py", "app.py", "words.py", "words.en.toml"}


def modules(root: Path) -> list[Path]:
    """Every module below a folder of rooms."""
    return sorted(root.glob("*.py")) + sorted(root.glob("*/**/*.py"))


def room_of(root: Path, file: Path) -> str:
    """The room that a module lies in; nothing for a loose one."""
    return file.relative_to(root).parts[0] if file.parent != root else ""


def named_in(file: Path) -> Iterator[tuple[str, str]]:
    """Room and whole name of what a module takes from the dashboards, by an import or by its name."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names = re.findall(r"^dashboards(?:\.\w+)+$", node.value)
        for name in names:
            if name.startswith("dashboards."):
                yield name.split(".")[1], name


def is_shown_elsewhere(own: str, name: str) -> bool:
    """Whether a room may take this of a page."""
    return name.split(".")[2:3] in [[module] for module in SHOWN_ELSEWHERE.get(own, ())]


def borrowed(root: Path) -> list[str]:
    """What pages take from other pages, and shared rooms from any page."""
    return [
        f"{file.relative_to(root)} takes {name}"
        for file in modules(root)
        if (own := room_of(root, file))
        for room, name in named_in(file)
        if room in PAGES - {own} and not is_shown_elsewhere(own, name)
    ]


def worded(root: Path) -> list[str]:
    """What charts take from elsewhere in the dashboards: words, or anything that may bring them."""
    return [
        f"{file.relative_to(root)} takes {name}"
        for file in modules(root)
        if room_of(root, file) == "charts"
        for room, name in named_in(file)
        if room != "charts"
    ]


def loose(root: Path) -> list[str]:
    """Files at the top that belong into a room, and rooms that nobody knows."""
    files = [path.name for path in root.iterdir() if path.is_file() and path.name not in LOOSE]
    rooms = {room_of(root, file) for file in modules(root)} - {""}
    return files + sorted(rooms - PAGES - SHARED)


def in_ing(root: Path) -> list[str]:
    """Modules that are named after what they do instead of what is in them."""
    return [file.name for file in modules(root) if file.stem.endswith("ing") and file.stem != "reading"]


def others_words(root: Path) -> list[str]:
    """Keys of words that a page says, or a shared room, and another page owns."""
    found = []
    for file in modules(root):
        own = room_of(root, file)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if own and isinstance(node, ast.Constant) and isinstance(node.value, str):
                key = re.match(r"([a-z]+)\.(?!css|js)[a-z_]", node.value)
                if key and key[1] in PAGES - {own}:
                    found.append(f"{file.relative_to(root)}: {node.value}")
    return found


CHECKS = (borrowed, worded, loose, in_ing, others_words)


@pytest.mark.parametrize("check", CHECKS)
def test_the_rooms_are_in_order(check: Callable[[Path], list[str]]):
    assert check(ROOM) == []


@pytest.mark.parametrize(
    ("check", "name", "line"),
    [
        (borrowed, "compare/page.py", "from dashboards.verdict.page import STYLE"),
        (borrowed, "compare/page.py", "from dashboards import verdict"),
        (borrowed, "panels/choices.py", "import dashboards.watch.dials"),
        (borrowed, "first/page.py", 'module = "dashboards.sweep.page"'),
        (borrowed, "notebook/pictures.py", "from dashboards.watch.page import STYLE"),
        (worded, "charts/phase.py", "from dashboards.words import text"),
        (worded, "charts/phase.py", "from dashboards import words"),
        (loose, "pool.py", ""),
        (loose, "results/page.py", ""),
        (in_ing, "verdict/asking.py", ""),
        (others_words, "seat/page.py", 'said = text("watch.bad.seed")'),
        (others_words, "panels/tag.py", 'said = text("panels.on" if on else f"about.tag.{kind}")'),
    ],
)
def test_a_thing_out_of_place_is_seen(
    check: Callable[[Path], list[str]], name: str, line: str, tmp_path: Path
):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(line, encoding="utf-8")
    assert len(check(tmp_path)) == 1


def test_every_page_has_a_room_and_every_room_a_page():
    from dashboards.app import PLACES

    assert {place.room for place in PLACES} == PAGES
    assert {file.parent.name for file in ROOM.glob("*/page.py")} == PAGES


def names_in(folder: Path, components: bool) -> Iterator[str]:
    """Names of the classes below a folder, and of components, which are functions named like classes."""
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_component = isinstance(node, ast.FunctionDef) and node.name[0].isupper()
            if isinstance(node, ast.ClassDef) or (components and is_component):
                yield node.name


def test_a_name_of_a_class_or_component_stands_for_one_thing():
    own = Counter(names_in(ROOM, components=True))
    assert [name for name, times in own.items() if times > 1] == []
    assert own.keys() & set(names_in(CHECKOUT / "src" / "microdeals", components=False)) == set()


def test_types_are_checked_in_the_dashboards_as_in_the_library():
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert settings["strict"]
    assert settings["files"] == ["src", "dashboards"]
    excused = [way["module"] for way in settings["overrides"] if way.get("ignore_errors")]
    assert excused == []

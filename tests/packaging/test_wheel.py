"""The wheel carries what a user needs, and works far away from the checkout."""

import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


def files_of(room: str) -> set[str]:
    """What the checkout has in a room, apart from what tools leave behind."""
    files = (file.relative_to(CHECKOUT) for file in (CHECKOUT / room).rglob("*") if file.is_file())
    return {file.as_posix() for file in files if not any(map(left_by_a_tool, file.parts))}


def left_by_a_tool(part: str) -> bool:
    return part.startswith(".") or part == "__pycache__"


@pytest.fixture(scope="session")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("room", ["models", "experiments", "dashboards"])
def test_a_room_of_the_checkout_travels_whole(room: str, names: set[str]):
    there = {name.removeprefix("microdeals/_shipped/") for name in names if f"_shipped/{room}/" in name}
    assert there == files_of(room)
    assert there


def test_the_code_travels_with_its_types_and_without_its_tests(names: set[str]):
    own = {name for name in names if name.startswith("microdeals/") and "/_shipped/" not in name}
    assert {f"src/{name}" for name in own} == files_of("src/microdeals")
    assert "microdeals/py.typed" in own
    assert {name.split("/")[0].split("-")[0] for name in names} == {"microdeals"}


def test_importing_it_elsewhere_finds_the_wheel_and_not_the_checkout(installed):
    done = installed.run("python", "-W", "error", "-c", "import microdeals; print(microdeals.__file__)")
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(installed.python.parents[1])


def test_the_command_lists_and_checks_the_models_it_brought_along(installed):
    listed = installed.run("microdeals", "models")
    assert listed.returncode == 0, listed.stderr
    shipped = sorted(folder.parent.name for folder in (CHECKOUT / "models").glob("*/conflict.toml"))
    assert shipped
    for name in shipped:
        assert name in listed.stdout
        checked = installed.run("microdeals", "check", name)
        assert checked.returncode == 0, checked.stderr


def test_the_command_is_also_a_module(installed):
    by_name, by_module = (
        installed.run("microdeals", "models"),
        installed.run("python", "-m", "microdeals", "models"),
    )
    assert by_module.returncode == 0, by_module.stderr
    assert by_module.stdout == by_name.stdout


def test_a_world_runs_from_the_wheel(installed):
    done = installed.run("microdeals", "run", "arden_borea", "--days", "5", "--seed", "1")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()

"""The wheel carries what a user needs, and works far away from the checkout."""

import pickle
import zipfile
from pathlib import Path

import pytest

from distributions import CHECKOUT
from microdeals.page.command import asked_for
from microdeals.page.html import html_of
from microdeals.page.words import words_spoken
from microdeals.study import plan_of
from microdeals.study.run.rows import run_chunk
from study.small import loaded


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


@pytest.mark.parametrize("room", ["models", "experiments", "dashboards", "docs"])
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


def test_help_names_the_documentation_that_it_brought_along(installed):
    assert "--docs" in installed.run("microdeals", "--help").stdout
    done = installed.run("microdeals", "--docs")
    assert done.returncode == 0, done.stderr
    folder = Path(done.stdout.removesuffix("\n"))
    assert (folder / "teach.md").is_file()
    assert folder.is_relative_to(installed.python.parents[1])


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


def test_a_page_is_written_from_the_wheel(installed, tmp_path: Path):
    """With the scripts and words of the dashboards that travel along, and without their libraries."""
    out = tmp_path / "arden_borea.html"
    done = installed.run("microdeals", "page", "arden_borea", "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == html_of(asked_for("arden_borea", as_given=False), words_spoken())


def test_the_dashboard_without_its_libraries_is_one_sentence(installed):
    """They are an extra, and the environment has none: the command says which, and how to get it."""
    done = installed.run("microdeals", "dashboard", "--no-browser")
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("Error: The dashboard needs anywidget")
    assert line.endswith(": pip install 'microdeals[dashboard]'.")


def test_a_machine_that_only_lives_worlds_runs_a_chunk_of_a_sweep(worker, tmp_path: Path):
    """Few libraries are enough for it: no agents, no pandas, no command line; the rows are those of here."""
    chunk = plan_of(*loaded(tmp_path, runs=4, days=20)).chunk(0)
    (worker.folder / "chunk").write_bytes(pickle.dumps(chunk))
    script = "import pathlib, pickle, sys; from microdeals.study.run.rows import run_chunk; "
    script += "pathlib.Path('part').write_bytes(run_chunk(pickle.loads(pathlib.Path('chunk').read_bytes())))"
    done = worker.run("python", "-c", script)
    assert done.returncode == 0, done.stderr
    assert (worker.folder / "part").read_bytes() == run_chunk(chunk)

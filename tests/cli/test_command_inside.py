"""What the command does that only shows from inside: what it hands on, and what it does not import."""

import inspect
import subprocess
import sys
import types

import pytest

from dashboards.server.guard import Admission
from microdeals import cli, paths
from microdeals.cli import studies, wars


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What a dashboard that only remembers has been asked for."""
    asked: list[tuple[object, ...]] = []
    stand_in = types.ModuleType("dashboards.server.serve")
    stand_in.serve = lambda *words: asked.append(words)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "dashboards.server.serve", stand_in)
    monkeypatch.setattr(sys, "path", list(sys.path))
    return asked


def run_inside(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["microdeals", *words])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert isinstance(left.value.code, int)
    return left.value.code


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ([], ("127.0.0.1", 8765, True, Admission())),
        (["--host", "0.0.0.0", "--port", "0", "--no-browser"], ("0.0.0.0", 0, False, Admission())),  # noqa: S104
        (["--port", "65535"], ("127.0.0.1", 65535, True, Admission())),
        (
            ["--name", "deals.school.example", "--name", "deals.example"],
            ("127.0.0.1", 8765, True, Admission(names=("deals.school.example", "deals.example"))),
        ),
    ],
)
def test_the_dashboard_is_served_as_asked(
    words: list[str],
    asked: tuple[object, ...],
    served: list[tuple[object, ...]],
    monkeypatch: pytest.MonkeyPatch,
):
    assert run_inside(monkeypatch, "dashboard", *words) == 0
    assert served == [asked]
    assert sys.path[0] == str(paths.room("dashboards").parent)


def test_a_bad_port_serves_nothing(served: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch):
    assert run_inside(monkeypatch, "dashboard", "--port", "70000") == 2
    assert served == []


def test_a_package_without_its_folders_says_which_are_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def nowhere(name: str) -> None:
        raise FileNotFoundError(f"no room '{name}'")

    monkeypatch.setattr(paths, "room", nowhere)
    for words in (["dashboard"], ["models"]):
        assert run_inside(monkeypatch, *words) == 2
    assert capsys.readouterr().err == "Error: no room 'dashboards'\nError: no room 'models'\n"


def test_ctrl_c_ends_a_run_with_one_word(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    from microdeals.agents import ConflictModel

    def interrupted(_: ConflictModel) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ConflictModel, "step", interrupted)
    assert run_inside(monkeypatch, "run", "arden_borea") == 130
    assert capsys.readouterr() == ("", "Stopped.\n")


def test_options_have_the_defaults_of_what_they_set():
    """Said twice, because --help must not wait for the rooms that know them."""
    from microdeals.evidence.validation import DEFAULT_SIZE
    from microdeals.verdict import Thresholds

    judge, validate = (inspect.signature(command).parameters for command in (wars.judge, studies.validate))
    thresholds = Thresholds(*(judge[name].default for name in ("closing", "relief", "sooner", "quiet")))
    assert thresholds == Thresholds()
    assert validate["size"].default == DEFAULT_SIZE


def test_help_and_version_load_nothing_heavy():
    heavy = "{'mesa', 'numpy', 'pandas', 'pydantic', 'numba', 'solara'}"
    code = f"import sys, microdeals.cli; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"

"""A bar for those who wait, and none for those who do not."""

import time
from types import SimpleNamespace

import pytest

from microdeals import progress
from microdeals.progress import bar_of, clock_beside
from waits import until


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What time it is: the last in the list."""
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[-1])
    return now


def test_what_is_done_in_two_seconds_shows_no_bar(clock, capsys):
    with bar_of("Worlds", 10) as bar:
        clock.append(1.9)
        bar.advance(10)
        assert bar.shown is None
    assert capsys.readouterr() == ("", "")


def test_what_takes_longer_shows_how_much_is_done(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", -1.0)
    with bar_of("Worlds", 10) as bar:
        bar.advance(3)
        bar.advance(4)
        assert bar.shown is not None
        (task,) = bar.shown.tasks
        assert (task.description, task.completed, task.total) == ("Worlds", 7, 10)
    assert bar.shown.finished is False
    assert not bar.shown.live.is_started


def test_the_bar_is_gone_when_the_work_fails(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", -1.0)
    context = bar_of("Worlds", 10)
    bar = context.__enter__()
    bar.advance(1)
    assert bar.shown.live.is_started
    assert not context.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not bar.shown.live.is_started


def test_a_bar_goes_to_the_error_stream_alone(monkeypatch, capsys):
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", -1.0)
    with bar_of("Worlds", 1) as bar:
        bar.advance(1)
        assert bar.shown.console.stderr
    assert capsys.readouterr().out == ""


def test_who_waits_for_the_first_of_all_sees_a_bar_too(monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.0)
    with bar_of("Worlds", 10) as bar:
        until(lambda: bar.shown is not None, "the bar shows itself")
        assert bar.done == 0
    assert not bar.shown.live.is_started


def test_in_a_notebook_it_is_a_line_that_is_renewed_and_leaves_nothing(monkeypatch):
    shown: list[str] = []

    class Place:
        def update(self, data, raw):
            shown.append(data["text/plain"])

    def display(data, **_how):
        shown.append(data["text/plain"])
        return Place()

    monkeypatch.setattr(progress, "PATIENCE_SECONDS", -1.0)
    monkeypatch.setattr("rich.console._is_jupyter", lambda: True)
    monkeypatch.setattr(progress.importlib, "import_module", lambda _: SimpleNamespace(display=display))
    with bar_of("Worlds", 3000) as bar:
        bar.advance(1200)
    assert shown[0] == "Worlds: 0 of 3,000"
    assert "Worlds: 1,200 of 3,000" in shown
    assert shown[-1] == ""


def test_a_clock_runs_in_a_terminal_alone(monkeypatch, capsys):
    with clock_beside("Compiling"):
        pass
    assert capsys.readouterr() == ("", "")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    with clock_beside("Compiling"):
        pass
    assert "Compiling" in capsys.readouterr().err
    with clock_beside(""):
        pass
    assert capsys.readouterr() == ("", "")

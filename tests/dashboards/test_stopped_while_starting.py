"""Ctrl-C is the way to stop the dashboard, at whatever moment it comes."""

import pytest

from dashboards.server import serve as served
from dashboards.server.errors import DashboardError


def starting(monkeypatch: pytest.MonkeyPatch, ends_with: BaseException) -> None:
    def never_ready(*_: object) -> None:
        raise ends_with

    monkeypatch.setattr(served, "_run", never_ready)
    monkeypatch.setattr(served.environment, "prepare", lambda _: None)
    served.serve(port=0, open_browser=False)


def test_ctrl_c_while_it_starts_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    starting(monkeypatch, KeyboardInterrupt())
    assert "Stopped." in "".join(capsys.readouterr())


def test_a_server_that_gives_up_is_one(monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(DashboardError, match="could not be started"):
        starting(monkeypatch, SystemExit(3))

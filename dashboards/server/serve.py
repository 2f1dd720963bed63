"""Serve the dashboard: `serve()`, or `python -m dashboards`.

No page needs the internet: every script and font comes from `assets`. The server is for this machine unless
another host is asked for; it has no password.
"""

from __future__ import annotations

import importlib.util
import os
import socket
import sys
import threading
import webbrowser

from dashboards.server import doorway, environment, vendored
from dashboards.server.errors import DashboardError
from dashboards.server.guard import ANYBODY, Admission, Names

PAGE = "dashboards.app"
LARGEST_MESSAGE = 4 * 1024 * 1024
"""Bytes that a page may send at once: a conflict model fits many times."""

SECONDS_TO_SAY_GOODBYE = 2
MOST_SHOWN = 5


def serve(
    host: str = "127.0.0.1",
    port: int = 8765,
    open_browser: bool = True,
    page: str = PAGE,
    admission: Admission = ANYBODY,
) -> None:
    """Serve the dashboard until Ctrl-C.

    `port` 0 takes any free one; `page` names the module whose `Page` is shown.
    Raises DashboardError, before anything is served, when the port, the host or a file is not to be had.
    """
    _check_files()
    _check_page(page)
    door = doorway.opened(host, port)
    port = door.getsockname()[1]
    environment.prepare(page)
    ready = _Ready(doorway.address(host, port), doorway.warning(host, port), open_browser)
    try:
        _run(door, Names(host, admission.names), admission.seats, ready)
    except (KeyboardInterrupt, SystemExit):
        pass  # the way to stop it; or the web server gave up, see below
    finally:
        door.close()
    if not ready.reached:
        raise DashboardError("the dashboard's page could not be started; the reason is printed above.")
    say("Stopped.")


class _Ready:
    """What to do once the server answers: say so, and open the browser where there is one."""

    def __init__(self, address: str, warning: str, open_browser: bool) -> None:
        self._address = address
        self._warning = warning
        self._open_browser = open_browser
        self.reached = False

    def __call__(self) -> None:
        self.reached = True
        if self._warning:
            say(f"Warning: {self._warning}")
        say(f"The dashboard is ready: {self._address} (stop it with Ctrl-C)")
        if self._open_browser and has_desktop():
            threading.Thread(target=webbrowser.open, args=(self._address,), daemon=True).start()


def _run(door: socket.socket, names: Names, seats: int, ready: _Ready) -> None:
    """Run the web server on an open socket until it is told to stop."""
    import uvicorn

    from dashboards.server.web import application

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started:
                ready()

    config = uvicorn.Config(
        application(names, seats),
        loop="asyncio",
        log_level="warning",
        access_log=False,
        server_header=False,
        ws_max_size=LARGEST_MESSAGE,
        timeout_graceful_shutdown=SECONDS_TO_SAY_GOODBYE,
    )
    Server(config).run(sockets=[door])


def _check_files() -> None:
    found = vendored.problems()
    if not found:
        return
    more = [f"and {len(found) - MOST_SHOWN} more"] if len(found) > MOST_SHOWN else []
    way_out = (
        "The dashboard's files are not complete. Install the package again;"
        " in a checkout: git checkout -- dashboards/assets."
    )
    raise DashboardError("\n".join([*found[:MOST_SHOWN], *more, way_out]))


def _check_page(page: str) -> None:
    try:
        found = importlib.util.find_spec(page)
    except ModuleNotFoundError:
        found = None
    if found is None:
        raise DashboardError(f"no page {page!r}: it must be a Python module with a Page component.")


def has_desktop() -> bool:
    """Whether there is a screen on which a browser could open: not in CI, not on a bare Linux server."""
    if os.environ.get("CI") or os.environ.get("SSH_CONNECTION"):
        return False
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def say(line: str) -> None:
    """Print a line at once, also into a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()

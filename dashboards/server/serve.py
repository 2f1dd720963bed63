"""Serve the dashboard: `serve()`, or `python -m dashboards`.

No page needs the internet: every script and font comes from `assets`. The server is for this machine unless
another host is asked for; it has no password.
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import socket
import sys
import threading
import webbrowser

from dashboards.server import descriptors, doorway, environment, vendored
from dashboards.server.errors import DashboardError
from dashboards.server.guard import ANYBODY, Admission, Names, check_names
from microdeals.documents.addresses import PORT, THIS_MACHINE

PAGE = "dashboards.app"
LARGEST_MESSAGE = 4 * 1024 * 1024
"""Bytes that a page may send at once: a conflict model fits many times."""

SECONDS_TO_SAY_GOODBYE = 2
MOST_SHOWN = 5


def serve(
    host: str = THIS_MACHINE,
    port: int = PORT,
    open_browser: bool = True,
    admission: Admission = ANYBODY,
    page: str = PAGE,
) -> None:
    """Serve the dashboard until Ctrl-C.

    `port` 0 takes any free one; `page` names the module whose `Page` is shown.
    Raises DashboardError, before anything is served, when the port, the host or a file is not to be had.
    """
    check_names(admission.names)
    _check_files()
    _check_page(page)
    descriptors.raise_limit(admission.seats)
    door = doorway.opened(host, port)
    port = door.getsockname()[1]
    environment.prepare(page)
    phones = doorway.for_phones(host, port)
    ready = _Ready(host, port, admission, open_browser)
    is_stopped = False
    _import_once()
    try:
        _run(door, Names(host, admission.names), admission.seats, phones, ready)
    except KeyboardInterrupt:
        is_stopped = True  # the way to stop it, also while it starts
    except SystemExit:
        pass  # the web server gave up
    finally:
        door.close()
    if not (ready.reached or is_stopped):
        raise DashboardError("the dashboard's page could not be started; the reason is printed above.")
    say("Stopped.")


class _Ready:
    """What to do once the server answers: say so, and open the browser where there is one."""

    def __init__(self, host: str, port: int, admission: Admission, open_browser: bool) -> None:
        self._address = doorway.address(host, port)
        self._open_browser = open_browser
        self._place = ""
        warnings = [doorway.warning(host, port), _few_seats(admission.seats)]
        self._lines = [f"Warning: {warning}" for warning in warnings if warning]
        self._lines.append(f"The dashboard is ready: {self._address} (stop it with Ctrl-C)")
        if invitation := admission.invitation:
            self._place = invitation.place
            self._lines += invitation.lines(self._address, doorway.for_phones(host, port))
        self.reached = False

    def __call__(self) -> None:
        self.reached = True
        for line in self._lines:
            say(line)
        if self._open_browser and has_desktop():
            place = self._address + self._place
            threading.Thread(target=webbrowser.open, args=(place,), daemon=True).start()


class _Shortage:
    """What the loop does with errors that nobody caught: it says once that newcomers have to wait."""

    _is_said = False

    def __call__(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        if not descriptors.is_shortage(context.get("exception")):
            loop.default_exception_handler(context)
        elif not self._is_said:
            self._is_said = True
            say(
                f"Warning: {descriptors.limit()} files and connections are open; newcomers wait. {MORE_FILES}"
            )


MORE_FILES = "To let more in, end this, type 'ulimit -n 4096' in the terminal, and start again."


def _few_seats(seats: int) -> str:
    """A line for whoever serves more pages than the system lets this program hold; empty when all fit."""
    fitting = descriptors.pages_that_fit(seats)
    if fitting == seats:
        return ""
    return (
        f"this system lets a program open {descriptors.limit()} files and connections, so about {fitting} "
        f"pages fit at once, not {seats}; others read that the class is full. {MORE_FILES}"
    )


def _run(door: socket.socket, names: Names, seats: int, phones: str, ready: _Ready) -> None:
    """Run the web server on an open socket until it is told to stop."""
    import uvicorn

    from dashboards.server.client_faults import tell_in_a_line
    from dashboards.server.patience import PatientProtocol
    from dashboards.server.web import application

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            asyncio.get_running_loop().set_exception_handler(_Shortage())
            await super().startup(sockets=sockets)
            if self.started:
                ready()

    config = uvicorn.Config(
        application(names, seats, phones),
        loop="asyncio",
        http=PatientProtocol,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws_max_size=LARGEST_MESSAGE,
        timeout_graceful_shutdown=SECONDS_TO_SAY_GOODBYE,
    )
    tell_in_a_line()
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


def _import_once() -> None:
    """Import what threads would else import side by side: SciPy's modules import each other in a circle."""
    import scipy.special  # type: ignore[import-untyped]
    import scipy.stats  # type: ignore[import-untyped]  # noqa: F401

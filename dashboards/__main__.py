"""`python -m dashboards`: serve the dashboard without the command-line tool."""

from __future__ import annotations

import argparse
import sys

from dashboards.server.guard import SEATS, Admission
from dashboards.server.serve import PAGE, serve
from microdeals.documents.addresses import PORT, THIS_MACHINE
from microdeals.errors import MicrodealsError


def main() -> int:
    """Read the arguments and serve; 2 when that cannot be done, with the reason on standard error."""
    parser = argparse.ArgumentParser(prog="python -m dashboards", description="Serve the dashboard.")
    parser.add_argument("--host", default=THIS_MACHINE)
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--page", default=PAGE, help="the module whose Page is shown")
    parser.add_argument("--seats", type=int, default=SEATS, help="pages that may be open at once")
    parser.add_argument("--name", action="append", default=[], help="a further name of this server")
    parser.add_argument("--no-browser", action="store_true")
    asked = parser.parse_args()
    try:
        admission = Admission(asked.seats, tuple(asked.name))
        serve(asked.host, asked.port, not asked.no_browser, admission, asked.page)
    except MicrodealsError as problem:
        sys.stderr.write(f"Error: {problem}\n")
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""Take a picture of every page and state on four screens, light and dark: make pictures

They go to build/screenshots/all, a folder for each screen and scheme, for people to look at: a phone,
a laptop, a hall, and the view for a projector. ARGS='pages rooms' goes on these tours alone.
"""

import argparse
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests")]

from browser.pictures import OUT, TOURS, taken  # noqa: E402 - found above
from chromium import MISSING, find_chromium  # noqa: E402


def main() -> int:
    """Take them, and say how far it is."""
    parser = argparse.ArgumentParser(description="Take a picture of every page and state.")
    parser.add_argument("tours", nargs="*", choices=[*TOURS, []], help="which (all)", metavar="TOUR")
    asked = parser.parse_args().tours
    place = find_chromium()
    if place is None:
        raise SystemExit(MISSING)
    for n, name in enumerate(taken(asked or list(TOURS), place), start=1):
        print(f"{n:4}  {name}", flush=True)
    print(f"{OUT.relative_to(CHECKOUT)}: look at them.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

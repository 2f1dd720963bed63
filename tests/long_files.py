"""Files of tests that take long, longest first: both workers begin with them, and so end at the same time.

Left to itself, pytest-xdist hands out the files with the most tests first. Those with a few long tests come
last then, and one worker idles while the other lives through the last of them.
"""

from pathlib import Path

TESTS = Path(__file__).parent

LONG_FILES = (
    "browser/test_lessons.py",
    "browser/test_layout.py",
    "browser/test_watch_choices.py",
    "browser/test_watch.py",
    "browser/test_table.py",
    "browser/test_verdict.py",
    "browser/test_first_page.py",
    "browser/test_long_session.py",
    "browser/test_charts.py",
    "browser/test_page_alone.py",
    "browser/test_accessible.py",
    "browser/test_compare.py",
    "browser/test_server.py",
    "browser/test_trade.py",
    "browser/test_sweep_page.py",
    "browser/test_class.py",
    "portable/test_reading_the_module.py",
    "docs/test_notebooks.py",
    "tournament/test_strategies_that_fail.py",
    "tournament/test_fork_server.py",
    "study/test_killed.py",
    "study/test_cluster.py",
    "packaging/test_wheel.py",
    "test_compile.py",
    "bits/test_five_ways.py",
    "agents/test_every_world.py",
    "docs/test_claims.py",
)
"""Paths below tests/, by processor time: a page that opens costs 3 to 6 s, a Python that starts 1 to 3 s."""


_PLACES = {TESTS / name: place for place, name in enumerate(LONG_FILES)}


def place_in_line(path: Path) -> int:
    """Where a file stands in the line: the long ones first, then all others as they come."""
    return _PLACES.get(path, len(_PLACES))
